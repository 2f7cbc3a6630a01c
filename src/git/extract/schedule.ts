import { listSegments } from '../cache/segments.ts';
import type { CommitOrder } from '../cache/order.ts';
import { extractRange } from './extract-range.ts';
import { createBlobPresence } from './presence.ts';
import { createTools, type ToolOptions } from './tools.ts';

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

export interface Extraction {
  /** Settle in order, each when its range's segment is in the cache. */
  done: Promise<void>[];
  stop(): void;
}

export interface ExtractionOptions extends Omit<ToolOptions, 'presence'> {
  order: CommitOrder;
  cacheDir: string;
  /** Ranges at a time. */
  parallel: number;
  onCommits(count: number): void;
}

/** Extracts the ranges that are not done, in order, by workers that keep their git processes. */
export function startExtraction(options: ExtractionOptions, plan: readonly { range: Range; done: boolean }[]): Extraction {
  const { order, cacheDir, onCommits } = options;
  const presence = createBlobPresence(options.view, options.signal);
  const results = plan.map(({ range, done }) => ({ range, done, ...settleable() }));
  const waiting = results.filter(({ done }) => !done);
  for (const { range, done, promise, resolve } of results) {
    promise.catch(() => undefined);
    if (!done) continue;
    onCommits(range.to - range.from);
    resolve();
  }
  const stops = new Set<() => void>();
  const work = async (): Promise<void> => {
    const tools = createTools({ ...options, presence });
    stops.add(tools.stop);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { range } = next;
      const size = range.to - range.from;
      let reported = 0;
      let seen = 0;
      const onCommit = (): void => {
        if (++seen - reported < REPORT || reported + REPORT > size) return;
        onCommits(REPORT);
        reported += REPORT;
      };
      try {
        await extractRange(tools, { order, cacheDir, ...range, onCommit });
        onCommits(size - reported);
        next.resolve();
      } catch (error) {
        next.reject(error);
        for (const left of waiting.splice(0)) left.reject(error);
      }
    }
    tools.stop();
  };
  for (let i = 0; i < Math.min(options.parallel, waiting.length); i++) void work();
  return { done: results.map(({ promise }) => promise), stop: () => stops.forEach((stop) => stop()) };
}

const REPORT = 50;

interface Settleable {
  promise: Promise<void>;
  resolve(): void;
  reject(error: unknown): void;
}

function settleable(): Settleable {
  let settle: Omit<Settleable, 'promise'> | null = null;
  const promise = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...settle! };
}
