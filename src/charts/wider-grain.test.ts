import { expect, it } from 'vitest';
import type { Series } from '../contract/index.ts';
import { widerGrain } from './wider-grain.ts';

const value = { value: 1, n: 9, reason: null };
const gap = { value: null, n: 0, reason: 'no-data' as const };

function answer(grain: Series['grain'], points: (typeof value | typeof gap)[]): Series {
  const period = { from: '2026-01-01', to: '2026-06-30', zone: 'UTC', days: 181 };
  const dated = points.map((point) => ({ ...point, start: '2026-01-01', end: '2026-01-07', complete: true }));
  const series = [{ key: 'all', label: 'All', total: value, points: dated }];
  const before = { previous: value, previousPeriod: period, hasBefore: true };
  return { metric: 'm', unit: 'lines', period, grain, total: value, ...before, series };
}

const halfEmpty = (length: number) => Array.from({ length }, (_, i) => (i % 2 === 0 ? value : gap));

it('widens buckets when most are gaps', () => {
  expect(widerGrain(answer('week', halfEmpty(26)))).toBe('month');
  expect(widerGrain(answer('month', halfEmpty(12)))).toBe('quarter');
});

it('leaves a series that reads well, or that would have too few points', () => {
  expect(
    widerGrain(
      answer(
        'week',
        Array.from({ length: 26 }, () => value),
      ),
    ),
  ).toBeUndefined();
  expect(widerGrain(answer('week', halfEmpty(9)))).toBeUndefined();
  expect(widerGrain(answer('year', halfEmpty(20)))).toBeUndefined();
  expect(widerGrain(undefined)).toBeUndefined();
});
