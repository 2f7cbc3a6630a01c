import fc from 'fast-check';
import { quantileSorted } from 'simple-statistics';
import { expect, test } from 'vitest';
import { quantile } from './quantile.ts';

test('the median is the mean of the middle two', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([5, 1, 3], 0.5)).toBe(3);
});

test('p75 and p90 interpolate as percentile_cont does', () => {
  // select percentile_cont(array[0.75, 0.9]) within group (order by x) from unnest(array[2, 4, 10, 20, 100]) x → {20,68}
  expect(quantile([2, 4, 10, 20, 100], 0.75)).toBe(20);
  expect(quantile([2, 4, 10, 20, 100], 0.9)).toBe(68);
});

test('nothing has no median', () => expect(quantile([], 0.5)).toBeNull());

test('it lies between the order statistics around it, and its ends are theirs', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, p) => {
        const sorted = [...values].sort((a, b) => a - b);
        const result = quantile(values, p) as number;
        expect(result).toBeGreaterThanOrEqual(sorted[0] as number);
        expect(result).toBeLessThanOrEqual(sorted.at(-1) as number);
        expect(quantile(values, 0)).toBe(quantileSorted(sorted, 0));
        expect(quantile(values, 1)).toBe(quantileSorted(sorted, 1));
      },
    ),
  );
});
