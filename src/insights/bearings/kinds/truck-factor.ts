import { defineInsight, type Facts } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { count } from '../words.ts';

interface Truck extends Facts {
  value: number;
}

export const truckFactor = defineInsight<Truck>({
  id: 'truck-factor',
  kind: 'key-people',
  metric: METRIC.truckFactor,
  unit: 'people',
  wholeHistory: true,
  async compute(context) {
    const total = await context.total(METRIC.truckFactor);
    if (!total || total.value === null || total.value > 2 || total.n < 20) return null;
    return { repository: context.repository, value: total.value, n: total.n };
  },
  tone: () => 'watch',
  sentence: (f) =>
    f.value === 0
      ? `More than half of the files of ${f.repository.name} have no clear author.`
      : `Without its ${f.value === 1 ? 'main author' : `${f.value} main authors`}, more than half of the files of ${f.repository.name} would have no author left.`,
  detail: (f) =>
    `Truck factor ${f.value} over ${count(f.n, 'file')} (authorship after Avelino et al. 2016; generated, vendored and documentation files left out). It says where knowledge is written down in history, not who is good. Who else could fix a fault there this week, and how do you know?`,
  tryThis: (f) =>
    f.value === 0
      ? 'Choose the part that changes most and give two people time to make it theirs.'
      : 'Let the next change in the largest single-author area be made by someone else, with the author as reviewer.',
  weight: (f) => 66 - 8 * f.value,
  page: () => ({ path: '/knowledge' }),
});
