import {
  BIGINT,
  BOOLEAN,
  DuckDBDataChunk,
  DuckDBTimestampValue,
  INTEGER,
  TIMESTAMP,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { setImmediate } from 'node:timers/promises';
import type { BaseType } from '../../tables.ts';
import { microseconds, type Cell, type Column } from '../values.ts';

const TYPES: Record<BaseType, DuckDBType> = {
  integer: INTEGER,
  bigint: BIGINT,
  text: VARCHAR,
  boolean: BOOLEAN,
  timestamp: TIMESTAMP,
};
/** DuckDB's vector size: a chunk holds no more. */
const CHUNK = 2048;
/** Appending blocks the event loop; other work gets a turn after this many chunks (a few milliseconds). */
const TURN = 16;

/** Loads columns into a table through the appender, inside the connection's transaction. */
export async function appendColumns(
  connection: DuckDBConnection,
  target: { table: string; temporary: boolean },
  data: { columns: Column[]; rows: number },
): Promise<void> {
  if (data.rows === 0) return;
  const appender = await connection.createAppender(target.table, 'main', target.temporary ? 'temp' : null);
  try {
    const chunk = DuckDBDataChunk.create(data.columns.map((column) => TYPES[column.type]));
    for (let start = 0, turn = 0; start < data.rows; start += CHUNK) {
      chunk.reset();
      chunk.rowCount = Math.min(CHUNK, data.rows - start);
      data.columns.forEach((column, index) => fill(chunk, index, { column, start }));
      appender.appendDataChunk(chunk);
      if (++turn % TURN === 0) await setImmediate();
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

function fill(chunk: DuckDBDataChunk, index: number, { column, start }: { column: Column; start: number }): void {
  const vector = chunk.getColumnVector(index);
  const convert = CONVERT[column.type];
  // A property of the chunk is a call into the engine: not to be asked for every row.
  const rows = chunk.rowCount;
  for (let i = 0; i < rows; i++) {
    const cell = column.at(start + i);
    vector.setItem(i, cell === null || convert === undefined ? cell : convert(cell));
  }
  vector.flush();
}

const CONVERT: Partial<Record<BaseType, (cell: Exclude<Cell, null>) => DuckDBValue>> = {
  bigint: (cell) => BigInt(cell),
  timestamp: (cell) => new DuckDBTimestampValue(microseconds(Number(cell))),
};
