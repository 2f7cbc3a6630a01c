import { gapsInWords } from '../../../charts/index.ts';
import type { Series } from '../../../contract/index.ts';
import { formatCount, formatPeriod, partialInWords } from '../../../words/index.ts';

/** "n = 1,204, 1 Jan – 31 Mar 2026." and what is missing in the picture, as below the same one on its page. */
export function footOf(answer: Series, drawn: 'bars' | 'line'): string {
  const n = `n = ${formatCount(answer.total.n)}, ${formatPeriod(answer.period.from, answer.period.to)}`;
  return `${[n, gapsInWords(answer), partialInWords(answer, drawn)].filter(Boolean).join('. ')}.`;
}
