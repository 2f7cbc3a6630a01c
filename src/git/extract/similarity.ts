/**
 * git's measure of how much of one file is in another (diffcore-delta.c, diffcore-rename.c): bytes by hash of their line,
 * or of 64 bytes of a longer one. The same numbers are needed to follow the same renames.
 */
export interface Spans {
  size: number;
  /** Hash and bytes, by ascending hash. */
  hashes: Int32Array;
  bytes: Int32Array;
}

/** Similarity runs from 0 to this. */
export const FULL_SCORE = 60_000;
/** Least similarity of a rename: 50%. */
export const LEAST_SCORE = 30_000;
/** Least similarity at which a file of the same base name is taken without looking at others: 75%. */
export const BASENAME_SCORE = 45_000;

/** Hashes are below this. */
export const HASHES = 107_927;
const SPAN = 64;
const FIRST_BYTES = 8000;
const CR = 13;
const LF = 10;

const counts = new Int32Array(HASHES);

export function spansOf(content: Uint8Array): Spans {
  const isText = !content.subarray(0, FIRST_BYTES).includes(0);
  const touched: number[] = [];
  let accum1 = 0;
  let accum2 = 0;
  let n = 0;
  for (let i = 0; i < content.length; i++) {
    const byte = content[i]!;
    if (isText && byte === CR && content[i + 1] === LF) continue;
    const old = accum1;
    accum1 = (((accum1 << 7) ^ (accum2 >>> 25)) + byte) | 0;
    accum2 = (accum2 << 7) ^ (old >>> 25);
    if (++n < SPAN && byte !== LF) continue;
    const hash = ((accum1 + Math.imul(accum2, 0x61)) >>> 0) % HASHES;
    if (counts[hash] === 0) touched.push(hash);
    counts[hash]! += n;
    n = 0;
    accum1 = 0;
    accum2 = 0;
  }
  const hashes = Int32Array.from(touched).sort();
  const bytes = hashes.map((hash) => counts[hash]!);
  for (const hash of touched) counts[hash] = 0;
  return { size: content.length, hashes, bytes };
}

/** Similarity of two files; 0 without a look when their sizes alone keep it below `least`. */
export function similarity(source: Spans, target: Spans, least: number): number {
  if (!mayReach(source, target, least)) return 0;
  let copied = 0;
  for (let i = 0, j = 0; i < source.hashes.length && j < target.hashes.length;) {
    const a = source.hashes[i]!;
    const b = target.hashes[j]!;
    if (a === b) copied += Math.min(source.bytes[i++]!, target.bytes[j++]!);
    else if (a < b) i++;
    else j++;
  }
  return scoreOf(copied, { source, target, least });
}

function mayReach(source: Spans, target: Spans, least: number): boolean {
  const larger = Math.max(source.size, target.size);
  const difference = larger - Math.min(source.size, target.size);
  return target.size > 0 && larger * (FULL_SCORE - least) >= difference * FULL_SCORE;
}

/** The similarity of two files that share `copied` bytes; 0 when their sizes alone keep it below `least`. */
export function scoreOf(
  copied: number,
  { source, target, least }: { source: Spans; target: Spans; least: number },
): number {
  return mayReach(source, target, least) ? Math.trunc((copied * FULL_SCORE) / Math.max(source.size, target.size)) : 0;
}
