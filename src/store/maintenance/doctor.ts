import { sql, type Kysely } from 'kysely';
import { statfs } from 'node:fs/promises';
import type { Engine } from '../engine/engine.ts';
import type { Database } from '../schema.ts';
import { tableNames } from '../tables.ts';
import { checks, type Check } from './checks.ts';

export interface Diagnosis {
  /** Stable name of the check. */
  check: string;
  title: string;
  ok: boolean;
  /** Rows that break the rule, or null where it is not about rows. */
  broken: number | null;
  /** What was found, with an example. */
  detail: string;
  /** What to do; '' when all is well. */
  help: string;
}

/** Checks everything that DuckDB has no keys for, and what no key can say. Reads only. */
export async function examine(engine: Engine, db: Kysely<Database>): Promise<Diagnosis[]> {
  const diagnoses: Diagnosis[] = [await tablesOf(engine)];
  for (const check of checks) diagnoses.push(await run(db, check));
  if (engine.folder !== null) diagnoses.push(await diskSpace(engine.folder));
  return diagnoses;
}

async function run(db: Kysely<Database>, check: Check): Promise<Diagnosis> {
  const { rows } = await sql<{ broken: number; example: string | null }>`
    select count(*) as broken, min(broken.what) as example from (${sql.raw(check.broken)}) as broken(what)`.execute(db);
  const { broken, example } = rows[0]!;
  const ok = broken === 0;
  return {
    check: check.name,
    title: check.title,
    ok,
    broken,
    detail: ok ? 'in order' : `${broken} found, for example ${example}`,
    help: ok ? '' : check.help,
  };
}

async function tablesOf(engine: Engine): Promise<Diagnosis> {
  const present = new Set((await engine.describe()).map((column) => column.table));
  const missing = tableNames.filter((name) => !present.has(name));
  const ok = missing.length === 0;
  return {
    check: 'tables',
    title: 'All tables are there',
    ok,
    broken: null,
    detail: ok ? `${tableNames.length} tables` : `missing: ${missing.join(', ')}`,
    help: ok ? '' : 'The store was changed by hand. Restore the last backup.',
  };
}

const LOW = 2 ** 30;

async function diskSpace(folder: string): Promise<Diagnosis> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const ok = free >= LOW;
  return {
    check: 'disk',
    title: 'There is room to work',
    ok,
    broken: null,
    detail: `${(free / 2 ** 30).toFixed(1)} GiB free in ${folder}`,
    help: ok
      ? ''
      : 'Free some space: below 1 GiB a sync of a large repository may stop half-way (it would continue later).',
  };
}
