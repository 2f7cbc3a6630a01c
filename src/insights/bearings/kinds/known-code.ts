import { defineInsight, type Facts } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { count, percent } from '../words.ts';
import { WORRYING } from './knowledge-at-risk.ts';

interface Known extends Facts {
  value: number;
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
    return { repository: context.repository, value: total.value, n: total.n };
  },
  tone: () => 'good',
  sentence: (f) =>
    f.value === 0
      ? `Somebody active knows every file of ${f.repository.name} well.`
      : `All but ${percent(f.value)} of the lines of ${f.repository.name} are known well by somebody active.`,
  detail: (f) =>
    `Of ${count(f.n, 'file')}: an expert (degree of expertise, Cury et al. 2024) has committed to some repository here in the last 90 days. Knowing is not having time: would they be free to answer?`,
  tryThis: () => null,
  weight: () => 7,
  page: () => ({ path: '/knowledge' }),
});
