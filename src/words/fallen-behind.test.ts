import { expect, it } from 'vitest';
import { fallenBehindInWords } from './fallen-behind.ts';

const now = new Date('2026-03-10T12:00:00Z');
const loaded = (...days: (string | null)[]) =>
  days.map((day, at) => ({ id: at + 1, name: `r${at + 1}`, lastCommitAt: day && `${day}T10:00:00Z` }));
const AFTER =
  ': who works only there counts as silent, and may be active elsewhere. If only a clone was not fetched, fetch it first.';

it.each([
  { of: null, days: ['2026-03-01', '2025-11-30'], is: 'one that stopped 91 days before', said: 'r2 since 30 Nov 2025' },
  { of: null, days: ['2026-03-01', '2025-12-01'], is: 'none that stopped 90 days before', said: null },
  { of: null, days: ['2016-03-01'], is: 'none that is alone, however old', said: null },
  { of: [1], days: ['2026-03-01', '2025-11-30'], is: 'none that is not chosen', said: null },
  { of: [2], days: ['2026-03-01', '2025-11-30'], is: 'one that is chosen alone', said: 'r2 since 30 Nov 2025' },
  { of: null, days: ['2027-03-01', '2026-03-01', null], is: 'none beside a clock that was ahead', said: null },
  {
    of: null,
    days: ['2026-03-01', '2024-01-01', '2025-01-01', '2023-01-01', '2022-01-01'],
    is: 'the first of many',
    said: 'r3 since 1 Jan 2025, r2 since 1 Jan 2024 and 2 more repositories',
  },
])('of clones that fell behind $is is said', ({ of, days, said }) => {
  expect(fallenBehindInWords(loaded(...days), { of, now })).toBe(
    said === null ? null : `Nothing has been committed to ${said}${AFTER}`,
  );
});
