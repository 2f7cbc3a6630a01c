import { defineInsight, type Facts } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { count, percent } from '../words.ts';
import { WORRYING } from './knowledge-at-risk.ts';

interface Known extends Facts {
  value: number;
  active: string;
  isOver: boolean;
}

/** The other side of knowledge at risk: there is somebody to ask. */
export const knownCode = defineInsight<Known>({
  id: 'known-code',
  bearing: true,
  kind: 'knowledge',
  metric: METRIC.nobodyActive,
  unit: 'ratio',
  wholeHistory: true,
  async compute(context) {
    const total = await context.total(METRIC.nobodyActive);
    if (!total || total.value === null || total.n < 20 || total.value >= WORRYING) return null;
    const { repository, recentIsPast: isOver } = context;
    return { repository, value: total.value, n: total.n, active: context.recently(90), isOver };
  },
  tone: (f) => (f.isOver ? 'neutral' : 'good'),
  sentence: (f) =>
    `${partOf(f.value)} of ${f.repository.name} ${f.value === 0 ? 'is' : 'are'} known well by somebody who committed ${f.active}.`,
  detail: (f) =>
    `Of ${count(f.n, 'file')}, those with an expert (degree of expertise, Cury et al. 2024) who committed to some repository here in those days. Knowing is not having time: would they be free to answer?`,
  tryThis: () => null,
  weight: () => 7,
  page: () => ({ path: '/knowledge' }),
});

function partOf(unknown: number): string {
  if (unknown === 0) return 'Every file';
  return unknown < 0.01 ? 'Nearly all lines' : `All but ${percent(unknown)} of the lines`;
}
