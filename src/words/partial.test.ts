import { expect, it } from 'vitest';
import type { Series, SeriesPoint } from '../contract/index.ts';
import { partialBuckets, partialInWords } from './partial.ts';

const period = { from: '2026-05-23', to: '2026-08-20', zone: 'UTC', days: 90 };
const week = (start: string, end: string, complete: boolean) => ({
  start,
  end,
  complete,
  value: 1,
  n: 1,
  reason: null,
});

const total = { value: 1, n: 1, reason: null };
const series = (points: SeriesPoint[]) => ({ key: 'all', label: 'All', total, points });

it('says what there is of a bucket that is cut, at either end', () => {
  const points = [
    week('2026-05-17', '2026-05-23', false),
    week('2026-05-18', '2026-05-24', false),
    week('2026-05-25', '2026-05-31', true),
    { ...week('2026-06-01', '2026-06-07', false), value: null, reason: 'no-data' as const },
    week('2026-08-03', '2026-08-09', false),
    week('2026-08-17', '2026-08-23', false),
  ];
  expect(Object.fromEntries(partialBuckets({ series: [series(points)], period }))).toEqual({
    0: 'only 23 May 2026',
    1: 'only 23 May – 24 May 2026',
    4: 'the facts begin or end within it',
    5: 'only 17 Aug – 20 Aug 2026',
  });
});

it('a bucket is whole where one of its series is: the others begin in it', () => {
  const [whole, cut] = [true, false].map((complete) => week('2026-06-01', '2026-06-07', complete));
  const gap = { ...cut!, value: null, reason: 'no-data' as const };
  const few = { ...cut!, value: null, reason: 'small-n' as const };
  const marked = (...points: SeriesPoint[]) => partialBuckets({ series: points.map((p) => series([p])), period }).size;
  expect([marked(cut!, whole!), marked(cut!, cut!), marked(cut!, gap), marked(gap, gap), marked(few)]).toEqual([
    0, 1, 1, 0, 1,
  ]);
});

it('explains the mark only where it is seen', () => {
  const answer = (first: number | null): Series => {
    const points = [
      { ...week('2026-05-18', '2026-05-24', false), value: first },
      week('2026-05-25', '2026-05-31', true),
    ];
    return {
      metric: 'm',
      unit: 'lines',
      grain: 'week',
      period,
      previousPeriod: period,
      hasBefore: true,
      total,
      previous: total,
      series: [series(points)],
    };
  };
  expect([...partialBuckets(answer(1)).keys()]).toEqual([0]);
  expect(partialInWords(answer(1), 'bars')).toBe('A pale bar with a dashed edge is not a whole week');
  expect(partialInWords(answer(1), 'line')).toBe('A hollow dot is not a whole week');
  expect(partialInWords(answer(0), 'bars')).toBe('');
  expect(partialInWords(answer(0), 'line')).toBe('A hollow dot is not a whole week');
  expect(partialInWords(answer(null), 'line')).toBe('');
});
