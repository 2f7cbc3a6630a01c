import { addDays, dayFromNumber, dayNumber, daysIn } from './days.ts';
import type { Day } from './zone.ts';

export type BucketGrain = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A bucket of a time axis; `end` is its last day. Weeks are ISO weeks: they start on Monday. */
export interface Bucket {
  start: Day;
  end: Day;
}

/** First day of the bucket a day falls in. */
export function bucketStart(day: Day, grain: BucketGrain): Day {
  if (grain === 'day') return day;
  if (grain === 'week') {
    // 1970-01-01, day number 0, was a Thursday.
    const weekday = (((dayNumber(day) + 3) % 7) + 7) % 7;
    return addDays(day, -weekday);
  }
  const year = day.slice(0, 4);
  if (grain === 'year') return `${year}-01-01`;
  const month = Number(day.slice(5, 7));
  return `${year}-${pad(grain === 'quarter' ? month - ((month - 1) % 3) : month)}-01`;
}

/** All buckets that touch a period, in order, whole: the first and last may reach beyond it. */
export function bucketsOf(from: Day, to: Day, grain: BucketGrain): Bucket[] {
  const buckets: Bucket[] = [];
  for (let start = bucketStart(from, grain); start <= to;) {
    const next = nextStart(start, grain);
    buckets.push({ start, end: addDays(next, -1) });
    start = next;
  }
  return buckets;
}

/** The grain a period is read in when none is asked for: about ten to sixty buckets. */
export function defaultGrain(from: Day, to: Day): BucketGrain {
  const days = daysIn(from, to);
  if (days <= 400) return 'week';
  return days <= 3 * 366 ? 'month' : 'quarter';
}

function nextStart(start: Day, grain: BucketGrain): Day {
  if (grain === 'day') return addDays(start, 1);
  if (grain === 'week') return addDays(start, 7);
  const months = grain === 'month' ? 1 : grain === 'quarter' ? 3 : 12;
  const next = Date.UTC(Number(start.slice(0, 4)), Number(start.slice(5, 7)) - 1 + months, 1);
  return dayFromNumber(next / 86_400_000);
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
