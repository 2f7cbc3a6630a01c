import { defineInsight, type Facts } from '../insight.ts';
import { numberIn } from '../extra.ts';
import { METRIC } from '../../metric-ids.ts';
import { count, percent } from '../words.ts';

interface AtRisk extends Facts {
  value: number;
  files: number;
}

export const knowledgeAtRisk = defineInsight<AtRisk>({
  id: 'knowledge-at-risk',
  kind: 'knowledge',
  metric: METRIC.atRisk,
  unit: 'ratio',
  wholeHistory: true,
  async compute(context) {
    const total = await context.total(METRIC.atRisk);
    if (!total || total.value === null || total.n < 20 || total.value < 0.2) return null;
    return {
      repository: context.repository,
      value: total.value,
      n: total.n,
      files: numberIn(total, 'atRiskFiles') ?? 0,
    };
  },
  tone: () => 'watch',
  sentence: (f) =>
    `${percent(f.value)} of the lines of ${f.repository.name} are in ${count(f.files, 'file')} whose only expert has not committed anywhere for 90 days.`,
  detail: (f) =>
    `Of ${count(f.n, 'file')}, those whose only expert (degree of expertise, Cury et al. 2024) has been silent in every repository here. Knowledge also lives in people who review or read code, which git does not see. Which of these files would worry you if they broke tonight?`,
  tryThis: () =>
    'Sort the at-risk files by how often they change, and plan a small change in the first one for someone new to it.',
  weight: (f) => 45 + 25 * f.value,
  page: () => ({ path: '/knowledge' }),
});
