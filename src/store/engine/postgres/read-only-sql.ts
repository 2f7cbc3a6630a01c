import type pg from 'pg';
import { BEFORE, notReadOnly, refusePrivateTables, sqlFailed, timedOut, wouldWrite } from '../read-only.ts';
import type { ReadOnlyQuery, SqlResult } from '../engine.ts';

/** Functions that run text as SQL, reach the server's files, or disturb other sessions: a read-only transaction lets them be. */
const FORBIDDEN =
  /\b(\w+_to_xml\w*|pg_read_\w+|pg_ls_\w+|pg_stat_file|lo_\w+|dblink\w*|set_config|pg_(terminate|cancel)_backend|pg_reload_conf|pg_rotate_logfile|pg_(try_)?advisory\w*|pg_notify|pg_logical_\w+|pg_switch_wal|pg_create_\w+)\s*\(/iu;
/** What can be prepared with EXPLAIN and only reads. */
const READING = new RegExp(String.raw`${BEFORE}(select|with|values|table|explain|show|\()`, 'iu');

/** Cannot be read through a cursor; short answers. */
const DIRECT = /^\s*(show|explain)\b/iu;

const CANCELLED = '57014';

/** Runs one reading statement in a transaction that cannot write. */
export async function runReadOnly(pool: pg.Pool, query: ReadOnlyQuery): Promise<SqlResult> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin transaction read only');
    await client.query(`set local statement_timeout = ${Math.max(1, Math.floor(query.timeoutMs))}`);
    return await read(client, query).catch((error: unknown) => {
      throw codeOf(error) === CANCELLED
        ? timedOut(query.timeoutMs)
        : codeOf(error) === '25006'
          ? wouldWrite()
          : sqlFailed(error);
    });
  } finally {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    client.release(broken);
  }
}

async function read(client: pg.PoolClient, { text: given, limit }: ReadOnlyQuery): Promise<SqlResult> {
  const text = given.replace(/[;\s]+$/u, '');
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden) throw notReadOnly(`${forbidden[1]} is not allowed here`);
  if (!READING.test(text)) throw wouldWrite();
  const direct = DIRECT.test(text);
  if (!direct) {
    refusePrivateTables(await tablesOf(client, text));
    await client.query(extended(`declare answer no scroll cursor for ${text}`));
  }
  const { fields, rows } = await client.query<unknown[]>({
    ...extended(direct ? text : `fetch ${limit + 1} from answer`),
    rowMode: 'array',
  });
  return { columns: fields.map((field) => field.name), rows: rows.slice(0, limit), truncated: rows.length > limit };
}

/** The extended protocol takes one statement, so that no second one hides behind a semicolon. */
function extended(text: string): pg.QueryConfig & { queryMode: 'extended' } {
  return { text, queryMode: 'extended' };
}

/** Tables of the plan: what the statement will really read, views and subqueries resolved. */
async function tablesOf(client: pg.PoolClient, text: string): Promise<string[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': unknown }>(extended(`explain (format json) ${text}`));
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === 'object' && node !== null) {
      for (const [key, value] of Object.entries(node)) {
        if (key === 'Relation Name') found.add(String(value));
        else walk(value);
      }
    }
  };
  walk(rows);
  return [...found];
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
