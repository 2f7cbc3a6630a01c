import type { PathBook } from '../cache/paths.ts';
import { readSegment } from '../cache/segments.ts';
import type { Segment } from '../model/segment.ts';
import { recordStarts, type RecordPlace } from './record-reader.ts';

/** Finds the record of any commit whose segment is in the cache; keeps the last few segments in memory. */
export interface SegmentSource {
  /** Says that a segment is in the cache and its paths are in the book. */
  add(range: { from: number; to: number }): void;
  place(commit: number): Promise<RecordPlace>;
}

const KEPT = 3;

interface Loaded {
  segment: Segment;
  starts: Int32Array;
  paths: Int32Array;
}

export function createSegmentSource(cacheDir: string, book: PathBook): SegmentSource {
  const ranges: { from: number; to: number }[] = [];
  const loaded: Loaded[] = [];

  const load = async (commit: number): Promise<Loaded> => {
    const range = ranges[findRange(ranges, commit)];
    const segment = range === undefined ? null : await readSegment(cacheDir, range);
    if (segment === null) throw new CacheDamaged(cacheDir);
    const fresh = { segment, starts: recordStarts(segment.payload), paths: book.idsOf(segment) };
    loaded.unshift(fresh);
    loaded.length = Math.min(loaded.length, KEPT);
    return fresh;
  };

  return {
    add: (range) => void ranges.push(range),
    async place(commit) {
      const known = loaded.find(({ segment }) => commit >= segment.from && commit < segment.to) ?? (await load(commit));
      return { payload: known.segment.payload, at: known.starts[commit - known.segment.from]!, paths: known.paths };
    },
  };
}

function findRange(ranges: readonly { from: number; to: number }[], commit: number): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ranges[middle]!.from <= commit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A cache file that was whole when the run began is not any more, or was written from what git could not write in full. */
export class CacheDamaged extends Error {
  constructor(cacheDir: string, options?: ErrorOptions) {
    super(`the mining cache in ${cacheDir} is damaged`, options);
    this.name = 'CacheDamaged';
  }
}
