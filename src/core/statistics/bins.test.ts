import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readableBins } from './bins.ts';

test('close values get even steps', () => {
  expect(readableBins(3, 27).map(({ from }) => from)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26]);
});

test('values over orders of magnitude get 1, 2, 5, 10 …', () => {
  expect(readableBins(0, 900).map(({ from }) => from)).toEqual([0, 1, 2, 5, 10, 20, 50, 100, 200, 500]);
});

test('bins start at the smallest value', () => {
  expect(readableBins(150, 90_000).map(({ from }) => from)).toEqual([
    100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000,
  ]);
});

test('one value is one bin', () => expect(readableBins(7, 7)).toEqual([{ from: 7, to: null }]));

test('every value falls into exactly one bin', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5000, max: 100_000 }), { minLength: 1 }), (values) => {
      const bins = readableBins(Math.min(...values), Math.max(...values));
      for (const value of values) {
        expect(bins.filter(({ from, to }) => value >= from && (to === null || value < to))).toHaveLength(1);
      }
    }),
  );
});
