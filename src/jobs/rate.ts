import type { MiningPhase } from '../core/index.ts';

/** What a phase begins with is not its pace: what was known before, or waited in a queue, arrives at once. */
const SETTLE_MS = 1_000;
/** Nothing is told from less. */
const LEAST_MS = 1_000;
/** The pace is that of about so long. */
const WINDOW_MS = 5_000;
/** Samples closer together than this are one. */
const SAMPLE_MS = 100;

export interface Rate {
  /** Units a second, over the last seconds; null while unknown. */
  perSecond: number | null;
  /** To the end of this phase; null while unknown. */
  secondsLeft: number | null;
}

const UNKNOWN: Rate = { perSecond: null, secondsLeft: null };

/** Watches one run's progress and says how fast it goes. A new phase starts anew: its units are others. */
export function createRate(now: () => number = () => performance.now()) {
  let phase: MiningPhase | undefined;
  let started = 0;
  let samples: { at: number; done: number }[] = [];

  return function observe(progress: { phase: MiningPhase; done: number; total: number }): Rate {
    const at = now();
    const { done, total } = progress;
    if (progress.phase !== phase) {
      phase = progress.phase;
      started = at;
      samples = [];
    }
    if (at - started < SETTLE_MS) return UNKNOWN;
    const last = samples.at(-1);
    if (!last || at - last.at >= SAMPLE_MS) samples.push({ at, done });
    // The newest of those older than the window is where it begins.
    while (samples.length > 1 && at - samples[1]!.at >= WINDOW_MS) samples.shift();
    const [first] = samples;
    if (!first || at - first.at < LEAST_MS) return UNKNOWN;
    const perSecond = Math.max(0, done - first.done) / ((at - first.at) / 1_000);
    const left = Math.max(0, total - done);
    return { perSecond, secondsLeft: perSecond > 0 ? left / perSecond : null };
  };
}
