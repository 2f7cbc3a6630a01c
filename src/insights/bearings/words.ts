import { periodLength } from '../../words/index.ts';
/** Numbers as a person would say them in a meeting. Pure; every sentence of a finding is built from these. */

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** 1234.2 → "1,234"; below 10 with one decimal, "3.2". */
export function number(value: number): string {
  return Math.abs(value) < 10 ? oneDecimal.format(value) : whole.format(value);
}

/** (1, 'commit') → "1 commit"; (3, 'repository', 'repositories') → "3 repositories". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${whole.format(n)} ${n === 1 ? one : many}`;
}

/** 0.123 → "12%". What would round to nothing or to everything says so: "under 1%", "over 99%". */
export function percent(ratio: number): string {
  if (ratio > 0 && ratio < 0.01) return 'under 1%';
  if (ratio > 0.99 && ratio < 1) return 'over 99%';
  return `${Math.round(ratio * 100)}%`;
}

/** The same at the beginning of a sentence. */
export function percentFirst(ratio: number): string {
  const text = percent(ratio);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A range of shares: "11–18%". Equal ends give one number. */
export function percentRange(low: number, high: number): string {
  const [a, b] = [Math.round(low * 100), Math.round(high * 100)];
  return a === b ? `${a}%` : `${a}–${b}%`;
}

const STEPS = [
  { unit: 'minute', hours: 1 / 60, until: 1 },
  { unit: 'hour', hours: 1, until: 48 },
  { unit: 'day', hours: 24, until: 24 * 21 },
  { unit: 'week', hours: 24 * 7, until: 24 * 7 * 13 },
  { unit: 'month', hours: (24 * 365.25) / 12, until: 24 * 365.25 * 2 },
  { unit: 'year', hours: 24 * 365.25, until: Infinity },
] as const;

/** 77 hours → "3.2 days". The unit is the one a person would choose for that length. */
export function duration(hours: number): string {
  const step = STEPS.find((each) => hours < each.until) ?? STEPS[5];
  const text = number(hours / step.hours);
  return `${text} ${step.unit}${text === '1' ? '' : 's'}`;
}

/** 2026-03-31 → "31 March 2026". */
export function day(iso: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${iso.slice(0, 10)}T00:00:00Z`),
  );
}

/** The period as the end of a sentence: "in the last 90 days", or "in the 90 days to 31 March 2026" when that is over. */
export function when(period: { to: string; days: number }, today: string): string {
  return isNow(period.to, today)
    ? `in the last ${periodLength(period.days)}`
    : `in the ${periodLength(period.days)} to ${day(period.to)}`;
}

/** Whether what was true on a day can be said in the present: it is a week ago at most. */
export function isNow(last: string, today: string): boolean {
  return (Date.parse(today) - Date.parse(last)) / 86_400_000 <= 7;
}

/** How many times what it is compared with a value is: "twice", "1.6 times", "23 times". */
export function times(value: number, base: number): string {
  const factor = value / base;
  if (Math.abs(factor - 2) < 0.05) return 'twice';
  return `${number(factor)} times`;
}
