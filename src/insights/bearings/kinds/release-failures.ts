import { defineInsight, type Facts } from '../insight.ts';
import { releasesByPatch } from '../../../core/index.ts';
import { METRIC } from '../../metric-ids.ts';
import { count, percent, percentRange } from '../words.ts';

interface Failures extends Facts {
  value: number;
  failed: number;
  when: string;
  usual: { low: number; high: number; periods: number } | null;
}

export const releaseFailures = defineInsight<Failures>({
  id: 'release-failures',
  kind: 'release-failures',
  metric: METRIC.failures,
  unit: 'ratio',
  async compute(context) {
    const total = await context.total(METRIC.failures);
    if (!total || total.value === null || total.n < 5) return null;
    const failed = Math.round(total.value * total.n);
    const past = await context.history(METRIC.failures);
    const unusual = past ? total.value > past.usual.high : total.value >= 0.3;
    if (!unusual || failed < 2) return null;
    if (releasesByPatch((await context.rows(METRIC.failures, 'release-kind')).rows)) return null;
    return {
      repository: context.repository,
      value: total.value,
      n: total.n,
      failed,
      when: context.when,
      usual: past?.usual ?? null,
    };
  },
  tone: () => 'watch',
  sentence: (f) =>
    `${f.failed} of ${count(f.n, 'release')} of ${f.repository.name} ${f.when} (${percent(f.value)}) were followed by a fix within a week${f.usual ? `; ${percentRange(f.usual.low, f.usual.high)} is usual` : ''}.`,
  detail: (f) =>
    `Inferred from tags: a release counts as failed when a patch, revert or hotfix release followed within 7 days${f.usual ? `; compared with ${count(f.usual.periods, 'earlier period')}` : ''}. A planned patch looks the same from here. Which of these were really unplanned, and what would have shown the fault earlier?`,
  tryThis: () =>
    'For the last failed release, ask which test or which smaller step would have caught it before the tag.',
  weight: (f) => 50 + 40 * Math.min(f.value, 0.6),
  page: () => ({ path: '/delivery' }),
});
