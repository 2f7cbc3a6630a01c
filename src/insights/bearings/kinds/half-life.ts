import { defineInsight, type Facts } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { count, duration, percent } from '../words.ts';

interface HalfLife extends Facts {
  value: number;
  landed: string;
  /** Days followed and what is alive then, where half was never reached. */
  alive: { share: number; days: number } | null;
}

export const halfLife = defineInsight<HalfLife>({
  id: 'half-life',
  bearing: true,
  kind: 'survival',
  metric: METRIC.survival,
  unit: 'days',
  wholeHistory: true,
  async compute(context) {
    const curve = (await context.curve(METRIC.survival)).curves[0];
    if (!curve || curve.n < 500) return null;
    const base = { repository: context.repository, n: curve.n, landed: context.landed };
    if (curve.halfLifeDays !== null) return { ...base, value: curve.halfLifeDays, alive: null };
    const last = curve.points.at(-1);
    if (!last || last.x < 180) return null;
    return { ...base, value: last.x, alive: { share: last.y, days: last.x } };
  },
  tone: () => 'neutral',
  sentence: (f) =>
    f.alive
      ? `Code in ${f.repository.name} lasts: ${percent(f.alive.share)} of ${f.landed === '' ? 'its lines' : `the lines written${f.landed}`} are still alive after ${duration(f.alive.days * 24)}.`
      : `Half of the lines written in ${f.repository.name}${f.landed} are gone after ${duration(f.value * 24)}.`,
  detail: (f) =>
    `Survival of ${count(f.n, 'line')} on the main branch (Kaplan–Meier; lines still alive count as not yet gone). Young products rewrite themselves quickly and old ones slowly, and neither is wrong. Does it fit what this code is for?`,
  tryThis: () => null,
  weight: () => 9,
  page: () => ({ path: '/survival' }),
});
