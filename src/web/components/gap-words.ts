import { formatCount } from '../../words/index.ts';

export type Given = { value: number | null; n: number; reason: 'no-data' | 'small-n' | 'not-ready' | null };

/** Why there is no number. */
export function gapWords(given: Given): string {
  if (given.reason === 'not-ready') return 'still being mined';
  if (given.reason === 'small-n') return `too few to say (n = ${formatCount(given.n)})`;
  return 'nothing to measure here';
}
