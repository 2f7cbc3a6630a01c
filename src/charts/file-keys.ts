/** Repository and path of the key of a file's row: `12:src/a.ts`. */
export function fileOf(key: string): { repository: number; path: string } {
  const colon = key.indexOf(':');
  return { repository: Number(key.slice(0, colon)), path: key.slice(colon + 1) };
}

/** The two files of the key of a pair's row: `12:a.ts ↔ b.ts`. */
export function pairOf(key: string): { repository: number; a: string; b: string } | null {
  const { repository, path } = fileOf(key);
  const [a, b] = path.split(' ↔ ');
  return a && b ? { repository, a, b } : null;
}
