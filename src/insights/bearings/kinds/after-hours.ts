import { addDays, quantile, startOfDay } from '../../../core/index.ts';
import { defineInsight, type Facts } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { count, percent } from '../words.ts';

interface AfterHours extends Facts {
  value: number;
  usual: number;
  /** Last day of the two weeks, where they are over. */
  past: string | null;
}

/** Twelve weeks say what is usual, the two after them whether the load has risen. */
export const afterHours = defineInsight<AfterHours>({
  id: 'after-hours',
  kind: 'load',
  metric: METRIC.afterHours,
  unit: 'ratio',
  async compute(context) {
    const weeks = await context.weeks(METRIC.afterHours, 14);
    const [baseline, recent] = [weeks.slice(0, -2), weeks.slice(-2)];
    const past = baseline.flatMap((week) => (week.value === null ? [] : [week.value]));
    if (past.length < 8 || recent.length < 2) return null;
    const p90 = quantile(past, 0.9) ?? Infinity;
    const values = recent.flatMap((week) => (week.value === null ? [] : [week.value]));
    if (values.length < 2 || values.some((value) => value <= p90)) return null;
    const n = Math.min(...recent.map((week) => week.n));
    const value = values.reduce((sum, each) => sum + each, 0) / values.length;
    const end = startOfDay(addDays(recent[1]!.start, 6), context.period.zone);
    return {
      repository: context.repository,
      value,
      usual: quantile(past, 0.5) ?? 0,
      n,
      past: context.past(end),
    };
  },
  tone: () => 'watch',
  sentence: (f) =>
    `${f.past === null ? 'For two weeks' : `In the two weeks to ${f.past}`}, ${percent(f.value)} of the commits in ${f.repository.name} fell outside their authors' own usual hours; ${percent(f.usual)} is usual.`,
  detail: (f) =>
    `Both weeks lie above the p90 of the 12 weeks before (n = at least ${count(f.n, 'person', 'people')} a week; not said of fewer than 5). Hours are each author's own, so night owls do not count. Is there a deadline, an incident, or too much at once?`,
  tryThis: () => 'Ask the team, not single people, what could wait until next week, and move it.',
  weight: () => 68,
  page: () => ({ path: '/code' }),
});
