import type { BreakdownRow } from '../../contract/index.ts';

/** A number among the columns beside a breakdown's value; null where it is missing or not a number. */
export function numberIn(row: BreakdownRow, key: string): number | null {
  const value = row.extra[key];
  return typeof value === 'number' ? value : null;
}

/** Path in a key of a file, a directory or a pair: `12:src/a.ts` → `src/a.ts`. Labels may carry the repository's name. */
export function pathOf(row: BreakdownRow): string {
  return row.key.slice(row.key.indexOf(':') + 1);
}

/** In a directory such as `.github` or `.vscode`, or one itself: settings, which are no part of the product. */
export function isHidden(path: string): boolean {
  return /(^|\/)\.[^/]+(\/|$)/.test(path);
}
