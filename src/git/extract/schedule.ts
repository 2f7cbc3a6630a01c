import { listSegments } from '../cache/segments.ts';
import { Stopped } from '../process/run.ts';
import type { CommitOrder } from '../model/commit-order.ts';
import { readRange, settleRange } from './extract-range.ts';
import type { PlainReading } from './plain-commits.ts';
import { createBlobPresence } from './presence.ts';
import { createTools, type ExtractTools, type ToolOptions } from './tools.ts';

export interface Range {
  from: number;
  to: number;
}

/** Commits per segment: long enough for git's caches to pay, short enough for the replay to keep up and a kill to cost little. */
const RANGE = 1024;

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
  /**
   * Rejects with `GitFailure` where not all that git wrote has arrived, so that no segment of this extraction is to be relied
   * on; with what killed it where it could not say.
   */
  sound: Promise<void>;
  /** Ends what is still running; resolves when nothing is. */
  stop(): Promise<void>;
}

export interface ExtractionOptions extends Omit<ToolOptions, 'presence' | 'role'> {
  order: CommitOrder;
  cacheDir: string;
  /** Ranges read at a time. */
  parallel: number;
  onCommits(count: number): void;
}

interface Job extends Settleable, Reporter {
  range: Range;
}

const REPORT = 50;

/**
 * Extracts the ranges that are not done, in order: several workers read patches, one settles merges after them, each with
 * git processes of its own that live as long as there is work.
 */
export function startExtraction(
  options: ExtractionOptions,
  plan: readonly { range: Range; done: boolean }[],
): Extraction {
  const { onCommits } = options;
  const presence = createBlobPresence(options.view, options.signal);
  const stops = new Set<() => void>();
  const jobs = plan.map(({ range, done }): Job => {
    const job = { range, ...settleable(), ...reporter(range, onCommits) };
    job.promise.catch(() => undefined);
    if (done) {
      job.report();
      job.resolve();
    }
    return job;
  });
  const open = jobs.filter((_, i) => !plan[i]!.done);
  const toolsFor = (role: ToolOptions['role']): ExtractTools => {
    const tools = createTools({ ...options, presence, role });
    stops.add(tools.stop);
    return tools;
  };

  const unread = [...open];
  const readings = open.map((): Settleable<PlainReading> | null => settleable());
  for (const reading of readings) reading!.promise.catch(() => undefined);
  let settled = 0;
  let held = 0;
  let stopped = false;
  let waiting: (() => void)[] = [];

  const wakeAll = (): void => {
    waiting.forEach((wake) => wake());
    waiting = [];
  };

  const read = async (tools: ExtractTools): Promise<void> => {
    for (let job = unread.shift(); job !== undefined && !stopped; job = unread.shift()) {
      const at = open.indexOf(job);
      // readings wait in memory for the one that settles them
      while (at - settled > 2 * options.parallel && held > MOST_HELD && !stopped)
        await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        const reading = await readRange(tools, { ...options, ...job.range }, job.onCommit);
        held += reading.size;
        readings[at]!.resolve(reading);
      } catch (error) {
        readings[at]!.reject(error);
      }
    }
    for (const reading of stopped ? readings : []) reading?.reject(new Stopped());
  };
  const readAll = async (): Promise<void> => {
    const tools = toolsFor('patches');
    // a second question waits behind the first, so that git never does
    await Promise.all([read(tools), read(tools)]);
    await closed(tools);
  };
  const settle = async (): Promise<void> => {
    const tools = toolsFor('pairs');
    for (const [at, job] of open.entries()) {
      try {
        const reading = await readings[at]!.promise;
        readings[at] = null;
        held -= reading.size;
        wakeAll();
        await settleRange(tools, { ...options, ...job.range }, reading);
        job.report();
        job.resolve();
      } catch (error) {
        job.reject(error);
      }
      settled = at + 1;
      wakeAll();
    }
    await closed(tools);
  };
  const closed = async (tools: ExtractTools): Promise<void> => {
    try {
      if (!stopped) await tools.close();
    } finally {
      tools.stop();
    }
  };
  const work =
    open.length === 0 ? [] : [settle(), ...Array.from({ length: Math.min(options.parallel, open.length) }, readAll)];
  const sound = Promise.all(work).then(() => undefined);
  sound.catch(() => undefined);
  return {
    done: jobs.map(({ promise }) => promise),
    sound,
    async stop() {
      stopped = true;
      stops.forEach((stop) => stop());
      wakeAll();
      await Promise.allSettled(work);
    },
  };
}

/** Files and hunks of readings that wait: some ten ranges of an ordinary history, so that a hard stretch of merges stops nobody. */
const MOST_HELD = 150_000;

interface Reporter {
  onCommit(): void;
  /** Tells of what is left of the range. */
  report(): void;
}

/** Tells of a range's commits in small lots, and of every one once, also when a range is read again. */
function reporter({ from, to }: Range, onCommits: (count: number) => void): Reporter {
  let seen = 0;
  let told = 0;
  return {
    onCommit() {
      if (++seen - told < REPORT || told + REPORT > to - from) return;
      told += REPORT;
      onCommits(REPORT);
    },
    report: () => onCommits(to - from - told),
  };
}

interface Settleable<T = void> {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

function settleable<T = void>(): Settleable<T> {
  let settle: Omit<Settleable<T>, 'promise'> | null = null;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...settle! };
}
