import { defineInsight } from '../insight.ts';
import type { Facts } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { count, duration } from '../words.ts';

interface Onboarding extends Facts {
  value: number;
  when: string;
  usual: number | null;
}

export const onboarding = defineInsight<Onboarding>({
  id: 'onboarding',
  kind: 'onboarding',
  metric: METRIC.onboarding,
  unit: 'days',
  wholeHistory: true,
  async compute(context) {
    const total = await context.total(METRIC.onboarding);
    if (!total || total.value === null || total.n < 3) return null;
    const past = await context.history(METRIC.onboarding);
    return {
      repository: context.repository,
      value: total.value,
      n: total.n,
      when: context.when,
      usual: past?.usual.median ?? null,
    };
  },
  tone: (f) =>
    f.usual === null ? 'neutral' : f.value > 1.5 * f.usual ? 'watch' : f.value < 0.67 * f.usual ? 'good' : 'neutral',
  sentence: (f) =>
    `Of the newcomers to ${f.repository.name} who reached their tenth change ${f.when}, half took ${duration(f.value * 24)} or more to get there${f.usual === null ? '' : `; ${duration(f.usual * 24)} was usual before`}.`,
  detail: (f) =>
    `Median from first to tenth landed commit of ${count(f.n, 'newcomer')}. Visitors who leave earlier are not in it. What did the fastest start have that the others lacked?`,
  tryThis: () =>
    'Ask the latest newcomer for the three things that cost the most time, and fix one before the next person starts.',
  weight: (f) => (f.usual !== null && f.value > 1.5 * f.usual ? 46 : 14),
  page: () => ({ path: '/catalogue/' + METRIC.onboarding }),
});
