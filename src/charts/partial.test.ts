import { expect, it } from 'vitest';
import type { Series } from '../contract/index.ts';
import { partialBuckets, partialInWords, partialWords } from './index.ts';

const period = { from: '2026-05-23', to: '2026-08-20', zone: 'UTC', days: 90 };
const week = (start: string, end: string, complete: boolean) => ({
  start,
  end,
  complete,
  value: 1,
  n: 1,
  reason: null,
});

it('says what there is of a bucket that is cut, at either end', () => {
  expect(partialWords(week('2026-05-18', '2026-05-24', false), period)).toBe('only 23 May – 24 May 2026');
  expect(partialWords(week('2026-08-17', '2026-08-23', false), period)).toBe('only 17 Aug – 20 Aug 2026');
  expect(partialWords(week('2026-05-17', '2026-05-23', false), period)).toBe('only 23 May 2026');
  expect(partialWords(week('2026-08-03', '2026-08-09', false), period)).toBe('the newest facts end within it');
  expect(partialWords(week('2026-05-25', '2026-05-31', true), period)).toBeNull();
});

it('explains the mark only where it is seen', () => {
  const answer = (first: number | null): Series => {
    const total = { value: 1, n: 1, reason: null };
    const points = [
      { ...week('2026-05-18', '2026-05-24', false), value: first },
      week('2026-05-25', '2026-05-31', true),
    ];
    const series = [{ key: 'all', label: 'All', total, points }];
    return {
      metric: 'm',
      unit: 'lines',
      grain: 'week',
      period,
      previousPeriod: period,
      total,
      previous: total,
      series,
    };
  };
  expect([...partialBuckets(answer(1)).keys()]).toEqual([0]);
  expect(partialInWords(answer(1), 'bars')).toBe('A pale bar with a dashed edge is not a whole week');
  expect(partialInWords(answer(1), 'line')).toBe('A hollow dot is not a whole week');
  expect(partialInWords(answer(0), 'bars')).toBe('');
  expect(partialInWords(answer(0), 'line')).toBe('A hollow dot is not a whole week');
  expect(partialInWords(answer(null), 'line')).toBe('');
});
