import { expect, test } from 'vitest';
import { median, percentile, seeded } from './statistics.ts';

test('percentiles interpolate linearly', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(percentile([10, 20, 30, 40, 50], 0.95)).toBeCloseTo(48);
  expect(percentile([], 0.5)).toBeNaN();
});

test('random numbers are the same for the same seed', () => {
  const [a, b, c] = [seeded(1), seeded(1), seeded(2)];
  const first = [a(), a(), a()];
  expect([b(), b(), b()]).toEqual(first);
  expect(c()).not.toBe(first[0]);
  expect(first.every((value) => value >= 0 && value < 1)).toBe(true);
});
