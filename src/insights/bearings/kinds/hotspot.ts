import { hotspotsOf } from '../../../charts/index.ts';
import { defineInsight, type Facts } from '../insight.ts';
import { METRIC } from '../../metric-ids.ts';
import { count, percent } from '../words.ts';

interface Hotspot extends Facts {
  value: number;
  path: string;
  lines: number;
  rework: number | null;
  others: number;
  lately: string;
}

export const hotspot = defineInsight<Hotspot>({
  id: 'hotspot',
  kind: 'hotspots',
  metric: METRIC.hotspots,
  unit: 'commits',
  async compute(context) {
    const files = hotspotsOf(await context.rows(METRIC.hotspots, 'file'), new Map());
    const hot = files.filter(({ changes, lines, byNature }) => changes >= 10 && lines >= 300 && byNature === null);
    const first = hot[0];
    if (!first) return null;
    return {
      repository: context.repository,
      value: first.changes,
      n: first.changes,
      ...first,
      others: hot.length - 1,
      lately: context.recently(180),
    };
  },
  tone: () => 'watch',
  sentence: (f) =>
    `${f.path} in ${f.repository.name} was changed ${f.value} times ${f.lately} and has ${count(f.lines, 'line')}${f.rework !== null && f.rework >= 0.05 ? `; ${percent(f.rework)} of the lines changed there rewrote their author's own fresh code` : ''}.`,
  detail: (f) =>
    `Large files that change often are where changes collide and faults gather (n = ${count(f.n, 'commit')}${f.others ? `; ${count(f.others, 'more file')} of at least 300 lines and 10 changes` : ''}). A registry may look like this and be fine. Is this one file doing several jobs?`,
  tryThis: () =>
    'Look at its last ten commits together: if they fall into two or three subjects, those are the seams to cut along.',
  weight: (f) => 40 + Math.min(15, f.value / 6) + 20 * Math.min(f.rework ?? 0, 0.5),
  page: (f) => ({ path: `/repositories/${f.repository.id}/file`, search: { repo: undefined, file: f.path } }),
});
