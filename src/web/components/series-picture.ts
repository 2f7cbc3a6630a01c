import {
  bars,
  lineSeries,
  quantileChart,
  stackedBars,
  timeChart,
  toShares,
  type ChartOption,
  type ChartTheme,
  type TimeChart,
} from '../../charts/index.ts';
import type { Series } from '../../contract/index.ts';
import { formatPeriod, formatValue } from '../../words/index.ts';

/** How a series is drawn: line; bars; parts on parts; the same as shares; the median with its upper quantiles. */
export type Picture = 'line' | 'bars' | 'stack' | 'shares' | 'quantiles';

/** Colour of a series by its key; the palette's next when undefined. */
export type ColorOf = (theme: ChartTheme, key: string) => string | undefined;

export function pictureChart(
  answer: Series,
  { picture, color, theme }: { picture: Picture; color?: ColorOf; theme: ChartTheme },
): TimeChart {
  if (picture === 'quantiles') {
    return quantileChart(answer, { p50: theme.accent, p75: theme.categorical[4] ?? theme.accent, p90: theme.neutral });
  }
  const single = answer.series.length === 1;
  const chart = timeChart(answer, (key, i) => color?.(theme, key) ?? (single ? theme.accent : theme.categorical[i]));
  if (picture !== 'shares') return chart;
  const format = (value: number) => formatValue(value, 'ratio');
  return { ...toShares(chart), format, tick: format };
}

export function drawPicture(picture: Picture, chart: TimeChart): (theme: ChartTheme) => ChartOption {
  return (theme) => {
    if (picture === 'bars') return bars(theme, chart);
    if (picture === 'stack') return stackedBars(theme, chart);
    if (picture === 'shares') return stackedBars(theme, { ...chart, maximum: 1 });
    return lineSeries(theme, chart);
  };
}

/** Series in a given order of keys; those not named come last, as they were. */
export function inOrder(answer: Series, keys: readonly string[] | undefined): Series {
  if (!keys) return answer;
  const place = (key: string) => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  return { ...answer, series: answer.series.toSorted((a, b) => place(a.key) - place(b.key)) };
}

/** The picture in a sentence, for those who cannot see it. */
export function describeSeries(answer: Series): string {
  const parts = answer.series.map((part) => `${part.label}: ${formatValue(part.total.value, answer.unit)}`).join('; ');
  return `Picture over time by ${answer.grain}, ${formatPeriod(answer.period.from, answer.period.to)}. ${parts}. The same numbers are in the table.`;
}
