/**
 * Run-length lists of line origins (origin, lines, origin, lines …), immutable, neighbours always of different origin;
 * and what hunks do to them. Hunks are (start, d, a) triples, ascending, start counted from 0 on the old side.
 */
export type Runs = Int32Array;

/** Told of every line that a hunk removes and of every hunk's new work. */
export interface HunkListener {
  removed(origin: number, lines: number): void;
  /** Once per hunk, after its removals. */
  hunk(d: number, a: number): void;
}

export const emptyRuns: Runs = new Int32Array(0);

let scratch = new Int32Array(1 << 12);
let used = 0;

function reserve(more: number): void {
  if (used + more <= scratch.length) return;
  const larger = new Int32Array(Math.max(scratch.length * 2, used + more));
  larger.set(scratch);
  scratch = larger;
}

/** Appends runs [from, to) as they are, all but the first by one copy. */
function appendAll(runs: Runs, from: number, to: number): void {
  if (from >= to) return;
  append(runs[from]!, runs[from + 1]!);
  reserve(to - from);
  scratch.set(runs.subarray(from + 2, to), used);
  used += to - from - 2;
}

function append(origin: number, lines: number): void {
  if (lines === 0) return;
  if (used > 0 && scratch[used - 2] === origin) {
    scratch[used - 1]! += lines;
    return;
  }
  reserve(2);
  scratch[used++] = origin;
  scratch[used++] = lines;
}

export interface Hunks {
  data: Int32Array;
  /** Index of the first triple and number of triples. */
  at: number;
  count: number;
}

/** Lines after the hunks, added ones with the given origin. Returns null when the hunks don't fit the lines. */
export function applyHunks(old: Runs, hunks: Hunks, options: { origin: number; listener?: HunkListener }): Runs | null {
  const { data } = hunks;
  const { origin, listener } = options;
  used = 0;
  let run = 0;
  let left = old.length > 0 ? old[1]! : 0;
  let line = 0;
  for (let h = hunks.at, end = hunks.at + hunks.count * 3; h < end; h += 3) {
    const start = data[h]!;
    const d = data[h + 1]!;
    const a = data[h + 2]!;
    let keep = start - line;
    if (keep >= left && run < old.length) {
      append(old[run]!, left);
      keep -= left;
      const first = (run += 2);
      while (run < old.length && keep >= old[run + 1]!) {
        keep -= old[run + 1]!;
        run += 2;
      }
      appendAll(old, first, run);
      left = run < old.length ? old[run + 1]! : 0;
    }
    if (keep > 0) {
      if (run >= old.length) return null;
      append(old[run]!, keep);
      left -= keep;
    }
    for (let drop = d; drop > 0;) {
      if (run >= old.length) return null;
      const n = drop < left ? drop : left;
      listener?.removed(old[run]!, n);
      drop -= n;
      left -= n;
      if (left === 0 && (run += 2) < old.length) left = old[run + 1]!;
    }
    listener?.hunk(d, a);
    append(origin, a);
    line = start + d;
  }
  if (run < old.length) {
    append(old[run]!, left);
    appendAll(old, run + 2, old.length);
  }
  return scratch.slice(0, used);
}

/** Where `base` has lines of origin `hole`, those of `over` at the same place; else `base`'s. Both have the same length. */
export function fillHoles(base: Runs, over: Runs, hole: number): Runs {
  used = 0;
  let i = 0;
  let j = 0;
  let leftBase = base.length > 0 ? base[1]! : 0;
  let leftOver = over.length > 0 ? over[1]! : 0;
  while (i < base.length && j < over.length) {
    const n = Math.min(leftBase, leftOver);
    append(base[i] === hole ? over[j]! : base[i]!, n);
    leftBase -= n;
    leftOver -= n;
    if (leftBase === 0 && (i += 2) < base.length) leftBase = base[i + 1]!;
    if (leftOver === 0 && (j += 2) < over.length) leftOver = over[j + 1]!;
  }
  return scratch.slice(0, used);
}

export function replaceOrigin(runs: Runs, from: number, to: number): Runs {
  used = 0;
  for (let i = 0; i < runs.length; i += 2) append(runs[i] === from ? to : runs[i]!, runs[i + 1]!);
  return scratch.slice(0, used);
}

export function hasOrigin(runs: Runs, origin: number): boolean {
  for (let i = 0; i < runs.length; i += 2) if (runs[i] === origin) return true;
  return false;
}

export function lineCount(runs: Runs): number {
  let lines = 0;
  for (let i = 1; i < runs.length; i += 2) lines += runs[i]!;
  return lines;
}

export function singleRun(origin: number, lines: number): Runs {
  return lines === 0 ? emptyRuns : Int32Array.of(origin, lines);
}

/** Lines as a map from old to new gives them: triples (first old line or −1 for a line of `origin`, lines, unused). */
export function applyLineMap(old: Runs, { data, at, count }: Hunks, origin: number): Runs | null {
  const origins: number[] = [];
  for (let i = 0; i < old.length; i += 2) for (let n = old[i + 1]!; n > 0; n--) origins.push(old[i]!);
  used = 0;
  for (let i = at, end = at + count * 3; i < end; i += 3) {
    const from = data[i]!;
    const lines = data[i + 1]!;
    if (from < 0) append(origin, lines);
    else if (from + lines > origins.length) return null;
    else for (let n = 0; n < lines; n++) append(origins[from + n]!, 1);
  }
  return scratch.slice(0, used);
}
