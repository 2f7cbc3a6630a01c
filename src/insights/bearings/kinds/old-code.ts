import { METRIC } from '../../metric-ids.ts';
import { defineInsight, type Facts } from '../insight.ts';
import { count, percentFirst } from '../words.ts';

interface OldCode extends Facts {
  value: number;
  /** As a key of the metric, and in words. */
  key: string;
  cohort: string;
  years: number;
}

const YEAR = 365.25;

export const oldCode = defineInsight<OldCode>({
  id: 'old-code',
  bearing: true,
  kind: 'age',
  metric: METRIC.survival,
  unit: 'ratio',
  wholeHistory: true,
  async compute(context) {
    const { curves, period } = await context.curve(METRIC.survival, 'cohort');
    // A cohort that the period cuts has a name that says more than is in it.
    const whole = (start: number) => context.landed === '' || start >= Date.parse(period.from);
    for (const curve of curves.toSorted((a, b) => a.key.localeCompare(b.key))) {
      const span = spanOf(curve.key);
      if (span === null || curve.n < 500 || !whole(span.start)) continue;
      const { end } = span;
      // So long that every line of the cohort has been followed for it: up to there the estimate is a plain share.
      const years = Math.floor((context.newest.getTime() - end) / 86_400_000 / YEAR);
      const point = curve.points.findLast(({ x }) => x <= years * YEAR);
      if (years >= 1 && point)
        return {
          repository: context.repository,
          value: point.y,
          n: curve.n,
          key: curve.key,
          cohort: cohortWords(curve.key),
          years,
        };
    }
    return null;
  },
  tone: () => 'neutral',
  sentence: (f) =>
    `${share(f.value)} of the lines that came into ${f.repository.name} in ${f.cohort} ${f.value === 0 ? 'was' : 'were'} still alive ${count(f.years, 'year')} later.`,
  detail: (f) =>
    `Of ${count(f.n, 'line')} that reached the default branch then. Old lines are often the ones that work. Are the people who can explain them still around?`,
  tryThis: () => null,
  of: (f) => ({ by: 'cohort', key: f.key }),
  weight: () => 8,
  page: () => ({ path: '/survival', search: { by: 'cohort' } }),
});

const share = (value: number) => (value === 0 ? 'None' : Math.abs(value - 0.5) <= 0.005 ? 'Half' : percentFirst(value));

/** First moment of a cohort, `2019` or `2021-Q3`, and the first after it; null for any other. */
function spanOf(cohort: string): { start: number; end: number } | null {
  const [, year, quarter] = /^(\d{4})(?:-Q([1-4]))?$/.exec(cohort) ?? [];
  if (year === undefined) return null;
  const last = quarter === undefined ? 12 : Number(quarter) * 3;
  return { start: Date.UTC(Number(year), last - (quarter === undefined ? 12 : 3)), end: Date.UTC(Number(year), last) };
}

const cohortWords = (cohort: string) => cohort.replace(/^(\d{4})-(Q\d)$/, '$2 $1');
