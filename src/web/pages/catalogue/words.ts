import type { MetricSummary } from '../../../contract/index.ts';

const groups: Record<string, string> = { code: 'Code', knowledge: 'Knowledge', delivery: 'Delivery' };

export const groupName = (group: string): string => groups[group] ?? group;

/** Metrics by group, in the catalogue's own order. */
export function groupsOf(items: readonly MetricSummary[]): [string, MetricSummary[]][] {
  const names = [...new Set(items.map((metric) => metric.group))];
  return names.map((name) => [name, items.filter((metric) => metric.group === name)]);
}

const shapes = { flow: 'counted over time', state: 'as of the newest commit', curve: 'a share over age' } as const;
const directions = {
  up: 'usually better when higher',
  down: 'usually better when lower',
  none: 'neither up nor down is better by itself',
} as const;

export const shapeWords = (metric: MetricSummary): string => `${metric.aggregate}, ${shapes[metric.shape]}`;
export const directionWords = (metric: MetricSummary): string => directions[metric.direction];

const units: Record<string, string> = {
  ratio: 'a share, shown in %',
  'per-week': 'per week',
  'percent-points': 'percentage points',
};
export const unitWords = (unit: string): string => units[unit] ?? unit;
