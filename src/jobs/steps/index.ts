import { computeAhead } from './compute-ahead.ts';
import { fetch } from './fetch.ts';
import { look } from './look.ts';
import { mine } from './mine.ts';
import type { Step } from './step.ts';

/** The register of steps: what can be on the queue. */
export const steps = {
  fetch,
  look,
  mine,
  'compute-ahead': computeAhead,
} satisfies Record<string, Step<never, unknown>>;

export type StepName = keyof typeof steps;
export type InputOf<Name extends StepName> = Parameters<(typeof steps)[Name]['run']>[0];
export type ResultOf<Name extends StepName> = Awaited<ReturnType<(typeof steps)[Name]['run']>>;
