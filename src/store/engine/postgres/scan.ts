import type pg from 'pg';
import { NONE } from '../../../core/index.ts';
import { baseType, describeTable, isNullable, type TableName } from '../../tables.ts';
import type { Snapshot, TableChunk } from '../engine.ts';

const FETCH = 50_000;

/** Runs `work` on one consistent picture of the store. */
export async function withSnapshot<T>(pool: pg.Pool, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    return await work({ scan: (table) => scan(client, table) });
  } finally {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    client.release(broken);
  }
}

async function* scan(client: pg.PoolClient, table: TableName): AsyncGenerator<TableChunk> {
  const { columns } = describeTable(table);
  const list = columns
    .map(([name, type]) =>
      baseType(type) === 'timestamp' ? `cast(extract(epoch from "${name}") as double precision)` : `"${name}"`,
    )
    .join(', ');
  await client.query(`declare scan_${table} no scroll cursor for select ${list} from "${table}"`);
  for (;;) {
    const { rows } = await client.query<unknown[]>({ text: `fetch ${FETCH} from scan_${table}`, rowMode: 'array' });
    if (rows.length === 0) break;
    yield Object.fromEntries(
      columns.map(([name, type], i) => {
        const missing =
          baseType(type) === 'timestamp'
            ? Number.NaN
            : isNullable(type) && baseType(type) !== 'text' && baseType(type) !== 'boolean'
              ? NONE
              : null;
        return [name, rows.map((row) => row[i] ?? missing)];
      }),
    ) as unknown as TableChunk;
  }
  await client.query(`close scan_${table}`);
}
