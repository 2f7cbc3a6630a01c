import { formatCount, formatRatio, formatTick, scatter, sequentialColor } from '../../../charts/index.ts';
import { METRIC } from '../../metric-ids.ts';
import { numberIn } from '../../bearings/extra.ts';
import { drawn, type Picture } from '../picture.ts';
import type { Question } from '../question.ts';

export async function hotspots({ measures, scope }: Question): Promise<Picture | null> {
  const answer = await measures.breakdown(METRIC.hotspots, { ...scope, by: 'file', limit: 100 });
  const files = answer.rows.map((row) => ({
    key: row.key,
    label: row.label,
    changes: numberIn(row, 'changes') ?? 0,
    lines: numberIn(row, 'lines') ?? 0,
    rework: numberIn(row, 'rework') ?? 0,
    byNature: row.extra['byNature'] ?? null,
  }));
  const shown = files.filter((file) => file.changes > 0 && file.lines > 0);
  // A changelog is no headline; it is in the picture.
  const first = shown.find(({ byNature }) => byNature === null) ?? shown[0];
  if (!first) return null;
  return {
    title: 'Where many changes meet much code',
    lead: `${first.label} is the hottest file${first.byNature === null && first !== shown[0] ? ' of code' : ''}: ${formatCount(first.changes)} changes in 180 days, ${formatCount(first.lines)} lines.`,
    foot: `The ${formatCount(shown.length)} hottest of ${formatCount(answer.rowCount)} changed files; axes are logarithmic.`,
    legend: [0, 0.5, 1].map((step) => ({
      label: step === 1 ? '50% rework or more' : `${formatRatio(step / 2)} rework`,
      color: (theme) => sequentialColor(theme, step),
    })),
    svg: drawn(360, (theme) =>
      scatter(theme, {
        points: shown.map((file) => ({
          key: file.key,
          label: file.label,
          x: file.changes,
          y: file.lines,
          size: 0.15,
          heat: Math.min(1, file.rework * 2),
          rows: [],
        })),
        x: { title: 'Changes in 180 days', format: (value) => formatTick(value, 'commits'), log: true },
        y: { title: 'Lines today', format: (value) => formatTick(value, 'lines'), log: true },
      }),
    ),
  };
}
