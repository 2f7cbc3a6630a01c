import { listSegments } from '../cache/segments.ts';
import type { CommitOrder } from '../cache/order.ts';
import { extractRange } from './extract-range.ts';
import type { ExtractContext } from './plain-commits.ts';

export interface Range {
  from: number;
  to: number;
}

/** Commits per segment: long enough for git's caches to pay, short enough for the replay to keep up and a kill to cost little. */
const RANGE = 2048;

/** Contiguous ranges that cover all commits: segments that are there, then new ones. */
export async function planRanges(cacheDir: string, total: number): Promise<{ range: Range; done: boolean }[]> {
  const plan: { range: Range; done: boolean }[] = [];
  const present = await listSegments(cacheDir);
  let at = 0;
  while (at < total) {
    const known = present.find(({ from, to }) => from === at && to <= total);
    if (known === undefined) {
      const next = present.find(({ from, to }) => from > at && to <= total)?.from ?? total;
      const to = Math.min(at + RANGE, next);
      plan.push({ range: { from: at, to }, done: false });
      at = to;
    } else {
      plan.push({ range: known, done: true });
      at = known.to;
    }
  }
  return plan;
}

/** Extracts the ranges that are not done, `parallel` at a time and in order; each promise says that its segment is there. */
export function startExtraction(context: ExtractContext & { order: CommitOrder; cacheDir: string }, plan: readonly { range: Range; done: boolean }[], parallel: number): Promise<void>[] {
  const waiting: (() => void)[] = [];
  let running = 0;
  const results = plan.map(({ range, done }) => {
    if (done) {
      context.onCommits?.(range.to - range.from);
      return Promise.resolve();
    }
    return new Promise<void>((resolve, reject) => {
      waiting.push(() => void extractRange(context, range.from, range.to).then(() => resolve(), reject).finally(next));
    });
  });
  const next = (): void => {
    running--;
    startMore();
  };
  const startMore = (): void => {
    while (running < parallel && waiting.length > 0) {
      running++;
      waiting.shift()!();
    }
  };
  for (const result of results) result.catch(() => void (waiting.length = 0));
  startMore();
  return results;
}
