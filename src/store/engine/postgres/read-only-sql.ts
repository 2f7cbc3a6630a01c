import pg from 'pg';
import { sqlFailed, timedOut, wouldWrite } from '../../sql/errors.ts';
import type { SqlJob } from '../../sql/job.ts';
import { sizeOf, type Outlet } from '../../sql/rows.ts';
import { startUp } from './start-up.ts';
import { types } from './values.ts';

/** Rows are fetched about this many bytes at a time: how many those are shows with the first ones. */
const FETCH_BYTES = 1_000_000;
const FIRST_ROWS = 4;
const MOST_ROWS = 5_000;
/** What a cursor cannot stand for; short answers. */
const DIRECT = /^\s*(?:show|explain)\b/iu;
const CANCELLED = '57014';
const READ_ONLY = '25006';

/** Runs one statement as a role that may read facts and nothing else, in a transaction that cannot write, and leaves. */
export async function runReadOnly(url: string, job: SqlJob, outlet: Outlet): Promise<string[]> {
  const client = new pg.Client({ ...startUp(url), types });
  // Without a listener a server that goes away would end the process without a word.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('begin transaction read only');
    // Who asked may leave at any time; a backend notices that by itself only when it answers.
    await client.query(`set local client_connection_check_interval = '1s'`);
    await client.query(`set local statement_timeout = ${Math.max(1, Math.floor(job.timeoutMs))}`);
    return await read(client, job.text, outlet);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === CANCELLED) throw timedOut(job.timeoutMs);
    throw code === READ_ONLY ? wouldWrite() : sqlFailed(error, job.text);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function read(client: pg.Client, given: string, outlet: Outlet): Promise<string[]> {
  const text = given.replace(/[;\s]+$/u, '');
  if (DIRECT.test(text)) {
    const { fields, rows } = await client.query<unknown[]>(extended(text));
    rows.every((row) => outlet.offer(row));
    return fields.map(({ name }) => name);
  }
  await client.query(extended(`declare answer no scroll cursor for ${text}`));
  for (let count = FIRST_ROWS; ;) {
    const { fields, rows } = await client.query<unknown[]>(extended(`fetch ${count} from answer`));
    if (rows.length === 0 || !rows.every((row) => outlet.offer(row))) return fields.map(({ name }) => name);
    const each = Math.max(1, ...rows.map(sizeOf));
    count = Math.max(1, Math.min(MOST_ROWS, Math.floor(FETCH_BYTES / each)));
  }
}

/** The extended protocol takes one statement, so that no second one hides behind a semicolon. */
function extended(text: string): pg.QueryArrayConfig & { queryMode: 'extended' } {
  return { text, queryMode: 'extended', rowMode: 'array' };
}
