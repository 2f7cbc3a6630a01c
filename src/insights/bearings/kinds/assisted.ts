import { defineInsight, type Facts } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { count, percent } from '../words.ts';

interface Assisted extends Facts {
  value: number;
  when: string;
  rework: { assisted: number; other: number } | null;
}

export const assisted = defineInsight<Assisted>({
  id: 'assisted',
  kind: 'assistance',
  metric: METRIC.assisted,
  unit: 'ratio',
  async compute(context) {
    const total = await context.total(METRIC.assisted);
    if (!total || total.value === null || total.n < 20 || total.value < 0.02) return null;
    const { rows } = await context.rows(METRIC.rework, 'assistance');
    const share = (key: string) => rows.find((row) => row.key === key && row.n >= 20)?.value ?? null;
    const [ai, other] = [share('ai'), share('other')];
    return {
      repository: context.repository,
      value: total.value,
      n: total.n,
      when: context.when,
      rework: ai === null || other === null ? null : { assisted: ai, other },
    };
  },
  tone: () => 'neutral',
  sentence: (f) =>
    `In ${f.repository.name}, ${percent(f.value)} of the lines changed ${f.when} came with commits that name an AI agent${f.rework ? `; ${percent(f.rework.assisted)} of these were rework, against ${percent(f.rework.other)} of the others` : ''}.`,
  detail: (f) =>
    `Counted where a commit says so (co-author trailers and known accounts; n = ${count(f.n, 'commit')}), so the real share is at least this. The two kinds of work differ in more than the tool. Does the way assisted changes are reviewed fit how long they last?`,
  tryThis: (f) =>
    f.rework && f.rework.assisted > f.rework.other * 1.3
      ? 'Read two assisted changes that were soon rewritten, and agree what review should have asked.'
      : 'Compare the survival curves of assisted and other lines before deciding how much to lean on it.',
  weight: (f) => 32 + 20 * Math.min(1, f.value) + (f.rework && f.rework.assisted > f.rework.other * 1.3 ? 12 : 0),
  page: () => ({ path: '/survival', search: { by: 'assistance' } }),
});
