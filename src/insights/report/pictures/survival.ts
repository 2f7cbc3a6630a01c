import { curve, curveColor, curvesDrawn, survivalChart } from '../../../charts/index.ts';
import { formatCount, formatDay, formatRatio } from '../../../words/index.ts';
import { METRIC } from '../../metric-ids.ts';
import { duration } from '../../bearings/words.ts';
import { drawn, type Picture } from '../picture.ts';
import type { Question } from '../question.ts';

const by = 'cohort';

/** The sentence is of all lines, the curves are of those written in the same year, as on the page. */
export async function survival({ measures, scope }: Question): Promise<Picture | null> {
  // All of history up to the end of the period: a curve needs years to say anything.
  const history = { ...scope, from: undefined };
  const [whole, cohorts] = await Promise.all([
    measures.curve(METRIC.survival, history),
    measures.curve(METRIC.survival, { ...history, by }),
  ]);
  const all = whole.curves[0];
  const last = all?.points.at(-1);
  if (!all || !last || all.n < 100) return null;
  const curves = curvesDrawn(cohorts, by);
  return {
    title: 'How long code lasts',
    lead:
      all.halfLifeDays === null
        ? `${formatRatio(last.y)} of the lines are still alive after ${duration(last.x * 24)}.`
        : `Half of the lines are gone after ${duration(all.halfLifeDays * 24)}.`,
    foot: `${formatCount(all.n)} lines that reached the default branch, by when they were written; the living ones count as not yet gone (Kaplan–Meier). Lines are followed to ${formatDay(whole.asOf)}. ${scope.outliers === 'include' ? '' : 'Lines of very large commits (outliers) are left out. '}${formatCount(curves.length)} of ${formatCount(cohorts.curves.length)} groups are drawn.`,
    legend: curves.map(({ label }, at) => ({
      label,
      color: (theme) => curveColor(theme, at, { by, count: curves.length }),
    })),
    svg: drawn(300, (theme) => curve(theme, survivalChart(theme, curves, by))),
  };
}
