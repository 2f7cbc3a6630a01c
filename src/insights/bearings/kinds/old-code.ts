import { defineInsight, type Facts } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { count, percent } from '../words.ts';

interface OldCode extends Facts {
  value: number;
  year: string;
}

export const oldCode = defineInsight<OldCode>({
  id: 'old-code',
  kind: 'age',
  metric: METRIC.survival,
  unit: 'ratio',
  async compute(context) {
    const curves = await context.curve(METRIC.survival, 'cohort');
    const asOf = context.newest.getUTCFullYear();
    // The oldest year with enough lines that had three years to change.
    const byYear = new Map<string, { n: number; alive: number }>();
    for (const curve of curves) {
      const year = /^\d{4}/.exec(curve.key)?.[0];
      const last = curve.points.at(-1);
      if (!year || !last || asOf - Number(year) < 3) continue;
      const sum = byYear.get(year) ?? { n: 0, alive: 0 };
      byYear.set(year, { n: sum.n + curve.n, alive: sum.alive + curve.n * last.y });
    }
    const oldest = [...byYear].filter(([, sum]) => sum.n >= 500).sort(([a], [b]) => a.localeCompare(b))[0];
    if (!oldest) return null;
    const [year, { n, alive }] = oldest;
    return { repository: context.repository, value: alive / n, n, year };
  },
  tone: () => 'neutral',
  sentence: (f) => `${f.value >= 0.48 && f.value <= 0.52 ? 'Half' : percent(f.value)} of the lines written in ${f.repository.name} in ${f.year} are still alive.`,
  detail: (f) => `Of ${count(f.n, 'line')} that reached the main branch that year. Old lines are often the ones that work. Are the people who can explain them still around?`,
  tryThis: () => null,
  weight: () => 8,
  page: () => ({ path: '/survival', search: { by: 'cohort' } }),
});
