import type { MiningPhase } from '../core/index.ts';

/** Time constant of the smoothing: what happened this long ago counts a third. */
const MEMORY_MS = 4_000;
/** Nothing is foretold from less. */
const WARM_UP_MS = 500;

export interface Rate {
  /** Units a second, smoothed; null while unknown. */
  perSecond: number | null;
  /** To the end of this phase; null while unknown. */
  secondsLeft: number | null;
}

/** Watches one run's progress and says how fast it goes. A new phase starts anew: its units are others. */
export function createRate(now: () => number = () => performance.now()) {
  let phase: MiningPhase | undefined;
  let started = 0;
  let last = { at: 0, done: 0 };
  let smoothed: number | null = null;

  return function observe(progress: { phase: MiningPhase; done: number; total: number }): Rate {
    const at = now();
    if (progress.phase !== phase) {
      phase = progress.phase;
      started = at;
      smoothed = null;
      last = { at, done: progress.done };
      return { perSecond: null, secondsLeft: null };
    }
    const elapsed = at - last.at;
    if (elapsed > 0 && progress.done >= last.done) {
      const current = ((progress.done - last.done) / elapsed) * 1_000;
      const keep = Math.exp(-elapsed / MEMORY_MS);
      smoothed = smoothed === null ? current : keep * smoothed + (1 - keep) * current;
      last = { at, done: progress.done };
    }
    if (smoothed === null || at - started < WARM_UP_MS) return { perSecond: null, secondsLeft: null };
    const left = Math.max(0, progress.total - progress.done);
    return { perSecond: smoothed, secondsLeft: smoothed > 0 ? left / smoothed : null };
  };
}
