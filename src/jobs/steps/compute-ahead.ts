import type { Step } from './step.ts';

/** Computes what pages would wait for, once the facts of these repositories have changed. */
export const computeAhead: Step<{ repositories: readonly number[] }, void> = {
  lane: 'ahead',
  run: ({ repositories }, context) => context.computeAhead(repositories, context.signal),
};
