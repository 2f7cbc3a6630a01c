import type { BreakdownRow } from '../contract/index.ts';

/** Repository and path of the key of a file's row: `12:src/a.ts`. */
export function fileOf(key: string): { repository: number; path: string } {
  const colon = key.indexOf(':');
  return { repository: Number(key.slice(0, colon)), path: key.slice(colon + 1) };
}

/**
 * The two files of a pair's row, whose key is `12:a.ts ↔ b.ts`. A path may have an arrow of its own, so the row says the
 * second one beside it.
 */
export function pairOf({
  key,
  extra,
}: Pick<BreakdownRow, 'key' | 'extra'>): { repository: number; a: string; b: string } | null {
  const { repository, path } = fileOf(key);
  const b = extra['other'];
  const end = ` ↔ ${String(b)}`;
  return typeof b === 'string' && path.endsWith(end) ? { repository, a: path.slice(0, -end.length), b } : null;
}
