import type { Unit } from '../../contract/index.ts';
import { formatCount, formatRatio, formatValue } from './value.ts';

const same = 0.03;
/** Beyond this many times a factor says less than the value before does. */
const manyTimes = 10;

/** How long the period before was, in words: "90 days before", "year before". */
export function periodBefore(days: number): string {
  if (days >= 364 && days <= 366) return 'the year before';
  if (days === 28) return 'the 4 weeks before';
  if (days >= 729 && days <= 731) return 'the 2 years before';
  return `the ${formatCount(days)} days before`;
}

/**
 * A number beside the one of the period before, in words and without a judgement: "12% less than the 90 days before".
 * Shares are compared in points; beyond ten times, the value before is said instead of a factor. Null when one of them is missing.
 */
export function compareInWords(
  value: number | null,
  previous: number | null,
  given: { unit: Unit; days: number },
): string | null {
  if (value === null || previous === null) return null;
  const before = `in ${periodBefore(given.days)}`;
  if (given.unit === 'ratio') {
    const points = (value - previous) * 100;
    if (Math.abs(points) < 0.5) return `about the same as ${before}`;
    const figure =
      Math.abs(points) < 10 ? Math.abs(points).toFixed(1).replace(/\.0$/, '') : Math.round(Math.abs(points)).toString();
    return `${figure} ${figure === '1' ? 'point' : 'points'} ${points > 0 ? 'more' : 'less'} than ${before}`;
  }
  if (previous === 0) return value === 0 ? `none, as ${before}` : `there was none ${before}`;
  const change = value / previous - 1;
  if (Math.abs(change) < same) return `about the same as ${before}`;
  const isTime = given.unit === 'hours' || given.unit === 'days';
  if (value / previous > manyTimes)
    return `more than ${manyTimes} times the ${formatValue(previous, given.unit)} ${before}`;
  if (change >= 1)
    return `${(value / previous).toFixed(1).replace(/\.0$/, '')} times as ${isTime ? 'long' : 'much'} as ${before}`;
  const word = change > 0 ? (isTime ? 'longer' : 'more') : isTime ? 'shorter' : 'less';
  return `${formatRatio(Math.abs(change))} ${word} than ${before}`;
}
