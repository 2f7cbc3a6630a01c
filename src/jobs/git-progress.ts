import type { FetchProgress } from '../git/index.ts';

export interface FetchStep {
  /** What git is doing, in words. */
  doing: string;
  /** Of the whole clone or fetch; null before the other side has answered. Never goes down. */
  percent: number | null;
}

/** Before the other side has said anything. */
export const LOOKING: FetchStep = { doing: 'looking for the repository', percent: null };

const PACKING = { doing: 'the other side is packing', from: 0, to: 0 };
/** git's own steps, each from 0 to 100%, on one scale. */
const STEPS = new Map([
  ['Enumerating objects', PACKING],
  ['Counting objects', PACKING],
  ['Compressing objects', PACKING],
  ['Receiving objects', { doing: 'receiving', from: 0, to: 80 }],
  ['Resolving deltas', { doing: 'unpacking', from: 80, to: 100 }],
]);

/** Reads one clone's or fetch's progress as git tells it. Steps that it does not know change nothing. */
export function createFetchProgress(): (told: FetchProgress) => FetchStep {
  let now = LOOKING;
  return ({ phase, percent }) => {
    const step = STEPS.get(phase);
    if (!step) return now;
    const reached = step.from + ((step.to - step.from) * (percent ?? 0)) / 100;
    if (now.percent === null || reached >= now.percent) now = { doing: step.doing, percent: reached };
    return now;
  };
}
