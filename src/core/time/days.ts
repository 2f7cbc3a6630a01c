import type { Day } from './zone.ts';

const MS_A_DAY = 86_400_000;

/** Days since 1970-01-01; days have no zone, so plain arithmetic on UTC midnights is exact. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_A_DAY;
}

export function dayFromNumber(number: number): Day {
  return new Date(number * MS_A_DAY).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** Days from the first to the last, both included. */
export function daysIn(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

/** Whether the text names a day that exists: 2026-02-30 does not. */
export function isDay(text: string): boolean {
  const number = dayNumber(text);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(number) && dayFromNumber(number) === text;
}
