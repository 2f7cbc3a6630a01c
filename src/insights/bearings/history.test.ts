import { describe, expect, it } from 'vitest';
import { grainOf, historyBefore, isAboutAsLong, moved, surprise, usual } from './history.ts';

const points = (values: (number | null)[]) => values.map((value) => ({ value, complete: true }));
const steady = usual(points([0.1, 0.12, 0.11, 0.13, 0.1, 0.12, 0.14, 0.11]))!;

describe('what is usual', () => {
  it('needs six earlier periods with a value', () => {
    expect(usual(points([1, 2, 3, 4, 5]))).toBeNull();
    expect(usual(points([1, 2, 3, null, 4, 5]))).toBeNull();
    expect(usual(points([1, 2, 3, 4, 5, 6]))?.periods).toBe(6);
  });

  it('leaves out periods that are cut', () => {
    expect(usual([...points([1, 2, 3, 4, 5]), { value: 6, complete: false }])).toBeNull();
  });

  it('gives p10, p50 and p90', () => {
    const past = usual(points([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))!;
    expect(past).toMatchObject({ low: 1, median: 5, high: 9, periods: 11 });
  });
});

describe('moved', () => {
  it('is beyond p10–p90 and by enough', () => {
    expect(moved(0.3, steady, { absolute: 0.03 })).toBe('up');
    expect(moved(0.02, steady, { absolute: 0.03 })).toBe('down');
  });

  it('is not what the past shows too, nor a hair beyond it', () => {
    expect(moved(0.13, steady, {})).toBeNull();
    expect(moved(0.14, steady, { absolute: 0.03 })).toBeNull();
    expect(moved(0.14, steady, { relative: 0.5 })).toBeNull();
  });

  it('surprises more the further it is', () => {
    expect(surprise(0.12, steady)).toBe(0);
    expect(surprise(0.4, steady)).toBeGreaterThan(surprise(0.2, steady));
    const still = { low: 0, median: 0, high: 0.01, periods: 9 };
    expect([surprise(0.06, still), surprise(0.06, still, 0.05)]).toEqual([5, 1].map((n) => expect.closeTo(n, 6)));
  });
});

it('compares with buckets of about the same length', () => {
  expect([7, 28, 90, 182, 365].map(grainOf)).toEqual(['week', 'month', 'quarter', 'quarter', 'year']);
});

it('sets sums beside sums of about as many days only', () => {
  const beside = (days: number) => isAboutAsLong(days, grainOf(days));
  expect([7, 28, 30, 90, 92, 365].map(beside)).toEqual(Array(6).fill(true));
  expect([3, 14, 45, 60, 182, 730].map(beside)).toEqual(Array(6).fill(false));
});

describe('the past that a period is compared with', () => {
  it('is the whole calendar buckets before it, the same for periods that begin in one bucket', () => {
    const quarters = { from: '2023-07-01', to: '2026-03-31' };
    expect(historyBefore('2026-04-01', 'quarter', 12)).toEqual({ from: '2023-04-01', to: '2026-03-31' });
    expect(historyBefore('2026-05-10', 'quarter', 12)).toEqual(quarters);
    expect(historyBefore('2026-06-25', 'quarter', 12)).toEqual(quarters);
    expect(historyBefore('2026-05-13', 'week', 3)).toEqual({ from: '2026-04-27', to: '2026-05-10' });
  });

  it('is nothing where no bucket is whole', () => {
    expect(historyBefore('2026-05-13', 'week', 1)).toBeNull();
  });
});
