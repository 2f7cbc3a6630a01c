import type { Breakdown } from '../../../contract/index.ts';

export interface HotFile {
  key: string;
  path: string;
  changes: number;
  lines: number;
  rework: number | null;
}

/** Repository and path of the key of a file's row: `12:src/a.ts`. */
export function fileOf(key: string): { repository: number; path: string } {
  const colon = key.indexOf(':');
  return { repository: Number(key.slice(0, colon)), path: key.slice(colon + 1) };
}

/** The rows of the hotspot breakdown as files. */
export function hotspotsOf(answer: Breakdown): HotFile[] {
  return answer.rows.map((row) => ({
    key: row.key,
    path: oneRepository(answer) ? fileOf(row.key).path : row.label,
    changes: number(row.extra['changes']) ?? row.n,
    lines: number(row.extra['lines']) ?? 0,
    rework: number(row.extra['rework']),
  }));
}

/** Labels carry the repository's name where several are known; of one alone it says nothing new. */
const oneRepository = (answer: Breakdown) => new Set(answer.rows.map((row) => fileOf(row.key).repository)).size === 1;

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
