import { expect, it } from 'vitest';
import { fallenBehindInWords } from './fallen-behind.ts';

const now = new Date('2026-03-10T12:00:00Z');
const loaded = (...days: (string | null)[]) =>
  days.map((day, at) => ({ id: at + 1, name: `r${at + 1}`, lastCommitAt: day && `${day}T10:00:00Z` }));
const AFTER =
  ': who works only there counts as silent, and may be active elsewhere. If only a clone was not fetched, fetch it first.';

it.each([
  ['one that stopped 91 days before the other', ['2026-03-01', '2025-11-30'], null, 'r2 since 30 Nov 2025'],
  ['none that stopped 90 days before', ['2026-03-01', '2025-12-01'], null, null],
  ['one alone, however old', ['2016-03-01'], null, null],
  ['one that is not chosen', ['2026-03-01', '2025-11-30'], [1], null],
  ['one that is chosen alone', ['2026-03-01', '2025-11-30'], [2], 'r2 since 30 Nov 2025'],
  ['none beside a clock that was ahead, nor an empty one', ['2027-03-01', '2026-03-01', null], null, null],
  [
    'many, the first of them',
    ['2026-03-01', '2024-01-01', '2025-01-01', '2023-01-01', '2022-01-01'],
    null,
    'r3 since 1 Jan 2025, r2 since 1 Jan 2024 and 2 more repositories',
  ],
])('of clones that fell behind are said %s', (_case, days, of, said) => {
  expect(fallenBehindInWords(loaded(...days), { of, now })).toBe(
    said === null ? null : `Nothing has been committed to ${said}${AFTER}`,
  );
});
