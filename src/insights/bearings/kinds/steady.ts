import { defineInsight, type Facts } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { moved } from '../history.ts';
import { REWORK_NOISE } from './rework-moved.ts';
import { count, percent, percentRange } from '../words.ts';

interface Steady extends Facts {
  value: number;
  low: number;
  high: number;
  periods: number;
  bucket: string;
  when: string;
}

/** Nothing unusual is news too: it is what a reader with a worry wants to hear. */
export const steady = defineInsight<Steady>({
  id: 'steady',
  bearing: true,
  kind: 'steady',
  metric: METRIC.rework,
  unit: 'ratio',
  async compute(context) {
    const total = await context.total(METRIC.rework);
    const past = await context.history(METRIC.rework);
    if (!total || total.value === null || total.n < 20 || !past) return null;
    const { low, high, periods } = past.usual;
    if (moved(total.value, past.usual, REWORK_NOISE)) return null;
    return {
      repository: context.repository,
      value: total.value,
      n: total.n,
      low,
      high,
      periods,
      bucket: past.bucket,
      when: context.when,
    };
  },
  tone: () => 'neutral',
  sentence: (f) =>
    `Rework in ${f.repository.name} is steady: ${percent(f.value)} of the changed lines ${f.when}, where ${percentRange(f.low, f.high)} is usual for a ${f.bucket}.`,
  detail: (f) =>
    `Not clearly outside the range of ${count(f.periods, `earlier ${f.bucket}`)} (n = ${count(f.n, 'commit')}). Nothing here asks for attention; is that how it feels to the people who work in it?`,
  tryThis: () => null,
  weight: () => 10,
  page: () => ({ path: '/code' }),
});
