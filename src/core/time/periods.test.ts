import { expect, test } from 'vitest';
import { previousPeriod, resolvePeriod } from './periods.ts';

const known = { newest: '2026-03-10', today: '2026-06-01' };

test('without a period: 90 days up to the newest fact, however old it is', () => {
  expect(resolvePeriod({}, known)).toEqual({ from: '2025-12-11', to: '2026-03-10' });
  expect(resolvePeriod({}, { newest: '2009-05-01', today: '2026-06-01' })).toEqual({
    from: '2009-02-01',
    to: '2009-05-01',
  });
});

test('what was asked for stays, up to today', () => {
  expect(resolvePeriod({ from: '2026-01-01', to: '2026-01-31' }, known)).toEqual({
    from: '2026-01-01',
    to: '2026-01-31',
  });
  expect(resolvePeriod({ from: '2026-05-01', to: '2027-01-01' }, known)).toEqual({
    from: '2026-05-01',
    to: '2026-06-01',
  });
  expect(resolvePeriod({ to: '2026-01-31' }, known)).toEqual({ from: '2025-11-03', to: '2026-01-31' });
  expect(resolvePeriod({ from: '2026-02-01' }, known)).toEqual({ from: '2026-02-01', to: '2026-03-10' });
});

test('a clock that is centuries slow stretches no axis', () => {
  expect(resolvePeriod({ from: '0001-01-01', to: '2026-01-31' }, known)).toEqual({
    from: '1900-01-01',
    to: '2026-01-31',
  });
});

test('a period of all time is one of all facts; a shorter one may start before the first', () => {
  const young = { ...known, oldest: '2025-11-20' };
  expect(resolvePeriod({ from: '0001-01-01', to: '9999-12-31' }, young)).toEqual({
    from: '2025-11-20',
    to: '2026-06-01',
  });
  expect(resolvePeriod({ from: '2024-01-01', to: '2026-01-31' }, young)).toEqual({
    from: '2024-01-01',
    to: '2026-01-31',
  });
  expect(resolvePeriod({ from: '1950-01-01', to: '1990-01-01' }, young)).toEqual({
    from: '1990-01-01',
    to: '1990-01-01',
  });
});

test('a period wholly before there was software is its first day', () => {
  expect(resolvePeriod({ from: '0001-01-01', to: '0001-01-05' }, known)).toEqual({
    from: '1900-01-01',
    to: '1900-01-01',
  });
});

test('a period wholly in the future is today', () => {
  expect(resolvePeriod({ from: '2030-01-01', to: '2030-02-01' }, known)).toEqual({
    from: '2026-06-01',
    to: '2026-06-01',
  });
});

test('the period before is as long and ends the day before', () => {
  expect(previousPeriod({ from: '2026-01-01', to: '2026-03-31' })).toEqual({ from: '2025-10-03', to: '2025-12-31' });
  expect(previousPeriod({ from: '2024-03-01', to: '2024-03-01' })).toEqual({ from: '2024-02-29', to: '2024-02-29' });
});
