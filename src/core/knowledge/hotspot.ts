/**
 * Hotspots after Tornhill, "Your Code as a Crime Scene": files that are both large and changed often. Both as ranks,
 * since neither lines nor changes have a scale that could be multiplied.
 */
export interface HotspotFacts {
  /** Changes in the last 180 days. */
  changes: number;
  /** Lines now. */
  lines: number;
}

/** Days over which changes are counted. */
export const HOTSPOT_DAYS = 180;

export interface Hotspot {
  /** Share of files with fewer changes, or as many, 0 … 1: 1 for the most changed. */
  changesRank: number;
  /** The same for lines. */
  linesRank: number;
  /** 100 × the product of both. */
  score: number;
}

/** Ranks among the given files (those changed at least once), in their order. */
export function hotspots(files: readonly HotspotFacts[]): Hotspot[] {
  const changes = shareAtMost(files.map((file) => file.changes));
  const lines = shareAtMost(files.map((file) => file.lines));
  return files.map((file) => {
    const changesRank = changes(file.changes);
    const linesRank = lines(file.lines);
    return { changesRank, linesRank, score: 100 * changesRank * linesRank };
  });
}

/** Empirical cumulative distribution; SQL's cume_dist(). */
function shareAtMost(values: readonly number[]): (value: number) => number {
  const shares = new Map<number, number>();
  values.toSorted((a, b) => a - b).forEach((value, index) => shares.set(value, (index + 1) / values.length));
  return (value) => shares.get(value) ?? 0;
}
