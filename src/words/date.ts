import type { Grain } from '../contract/index.ts';

const locale = 'en-GB';
const options = (parts: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
const dayMonth = options({ day: 'numeric', month: 'short' });
const dayMonthYear = options({ day: 'numeric', month: 'short', year: 'numeric' });
const moment = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const monthYear = options({ month: 'short', year: 'numeric' });

/** 12 Mar 2026, from a day or an instant. */
export function formatDay(day: string): string {
  const at = Date.parse(day);
  return Number.isNaN(at) ? day : dayMonthYear.format(at);
}

/** "12 Mar, 09:30", by the clock of the reader. */
export const formatMoment = (instant: string): string => moment.format(Date.parse(instant));

/** A bucket of time by its first day: "12 Mar", "Mar 2026", "Q1 2026", "2026". */
export function formatBucket(start: string, grain: Grain): string {
  const at = new Date(start);
  if (grain === 'year') return String(at.getUTCFullYear());
  if (grain === 'quarter') return `Q${Math.floor(at.getUTCMonth() / 3) + 1} ${at.getUTCFullYear()}`;
  if (grain === 'month') return monthYear.format(at);
  return dayMonth.format(at);
}

/** A bucket in full, for tooltips and tables: "week of 9 Mar 2026". */
export function formatBucketLong(start: string, grain: Grain): string {
  if (grain === 'week') return `week of ${formatDay(start)}`;
  if (grain === 'day') return formatDay(start);
  return formatBucket(start, grain);
}

/** "12 Jan – 11 Apr 2026". */
export function formatPeriod(from: string, to: string): string {
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${sameYear ? dayMonth.format(Date.parse(from)) : formatDay(from)} – ${formatDay(to)}`;
}
