import type { Runs } from './runs.ts';

/** Adds to the listener what lines left (−) and came (+) between two states of a file, by origin; null has no lines. */
export function runsDifference(
  before: Runs | null,
  after: Runs | null,
  add: (origin: number, delta: number) => void,
): void {
  if (before === after) return;
  const old = before ?? EMPTY;
  const now = after ?? EMPTY;
  let start = 0;
  const shorter = Math.min(old.length, now.length);
  while (start < shorter && old[start] === now[start]) start++;
  start -= start & 1;
  let oldEnd = old.length;
  let nowEnd = now.length;
  while (
    oldEnd > start + 1 &&
    nowEnd > start + 1 &&
    old[oldEnd - 1] === now[nowEnd - 1] &&
    old[oldEnd - 2] === now[nowEnd - 2]
  ) {
    oldEnd -= 2;
    nowEnd -= 2;
  }
  for (let i = start; i < oldEnd; i += 2) add(old[i]!, -old[i + 1]!);
  for (let i = start; i < nowEnd; i += 2) add(now[i]!, now[i + 1]!);
}

const EMPTY: Runs = new Int32Array(0);
