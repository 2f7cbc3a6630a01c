import type { BreakdownRow } from '../../contract/index.ts';

/** A number among the columns beside a breakdown's value; null where it is missing or not a number. */
export function numberIn(row: BreakdownRow, key: string): number | null {
  const value = row.extra[key];
  return typeof value === 'number' ? value : null;
}
