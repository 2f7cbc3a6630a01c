import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  type DuckDBDataChunk,
  type DuckDBPreparedStatement,
  type DuckDBResult,
  type DuckDBValue,
} from '@duckdb/node-api';
import { internalError } from '../../errors.ts';

const DAY = 86_400_000;

/** Binds JavaScript values as PostgreSQL would take them. */
export function bindParameters(statement: DuckDBPreparedStatement, parameters: readonly unknown[]): void {
  parameters.forEach((value, i) => bind(statement, i + 1, value));
}

function bind(statement: DuckDBPreparedStatement, index: number, value: unknown): void {
  if (value === null || value === undefined) statement.bindNull(index);
  else if (typeof value === 'boolean') statement.bindBoolean(index, value);
  else if (typeof value === 'bigint') statement.bindBigInt(index, value);
  else if (typeof value === 'string') statement.bindVarchar(index, value);
  else if (typeof value === 'number') bindNumber(statement, index, value);
  else if (value instanceof Date) statement.bindTimestamp(index, timestampOf(value));
  else if (value instanceof Uint8Array) statement.bindBlob(index, value);
  else if (Array.isArray(value)) statement.bindList(index, value.map(listItem));
  else throw internalError(`A parameter of type ${typeof value} cannot be bound`);
}

function bindNumber(statement: DuckDBPreparedStatement, index: number, value: number): void {
  if (!Number.isInteger(value)) statement.bindDouble(index, value);
  else if (value >= -2_147_483_648 && value <= 2_147_483_647) statement.bindInteger(index, value);
  else if (Number.isSafeInteger(value)) statement.bindBigInt(index, BigInt(value));
  else statement.bindDouble(index, value);
}

function listItem(value: unknown): DuckDBValue {
  return value instanceof Date ? timestampOf(value) : (value as DuckDBValue);
}

export function timestampOf(date: Date): DuckDBTimestampValue {
  return new DuckDBTimestampValue(BigInt(date.getTime()) * 1000n);
}

/** Values as both engines give them: counts are numbers (text beyond 2^53), instants are Dates (UTC), lists are arrays. */
export function fromDuckDb(value: DuckDBValue): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) {
    return new Date(Number(value.micros / 1000n) - (value.micros % 1000n < 0n ? 1 : 0));
  }
  if (value instanceof DuckDBDateValue) return new Date(value.days * DAY);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBListValue) return value.items.map(fromDuckDb);
  // Intervals, structs, blobs and the like: as DuckDB writes them.
  return String(value);
}

const PLAIN = new Set<DuckDBTypeId>([
  DuckDBTypeId.BOOLEAN,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.VARCHAR,
]);

/** Rows of a chunk as objects. Copies of one that has all names are made much faster than names are given one by one. */
export function rowObjects(
  result: DuckDBResult,
  names: readonly string[],
  chunk: DuckDBDataChunk,
): Record<string, unknown>[] {
  const empty: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, null]));
  const rows = Array.from({ length: chunk.rowCount }, () => ({ ...empty }));
  names.forEach((name, column) => {
    const vector = chunk.getColumnVector(column);
    const plain = PLAIN.has(result.columnTypeId(column));
    rows.forEach((row, i) => {
      const value = vector.getItem(i);
      row[name] = plain ? value : fromDuckDb(value);
    });
  });
  return rows;
}
