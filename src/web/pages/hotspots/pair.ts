import { fileOf } from './hot-file.ts';

/** The two files of the key of a pair's row: `12:a.ts ↔ b.ts`. */
export function pairOf(key: string): { repository: number; a: string; b: string } | null {
  const { repository, path } = fileOf(key);
  const [a, b] = path.split(' ↔ ');
  return a && b ? { repository, a, b } : null;
}
