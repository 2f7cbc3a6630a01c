import { defineInsight, type Facts } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { count } from '../words.ts';

interface Outliers extends Facts {
  value: number;
  when: string;
}

export const outliers = defineInsight<Outliers>({
  id: 'outliers',
  kind: 'outliers',
  metric: METRIC.outliers,
  unit: 'commits',
  async compute(context) {
    const total = await context.total(METRIC.outliers);
    if (!total?.value) return null;
    return { repository: context.repository, value: total.value, n: total.n, when: context.when };
  },
  tone: () => 'neutral',
  sentence: (f) =>
    `${count(f.value, 'very large commit')} of ${f.repository.name} ${f.when} ${f.value === 1 ? 'is' : 'are'} left out of its numbers.`,
  detail: () =>
    'Commits of more than 1,000 changed lines or 100 files (unless your configuration says otherwise) are usually imports, moves or formatting, and one of them can outweigh a quarter of ordinary work. They are listed with their sizes, and a switch counts them in. Are they what they seem?',
  tryThis: () =>
    'If one only reformats code, name it in .git-blame-ignore-revs, so that lines keep their real authors.',
  weight: (f) => 14 + Math.min(12, f.value),
  page: () => ({ path: '/code' }),
});
