import { describe, expect, it } from 'vitest';
import type { Mix } from '../contract/index.ts';
import { compareInWords } from './compare.ts';
import { formatBucket, formatBucketLong, formatDay, formatPeriod } from './date.ts';
import { periodBefore, periodNow } from './period-length.ts';
import { formatCount, formatRatio, formatTick, formatValue } from './value.ts';

describe('values', () => {
  it.each([
    [0.3449, 'ratio', '34%'],
    [0.0449, 'ratio', '4.5%'],
    [0.0004, 'ratio', '<0.1%'],
    [0.9996, 'ratio', '>99.9%'],
    [0.996, 'ratio', '99.6%'],
    [1, 'ratio', '100%'],
    [0, 'ratio', '0%'],
    [1, 'lines', '1 line'],
    [1234, 'lines', '1,234 lines'],
    [1_234_567, 'lines', '1.2M lines'],
    [2.5, 'per-week', '2.5 per week'],
    [0.5, 'hours', '30 min'],
    [5.25, 'hours', '5.3 h'],
    [24 * 19, 'hours', '19 days'],
    [200, 'days', '6.6 months'],
    [1200, 'days', '3.3 years'],
    [null, 'lines', '–'],
    [Number.NaN, 'lines', '–'],
  ] as const)('%s %s reads %s', (value, unit, text) => expect(formatValue(value, unit)).toBe(text));

  it('axes are shorter', () => {
    expect(formatTick(12_000, 'lines')).toBe('12k');
    expect(formatTick(0, 'hours')).toBe('0');
    expect(formatTick(48, 'hours')).toBe('2 days');
    expect(formatCount(999_999)).toBe('999,999');
  });

  it('ratios on axes', () => expect(formatRatio(0.1)).toBe('10%'));
});

describe('dates', () => {
  it('name buckets by their grain', () => {
    expect(formatBucket('2026-03-09', 'week')).toBe('9 Mar');
    expect(formatBucket('2026-03-01', 'month')).toBe('Mar 2026');
    expect(formatBucket('2026-04-01', 'quarter')).toBe('Q2 2026');
    expect(formatBucketLong('2026-03-09', 'week')).toBe('week of 9 Mar 2026');
    expect(formatDay('2026-03-09T22:00:00.000Z')).toBe('9 Mar 2026');
    expect(formatDay('never')).toBe('never');
  });

  it('periods say the year once when they can', () => {
    expect(formatPeriod('2026-01-12', '2026-04-11')).toBe('12 Jan – 11 Apr 2026');
    expect(formatPeriod('2025-12-01', '2026-02-28')).toBe('1 Dec 2025 – 28 Feb 2026');
  });

  it.each([
    [1, 'this day', 'the day before'],
    [7, 'these 7 days', 'the 7 days before'],
    [28, 'these 4 weeks', 'the 4 weeks before'],
    [90, 'these 90 days', 'the 90 days before'],
    [365, 'these 12 months', 'the 12 months before'],
    [400, 'these 400 days', 'the 400 days before'],
    [730, 'these 2 years', 'the 2 years before'],
    [900, 'these 2.5 years', 'the 2.5 years before'],
    [5019, 'these 14 years', 'the 14 years before'],
  ])('a period of %d days reads "%s", the one before it "%s"', (days, now, before) => {
    expect([periodNow(days), periodBefore(days)]).toEqual([now, before]);
  });
});

describe('comparison', () => {
  const lines = { unit: 'lines', days: 90 } as const;
  it.each([
    [88, 100, '12% less than in the 90 days before'],
    [150, 100, '50% more than in the 90 days before'],
    [250, 100, '2.5 times as much as in the 90 days before'],
    [1000, 100, '10 times as much as in the 90 days before'],
    [28_710, 100, 'more than 10 times the 100 lines in the 90 days before'],
    [101, 100, 'about the same as in the 90 days before'],
    [5, 0, 'there was none in the 90 days before'],
    [0, 0, 'none, as in the 90 days before'],
    [null, 3, null],
    [3, null, null],
  ])('%s after %s', (value, previous, words) => expect(compareInWords(value, previous, lines)).toBe(words));

  it('a median of 0 is not none', () => {
    const days = { unit: 'per-week', days: 90 } as const;
    expect(compareInWords(0, 0, days)).toBe('the same as in the 90 days before');
    expect(compareInWords(1, 0, days)).toBe('it was 0 in the 90 days before');
  });

  it('numbers of different repositories are said to be so, and not compared where they have none in common', () => {
    const none = { count: 0, names: [] };
    const compare = (mix: Mix) => compareInWords(20, 10, { unit: 'hours', days: 90, mix });
    const twice = '2 times as long as in the 90 days before';
    expect(compare({ both: 2, onlyNow: none, onlyBefore: { count: 1, names: ['api'] }, share: 0.09 })).toBe(twice);
    expect(compare({ both: 2, onlyNow: none, onlyBefore: { count: 1, names: ['a\u202epi'] }, share: 0.1 })).toBe(
      `${twice} (before also of a\\u202epi)`,
    );
    expect(
      compare({
        both: 1,
        onlyNow: { count: 2, names: ['web', 'app'] },
        onlyBefore: { count: 3, names: ['api', 'old', 'cli'] },
        share: 0.4,
      }),
    ).toBe(`${twice} (now also of web and app; before also of api, old and cli)`);
    const onlyOne = (name: string) => ({ count: 1, names: [name] });
    expect(compare({ both: 0, onlyNow: onlyOne('web'), onlyBefore: onlyOne('api'), share: 1 })).toBe(
      'not to be compared with the 90 days before, which had other repositories (now of web; before of api)',
    );
  });

  it('shares are compared in points, lengths of time as longer or shorter', () => {
    expect(compareInWords(0.12, 0.15, { unit: 'ratio', days: 28 })).toBe('3 points less than in the 4 weeks before');
    expect(compareInWords(0.151, 0.15, { unit: 'ratio', days: 28 })).toBe('about the same as in the 4 weeks before');
    expect(compareInWords(30, 60, { unit: 'hours', days: 365 })).toBe('50% shorter than in the 12 months before');
    expect(compareInWords(24 * 20, 2, { unit: 'hours', days: 365 })).toBe(
      'more than 10 times the 2 h in the 12 months before',
    );
  });
});
