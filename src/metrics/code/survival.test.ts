import { expect, test } from 'vitest';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { createMeasures } from '../index.ts';

const now = () => new Date('2026-06-02T00:00:00Z');

forEachStore((_name, open) => {
  test('a half-life in years of history is the same day on the curve and in the table', async () => {
    await using store = await open();
    await loadWorld(store, {
      commits: [
        { id: 'a', by: 'ana', at: '2021-01-01', files: { 'a.ts': 100 } },
        // 101 days later: no whole number of weeks
        { id: 'b', by: 'ana', at: '2021-04-12', files: { 'a.ts': { removes: { a: 60 } } } },
        { id: 'c', by: 'ana', at: '2026-01-01', files: { 'b.ts': 1 } },
      ],
    });
    const measures = createMeasures(store, {}, now);
    const { curves } = await measures.curve('code.survival', { by: 'cohort' });
    const { rows } = await measures.breakdown('code.half-life', { by: 'cohort' });
    expect(curves.map(({ key, halfLifeDays }) => [key, halfLifeDays])).toEqual([['2021', 101]]);
    expect(rows.find(({ key }) => key === '2021')?.value).toBe(101);
  });
});
