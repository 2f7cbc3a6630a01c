import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { metrics } from '../../metrics/index.ts';
import { METRIC } from '../metric-ids.ts';
import { insights } from './register.ts';

const known = new Set(metrics.map((metric) => metric.id));

it('has every insight that lies in kinds/, under the name of its file', () => {
  const files = readdirSync(new URL('kinds/', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));
  expect(insights.map((insight) => insight.id).toSorted()).toEqual(files.toSorted());
});

it('rests on metrics that exist and can be split by repository', () => {
  for (const id of Object.values(METRIC)) expect(known, id).toContain(id);
  for (const { metric } of insights) {
    if (metric !== null) expect(metrics.find(({ id }) => id === metric)?.breakdowns, metric).toContain('repository');
  }
});

it('marks as bearings those that never weigh more than one', () => {
  expect(insights.filter((insight) => insight.bearing).map((insight) => insight.id)).toEqual([
    'half-life',
    'known-code',
    'last-release',
    'old-code',
    'steady',
  ]);
});
