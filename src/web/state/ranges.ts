/** Ranges of time a page offers; each ends on the newest day with facts. */
export const ranges = [
  { id: '4w', label: '4 weeks', short: '4 w', days: 28 },
  { id: '90d', label: '90 days', short: '90 d', days: 90 },
  { id: '6m', label: '6 months', short: '6 m', days: 182 },
  { id: '1y', label: '1 year', short: '1 y', days: 365 },
  { id: '2y', label: '2 years', short: '2 y', days: 730 },
  { id: 'all', label: 'All time', short: 'All', days: null },
] as const;
export type RangeId = (typeof ranges)[number]['id'] | 'custom';

interface Extent {
  firstDay: string | null;
  lastDay: string | null;
}

const dayMs = 86_400_000;
const toDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The day `days` after another (before, when negative). */
export const addDays = (day: string, days: number) => toDay(Date.parse(day) + days * dayMs);

/** Days from one day to another, both counted. */
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;

/** Search parameters of a range. The default, 90 days, is written as nothing. */
export function rangeSearch(
  id: Exclude<RangeId, 'custom'>,
  extent: Extent,
): { from: string | undefined; to: string | undefined } {
  const range = ranges.find((r) => r.id === id);
  if (!range || id === '90d' || !extent.lastDay) return { from: undefined, to: undefined };
  const from = range.days === null ? (extent.firstDay ?? extent.lastDay) : addDays(extent.lastDay, 1 - range.days);
  return { from, to: extent.lastDay };
}

/** Which range search parameters stand for. */
export function rangeOf(search: { from?: string | undefined; to?: string | undefined }, extent: Extent): RangeId {
  if (!search.from && !search.to) return '90d';
  const to = search.to ?? extent.lastDay;
  if (!search.from || !to || to !== extent.lastDay) return 'custom';
  if (search.from === extent.firstDay) return 'all';
  const days = daysBetween(search.from, to);
  return ranges.find((r) => r.days === days)?.id ?? 'custom';
}
