import type { Mix, Series, Unit } from '../contract/index.ts';
import { periodBefore } from './period-length.ts';
import { someOf } from './some-of.ts';
import { formatRatio, formatValue } from './value.ts';

const same = 0.03;
/** Beyond this many times a factor says less than the value before does. */
const manyTimes = 10;
/** Of these 0 is a size like another: a median of 0 days of a week with a release is not "none". */
const measures: ReadonlySet<Unit> = new Set<Unit>(['per-week', 'hours', 'days']);
/** A smaller share of rows from other repositories moves a comparison too little to be worth a word each time. */
const worthSaying = 0.1;

/**
 * A number beside the one of the period before, in words and without a judgement: "12% less than the 90 days before".
 * Shares are compared in points; beyond ten times, the value before is said instead of a factor. Null when one of them is
 * missing. With `mix`, numbers of different repositories are said to be so, and not compared where they share none.
 */
export function compareInWords(
  value: number | null,
  previous: number | null,
  given: { unit: Unit; days: number; mix?: Mix | undefined },
): string | null {
  if (value === null || previous === null) return null;
  const { mix } = given;
  if (mix?.both === 0)
    return `not to be compared with ${periodBefore(given.days)}, which had other repositories (${mixInWords(mix)})`;
  const compared = compareNumbers(value, previous, given);
  return mix && mix.share >= worthSaying ? `${compared} (${mixInWords(mix)})` : compared;
}

/** The total of an answer beside the one of the period before, as `compareInWords` says it; null where all of history is. */
export function comparisonOf({ total, previous, hasBefore, unit, period, mix }: Omit<Series, 'series'>): string | null {
  if (!hasBefore) return null;
  return compareInWords(total.value, previous.value, { unit, days: period.days, mix });
}

/** Of which repositories each of two numbers is: "now also of web; before also of api and 2 more". */
export function mixInWords({ both, onlyNow, onlyBefore }: Mix): string {
  const also = both > 0 ? 'also ' : '';
  return [
    { period: 'now', ...onlyNow },
    { period: 'before', ...onlyBefore },
  ]
    .filter(({ count }) => count > 0)
    .map(({ period, names, count }) => `${period} ${also}of ${someOf(names, { count, most: 3 })}`)
    .join('; ');
}

function compareNumbers(value: number, previous: number, given: { unit: Unit; days: number }): string {
  const before = `in ${periodBefore(given.days)}`;
  if (given.unit === 'ratio') {
    const points = (value - previous) * 100;
    if (Math.abs(points) < 0.5) return `about the same as ${before}`;
    const figure =
      Math.abs(points) < 10 ? Math.abs(points).toFixed(1).replace(/\.0$/, '') : Math.round(Math.abs(points)).toString();
    return `${figure} ${figure === '1' ? 'point' : 'points'} ${points > 0 ? 'more' : 'less'} than ${before}`;
  }
  if (previous === 0 && measures.has(given.unit)) return value === 0 ? `the same as ${before}` : `it was 0 ${before}`;
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
