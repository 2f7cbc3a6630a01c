import { defineInsight, type Facts } from '../insight.ts';
import { numberIn } from '../extra.ts';
import { METRIC } from '../../metric-ids.ts';
import { count, percentFirst } from '../words.ts';

interface AtRisk extends Facts {
  value: number;
  files: number;
  active: string;
  fellBehind: boolean;
}

/** From this share of the lines on it asks for attention. */
export const WORRYING = 0.2;

export const knowledgeAtRisk = defineInsight<AtRisk>({
  id: 'knowledge-at-risk',
  kind: 'knowledge',
  metric: METRIC.nobodyActive,
  unit: 'ratio',
  wholeHistory: true,
  async compute(context) {
    const total = await context.total(METRIC.nobodyActive);
    if (!total || total.value === null || total.n < 20 || total.value < WORRYING) return null;
    return {
      repository: context.repository,
      value: total.value,
      n: total.n,
      files: numberIn(total, 'files') ?? 0,
      active: context.recently(90),
      fellBehind: context.fellBehind,
    };
  },
  tone: () => 'watch',
  sentence: (f) =>
    `${percentFirst(f.value)} of the lines of ${f.repository.name} are known well by nobody who is active.`,
  detail: (f) =>
    `${f.fellBehind ? `The newest commit of ${f.repository.name} is more than 90 days older than the newest of all repositories here: if only this clone was not fetched, fetch it first. ` : ''}Of ${count(f.n, 'file')}, ${count(f.files, 'file')} ${f.files === 1 ? 'has' : 'have'} no expert (degree of expertise, Cury et al. 2024) who committed to any repository here ${f.active}. Knowledge also lives in people who review or read code, which git does not see. Which of these files would worry you if they broke tonight?`,
  tryThis: () =>
    'Sort these files by how often they change, and plan a small change in the first one for someone new to it.',
  weight: (f) => 45 + 25 * f.value,
  page: () => ({ path: '/knowledge' }),
});
