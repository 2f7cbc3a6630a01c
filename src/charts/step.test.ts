import { expect, it } from 'vitest';
import { durationMarks, shareStep } from './step.ts';

it.each([
  [20, ['0', '4 h', '8 h']],
  [24 * 60, ['0', '14 days', '28 days']],
  [24 * 122, ['0', '30 days', '60 days']],
  [24 * 300, ['0', '2 months', '4 months']],
  [8_766 * 4.5, ['0', '1 year', '2 years']],
  [8_766 * 900, ['0', '180 years', '360 years']],
])('marks up to %s hours are round and in one unit', (maximum, texts) => {
  const { step, format } = durationMarks(maximum);
  expect([0, 1, 2].map((i) => format(i * step))).toEqual(texts);
  expect(maximum / step).toBeLessThanOrEqual(5);
});

it.each([
  [0, 0.25],
  [0.004, 0.005],
  [0.026, 0.01],
  [0.5, 0.1],
  [0.51, 0.25],
  [1, 0.25],
])('marks up to a share of %d are %d apart', (greatest, step) => expect(shareStep(greatest)).toBe(step));
