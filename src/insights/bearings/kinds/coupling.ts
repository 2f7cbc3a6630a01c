import { pairOf } from '../../../words/index.ts';
import { defineInsight, type Facts } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { isHidden, numberIn } from '../extra.ts';
import { count, percent } from '../words.ts';

interface Coupling extends Facts {
  /** Degree as a share, 0 … 1. */
  value: number;
  a: string;
  b: string;
  shared: number;
  others: number;
}

const directory = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

export const coupling = defineInsight<Coupling>({
  id: 'coupling',
  kind: 'coupling',
  metric: METRIC.coupling,
  unit: 'ratio',
  async compute(context) {
    const { rows } = await context.rows(METRIC.coupling, 'file-pair');
    const across = rows.flatMap((row) => {
      const pair = pairOf(row);
      if (!pair) return [];
      const { a, b } = pair;
      const shared = numberIn(row, 'shared') ?? row.n;
      // What is by design is marked by the metric; it surprises nobody, nor do settings of one tool.
      const far = directory(a) !== directory(b) && row.extra['byDesign'] === null && !(isHidden(a) && isHidden(b));
      return far && row.value !== null && row.value >= 50 && shared >= 8
        ? [{ a, b, value: row.value / 100, shared }]
        : [];
    });
    const strongest = across[0];
    if (!strongest) return null;
    return { repository: context.repository, n: strongest.shared, ...strongest, others: across.length - 1 };
  },
  tone: () => 'watch',
  sentence: (f) =>
    `In ${f.repository.name}, ${f.a} and ${f.b} lie in different directories but ${percent(f.value)} of their changes come together (${count(f.shared, 'commit')}).`,
  detail: (f) =>
    `Change coupling: shared commits ÷ mean commits of the two${f.others ? `; ${count(f.others, 'more pair')} like it` : ''}. Tests, headers, manifests, lock files and documentation are not meant. Files that must change together keep two places in step by hand. Is there one thing that both know, and where should it live?`,
  tryThis: () => 'Open three of the shared commits and name what had to be said twice.',
  weight: (f) => 30 + 20 * f.value + Math.min(8, f.shared / 5),
  page: () => ({ path: '/hotspots' }),
});
