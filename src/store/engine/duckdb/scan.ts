import { DuckDBTimestampValue, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { NONE } from '../../../core/index.ts';
import { baseType, describeTable, isNullable, type ColumnType, type TableName } from '../../tables.ts';
import type { Snapshot, TableChunk } from '../engine.ts';

/** DuckDB's vectors gathered into one chunk: 64 × 2048 rows. */
const GATHER = 64;

/** Runs `work` on one consistent picture of the store, on a connection that is closed afterwards. */
export async function withSnapshot<T>(
  connection: DuckDBConnection,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  await connection.run('begin transaction read only');
  return await work({ scan: (table) => scan(connection, table) });
}

async function* scan(connection: DuckDBConnection, table: TableName): AsyncGenerator<TableChunk> {
  const { columns } = describeTable(table);
  const result = await connection.stream(`select ${columns.map(([name]) => `"${name}"`).join(', ')} from "${table}"`);
  let gathered: (number | string | boolean | null)[][] = columns.map(() => []);
  let vectors = 0;
  const take = (): TableChunk => {
    const chunk = Object.fromEntries(columns.map(([name], i) => [name, gathered[i]!])) as unknown as TableChunk;
    gathered = columns.map(() => []);
    vectors = 0;
    return chunk;
  };
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const rows = chunk.rowCount;
    for (const [i, [, type]] of columns.entries()) {
      const vector = chunk.getColumnVector(i);
      const convert = converter(type);
      for (let row = 0; row < rows; row++) gathered[i]!.push(convert(vector.getItem(row)));
    }
    if (++vectors === GATHER) yield take();
  }
  if (vectors > 0) yield take();
}

/** Values as bulk loads take them. */
function converter(type: ColumnType): (value: DuckDBValue) => number | string | boolean | null {
  switch (baseType(type)) {
    case 'integer':
    case 'bigint': {
      const none = isNullable(type) ? NONE : null;
      return (value) => (value === null ? none : Number(value));
    }
    case 'timestamp':
      return (value) => (value instanceof DuckDBTimestampValue ? Number(value.micros) / 1e6 : Number.NaN);
    case 'text':
    case 'boolean':
      return (value) => value as string | boolean | null;
  }
}
