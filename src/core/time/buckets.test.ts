import { Temporal } from 'temporal-polyfill';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketsOf, bucketStart, defaultGrain } from './buckets.ts';
import { addDays, dayFromNumber, daysIn, isDay } from './days.ts';

describe('ISO weeks start on Monday', () => {
  test.each([
    ['2026-01-01', '2025-12-29'],
    ['2026-01-04', '2025-12-29'],
    ['2026-01-05', '2026-01-05'],
    ['1969-12-31', '1969-12-29'],
    ['2024-02-29', '2024-02-26'],
  ])('%s belongs to the week of %s', (day, start) => expect(bucketStart(day, 'week')).toBe(start));

  test('as Temporal counts them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (number) => {
        const day = Temporal.PlainDate.from(dayFromNumber(number));
        expect(bucketStart(day.toString(), 'week')).toBe(day.subtract({ days: day.dayOfWeek - 1 }).toString());
      }),
    );
  });
});

test('months, quarters and years start on their first day', () => {
  expect(bucketStart('2026-08-31', 'month')).toBe('2026-08-01');
  expect(bucketStart('2026-08-31', 'quarter')).toBe('2026-07-01');
  expect(bucketStart('2026-08-31', 'year')).toBe('2026-01-01');
  expect(bucketStart('2026-08-31', 'day')).toBe('2026-08-31');
});

test('buckets follow each other without a gap and cover the period', () => {
  const grains = fc.constantFrom('day', 'week', 'month', 'quarter', 'year');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 30_000 }),
      fc.integer({ min: 0, max: 900 }),
      grains,
      (first, length, grain) => {
        const [from, to] = [dayFromNumber(first), dayFromNumber(first + length)];
        const buckets = bucketsOf(from, to, grain);
        expect(buckets[0]?.start).toBe(bucketStart(from, grain));
        expect((buckets.at(-1)?.end ?? '') >= to).toBe(true);
        expect((buckets.at(-1)?.start ?? '') <= to).toBe(true);
        buckets.slice(1).forEach((bucket, i) => expect(bucket.start).toBe(addDays(buckets[i]?.end ?? '', 1)));
      },
    ),
  );
});

test('February of a leap year is one bucket of 29 days', () => {
  const [february] = bucketsOf('2024-02-10', '2024-02-20', 'month');
  expect(february).toEqual({ start: '2024-02-01', end: '2024-02-29' });
  expect(daysIn('2024-02-01', '2024-02-29')).toBe(29);
});

test('the grain follows the length of the period', () => {
  expect(defaultGrain('2026-01-01', '2026-01-31')).toBe('week');
  expect(defaultGrain('2025-01-01', '2026-01-31')).toBe('week');
  expect(defaultGrain('2024-01-01', '2026-01-31')).toBe('month');
  expect(defaultGrain('2010-01-01', '2026-01-31')).toBe('quarter');
});

test('only days that exist are days', () => {
  expect(['2024-02-29', '2026-12-31'].map(isDay)).toEqual([true, true]);
  expect(['2026-02-29', '2026-13-01', '2026-1-1', 'yesterday', ''].map(isDay)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
