import { categoricalColor, curve, formatCount, formatRatio, formatValue } from '../../../charts/index.ts';
import { METRIC } from '../../metric-ids.ts';
import { duration } from '../../bearings/words.ts';
import type { Picture } from '../picture.ts';
import type { Question } from '../question.ts';

export async function survival({ measures, scope }: Question): Promise<Picture | null> {
  // All of history up to the end of the period: a curve needs years to say anything.
  const answer = await measures.curve(METRIC.survival, { ...scope, from: undefined });
  const all = answer.curves[0];
  const last = all?.points.at(-1);
  if (!all || !last || all.n < 100) return null;
  return {
    title: 'How long code lasts',
    lead:
      all.halfLifeDays === null
        ? `${formatRatio(last.y)} of the lines are still alive after ${duration(last.x * 24)}.`
        : `Half of the lines are gone after ${duration(all.halfLifeDays * 24)}.`,
    foot: `${formatCount(all.n)} lines that reached the default branch, the living ones counted as not yet gone (Kaplan–Meier).`,
    height: 280,
    legend: answer.curves
      .slice(0, 8)
      .map((each, at) => ({ label: each.label, color: (theme) => categoricalColor(theme, at) })),
    draw: (theme) =>
      curve(theme, {
        curves: answer.curves.slice(0, 8),
        formatX: (days) => formatValue(days, 'days'),
        formatY: formatRatio,
        mark: { y: 0.5, label: 'half' },
      }),
  };
}
