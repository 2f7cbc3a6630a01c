import type { Series, SeriesPoint } from '../contract/index.ts';
import { formatDay, formatPeriod } from './date.ts';

/**
 * The buckets of an answer that have facts but none of the whole bucket, because the period, or the first or the newest
 * fact cuts it: by index, each with what there is of it in words.
 */
export function partialBuckets({ series, period }: Pick<Series, 'series' | 'period'>): Map<number, string> {
  const partial = new Map<number, string>();
  for (const [at, bucket] of (series[0]?.points ?? []).entries()) {
    const known = series.flatMap(({ points }) => points[at] ?? []).filter(({ reason }) => reason !== 'no-data');
    if (known.length > 0 && known.every(({ complete }) => !complete)) partial.set(at, partWords(bucket, period));
  }
  return partial;
}

function partWords({ start, end }: SeriesPoint, period: Series['period']): string {
  const from = start < period.from ? period.from : start;
  const to = end > period.to ? period.to : end;
  if (from === start && to === end) return 'the facts begin or end within it';
  return `only ${from === to ? formatDay(from) : formatPeriod(from, to)}`;
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
