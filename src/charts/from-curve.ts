import type { Curve } from '../contract/index.ts';
import { formatRatio, formatValue } from '../words/index.ts';
import type { CurveChart } from './curve.ts';
import { durationMarks } from './step.ts';
import { categoricalColor, rampColor, type ChartTheme } from './theme.ts';

type Group = Curve['curves'][number];

/** Groups drawn at most: cohorts have an order that their colours show; of others as many as there are colours to tell apart. */
const most = { cohort: 16, other: 8 };

/** The groups of an answer that are drawn: of cohorts all, or the newest and every second, third … before it; of others the largest. */
export function curvesDrawn({ curves }: Pick<Curve, 'curves'>, by: string): readonly Group[] {
  if (by !== 'cohort') return curves.slice(0, most.other);
  const step = Math.ceil(curves.length / most.cohort);
  return curves.filter((_, at) => (curves.length - 1 - at) % step === 0);
}

/** Colour of the group at its place among those drawn. */
export const curveColor = (theme: ChartTheme, at: number, { by, count }: { by: string; count: number }): string =>
  by === 'cohort' ? rampColor(theme, at, count) : categoricalColor(theme, at);

/** Shares alive over age, with the half marked. */
export function survivalChart(theme: ChartTheme, drawn: readonly Group[], by: string): CurveChart {
  const oldest = Math.max(...drawn.map(({ points }) => points.at(-1)?.x ?? 0), 1);
  const marks = durationMarks(oldest * 24, 8);
  return {
    curves: drawn.map(({ key, label, points }, at) => ({
      key,
      label,
      points,
      color: curveColor(theme, at, { by, count: drawn.length }),
    })),
    formatX: (days) => formatValue(days, 'days'),
    tickX: (days) => marks.format(days * 24),
    stepX: marks.step / 24,
    formatY: formatRatio,
    mark: { y: 0.5, label: 'half' },
  };
}
