import { addDays, daysIn } from './days.ts';
import type { Day } from './zone.ts';

/** Whole days, both included. */
export interface DayPeriod {
  from: Day;
  to: Day;
}

export const DEFAULT_PERIOD_DAYS = 90;
/** No software is older; a commit that claims to be has a broken clock. */
const FIRST_DAY = '1900-01-01';

/** Longer than this, a period that starts before the first fact means "everything". */
const EVERYTHING_FROM_DAYS = 10 * 366;

/**
 * The period a question means. Without `to` it ends on the newest fact's day, without `from` it is 90 days long; it never
 * reaches past today, so that a commit dated in the future stretches no axis. One of more than ten years starts with the
 * oldest fact at the earliest: 0001-01-01 to 9999-12-31 is all history, not 2,000 years of nothing.
 */
export function resolvePeriod(
  asked: { from?: Day; to?: Day },
  known: { newest: Day; today: Day; oldest?: Day | null },
): DayPeriod {
  const to = latest(earliest(asked.to ?? maxDay(known.newest, asked.from), known.today), FIRST_DAY);
  const from = asked.from ?? addDays(to, 1 - DEFAULT_PERIOD_DAYS);
  const everything = known.oldest && daysIn(from, to) > EVERYTHING_FROM_DAYS;
  return { from: earliest(latest(from, everything ? known.oldest : undefined, FIRST_DAY), to), to };
}

/** The period of equal length right before. */
export function previousPeriod({ from, to }: DayPeriod): DayPeriod {
  return { from: addDays(from, -daysIn(from, to)), to: addDays(from, -1) };
}

function latest(day: Day, ...others: (Day | null | undefined)[]): Day {
  return others.reduce<Day>((last, other) => maxDay(last, other ?? undefined), day);
}

function earliest(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function maxDay(a: Day, b: Day | undefined): Day {
  return b !== undefined && b > a ? b : a;
}
