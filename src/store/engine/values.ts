import { NONE } from '../../core/index.ts';
import { internalError } from '../errors.ts';
import { baseType, isNullable, type BaseType, type ColumnType } from '../tables.ts';
import type { ColumnValues } from './engine.ts';

export type Cell = number | string | boolean | null;

/** A column ready for a bulk loader: `at(row)` is the value, NULL rules applied. Timestamps come as seconds. */
export interface Column {
  name: string;
  type: BaseType;
  at(row: number): Cell;
}

/** Checks the columns' lengths and gives readers for them. */
export function readColumns(
  table: string,
  columns: { name: string; type: ColumnType; values: ColumnValues }[],
): { columns: Column[]; rows: number } {
  let rows = -1;
  for (const { name, values } of columns) {
    if (isFill(values)) continue;
    if (rows !== -1 && values.length !== rows) {
      throw internalError(`${table}.${name} has ${values.length} values where other columns have ${rows}`);
    }
    rows = values.length;
  }
  return {
    rows: Math.max(rows, 0),
    columns: columns.map(({ name, type, values }) => ({ name, type: baseType(type), at: reader(type, values) })),
  };
}

function isFill(values: ColumnValues): values is { fill: Cell } {
  return 'fill' in values && !Array.isArray(values) && !ArrayBuffer.isView(values);
}

function reader(type: ColumnType, values: ColumnValues): (row: number) => Cell {
  if (isFill(values)) {
    const { fill } = values;
    return () => fill;
  }
  const list = values as ArrayLike<Cell>;
  const base = baseType(type);
  if (isNullable(type) && (base === 'integer' || base === 'bigint')) {
    return (row) => (list[row] === NONE ? null : list[row]!);
  }
  if (base === 'timestamp') return (row) => (Number.isNaN(list[row]) ? null : list[row]!);
  // PostgreSQL has no NUL in text, and a NUL in a name or path would only be there to deceive.
  if (base === 'text')
    return (row) =>
      typeof list[row] === 'string' && list[row].includes('\0') ? list[row].replaceAll('\0', '\uFFFD') : list[row]!;
  return (row) => list[row]!;
}

/** Seconds, perhaps with milliseconds, as microseconds; exact for the years 1 to 9999. */
export function microseconds(seconds: number): bigint {
  const whole = Math.floor(seconds);
  const fraction = seconds - whole;
  return BigInt(whole) * 1_000_000n + (fraction === 0 ? 0n : BigInt(Math.round(fraction * 1000)) * 1000n);
}
