import { formatCount } from './value.ts';

/** How long a period is, as people say it: "90 days", "4 weeks", "12 months", "14 years"; after an article "day" for one. */
export function periodLength(days: number): string {
  if (days === 1) return 'day';
  if (days === 28) return '4 weeks';
  if (days >= 364 && days <= 366) return '12 months';
  if (days >= 729) return `${formatCount(Math.round((days / 365.25) * 10) / 10)} years`;
  return `${formatCount(days)} days`;
}

/** The period in a sentence: "these 90 days", "this day". */
export const periodNow = (days: number): string => `${days === 1 ? 'this' : 'these'} ${periodLength(days)}`;

/** How long the period before was, in words: "the 90 days before". */
export const periodBefore = (days: number): string => `the ${periodLength(days)} before`;
