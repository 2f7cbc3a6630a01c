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

/**
 * The period a question means. Without `to` it ends on the newest fact's day, without `from` it is 90 days long; it never
 * reaches past today, so that a commit dated in the future stretches no axis.
 */
export function resolvePeriod(asked: { from?: Day; to?: Day }, known: { newest: Day; today: Day }): DayPeriod {
  const to = earliest(asked.to ?? maxDay(known.newest, asked.from), known.today);
  const from = asked.from ?? addDays(to, 1 - DEFAULT_PERIOD_DAYS);
  return { from: earliest(from < FIRST_DAY ? FIRST_DAY : from, to), to };
}

/** The period of equal length right before. */
export function previousPeriod({ from, to }: DayPeriod): DayPeriod {
  return { from: addDays(from, -daysIn(from, to)), to: addDays(from, -1) };
}

function earliest(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function maxDay(a: Day, b: Day | undefined): Day {
  return b !== undefined && b > a ? b : a;
}
