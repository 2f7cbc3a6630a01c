import type { Period, Series, SeriesPoint } from '../contract/index.ts';
import { formatDay, formatPeriod } from './format/date.ts';
import { mix, type ChartTheme } from './theme.ts';

/** What there is of a bucket that the period or the newest fact cuts; null for a whole one. */
export function partialWords(
  point: Pick<SeriesPoint, 'start' | 'end' | 'complete'>,
  period: Pick<Period, 'from' | 'to'>,
): string | null {
  if (point.complete) return null;
  const from = point.start < period.from ? period.from : point.start;
  const to = point.end > period.to ? period.to : point.end;
  if (from === point.start && to === point.end) return 'the newest facts end within it';
  return `only ${from === to ? formatDay(from) : formatPeriod(from, to)}`;
}

/** The buckets of an answer that are not whole, by index, each with its words. */
export function partialBuckets({ series, period }: Pick<Series, 'series' | 'period'>): Map<number, string> {
  const words = (series[0]?.points ?? []).map((point) => partialWords(point, period));
  return new Map(words.flatMap((said, at) => (said === null ? [] : [[at, said] as const])));
}

/** What pale bars or hollow dots mean, for below a picture; empty when nothing of it is drawn so. */
export function partialInWords(answer: Series, drawn: 'bars' | 'line'): string {
  const partial = partialBuckets(answer);
  const seen = answer.series.some(({ points }) =>
    points.some(({ value }, at) => partial.has(at) && value !== null && (drawn === 'line' || value !== 0)),
  );
  if (!seen) return '';
  return `${drawn === 'bars' ? 'A pale bar with a dashed edge' : 'A hollow dot'} is not a whole ${answer.grain}`;
}

/** How the bar of a bucket that is not whole is drawn: pale in a dashed edge, so that it reads without colours too. */
export const partialBar = (theme: ChartTheme, color: string) => ({
  color: mix(color, theme.ground, 0.65),
  borderColor: color,
  borderWidth: 1.25,
  borderType: 'dashed' as const,
});
