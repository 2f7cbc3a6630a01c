import type { Grain, SeriesPoint } from '../../contract/index.ts';
import { addDays, bucketsOf, quantile, type Day, type DayPeriod } from '../../core/index.ts';

/** Fewer earlier periods than this say nothing about what is usual. */
export const ENOUGH_HISTORY = 6;

/** What a unit's own earlier periods looked like. */
export interface Usual {
  low: number;
  median: number;
  high: number;
  /** Earlier periods it was taken from. */
  periods: number;
}

/** p10, p50 and p90 of the complete earlier points; null when there are too few of them. */
export function usual(
  points: readonly Pick<SeriesPoint, 'value' | 'complete'>[],
  enough = ENOUGH_HISTORY,
): Usual | null {
  const values = points.flatMap((p) => (p.complete && p.value !== null ? [p.value] : []));
  const at = (p: number) => quantile(values, p) ?? NaN;
  return values.length < enough ? null : { low: at(0.1), median: at(0.5), high: at(0.9), periods: values.length };
}

/**
 * Whether a value left the range its own history moves in (p10–p90), and by enough to matter. A change that the past
 * shows every few periods is noise, however large it looks beside the period before.
 */
export function moved(
  value: number,
  past: Usual,
  least: { absolute?: number; relative?: number },
): 'up' | 'down' | null {
  const distance = Math.abs(value - past.median);
  if (distance < (least.absolute ?? 0) || distance < (least.relative ?? 0) * Math.abs(past.median)) return null;
  if (value > past.high) return 'up';
  return value < past.low ? 'down' : null;
}

/**
 * How far outside its usual range, in widths of that range: 0 at its edge. A range narrower than what is noise counts as
 * that wide: from 1% to 5% is no earthquake.
 */
export function surprise(value: number, past: Usual, noise = 0): number {
  const width = Math.max(past.high - past.low, Math.abs(past.median) * 0.1, noise, 1e-9);
  return Math.max(0, value - past.high, past.low - value) / width;
}

/** The calendar bucket closest to a period's length, so that history compares like with like. */
export function grainOf(days: number): Grain {
  if (days <= 10) return 'week';
  if (days <= 45) return 'month';
  return days <= 200 ? 'quarter' : 'year';
}

const DAYS: Record<Grain, number> = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };

/** Whether sums over so many days can be set beside sums of such buckets: 28 days beside months, 182 not beside quarters. */
export function isAboutAsLong(days: number, bucket: Grain): boolean {
  return Math.abs(days / DAYS[bucket] - 1) < 0.12;
}

/** The whole calendar buckets among about the last `buckets` before a day; null where there is none. */
export function historyBefore(from: Day, grain: Grain, buckets: number): DayPeriod | null {
  const whole = bucketsOf(addDays(from, -DAYS[grain] * buckets), addDays(from, -1), grain).filter(
    ({ start, end }) => start >= addDays(from, -DAYS[grain] * buckets) && end < from,
  );
  const [first, last] = [whole[0], whole.at(-1)];
  return first && last ? { from: first.start, to: last.end } : null;
}
