import { expect, test } from 'vitest';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { createMeasures } from '../index.ts';
import { onboarding } from './onboarding.ts';

forEachStore((_name, open) => {
  test('a quarter is worth the median of its newcomers, not their days together', async () => {
    await using store = await open();
    for (const world of [onboarding.examples[0].world].flat()) await loadWorld(store, world);
    const measures = createMeasures(store, {}, () => new Date('2026-02-01T00:00:00Z'));
    const period = { from: '2026-01-01', to: '2026-01-31' };
    const { rows, columns } = await measures.evidence(onboarding.id, period);
    expect(columns.map(({ label }) => label)).toEqual(['Quarter from', 'Days (median)', 'People']);
    expect(rows.map(({ cells }) => cells)).toEqual([['2026-01-01', 18, 3]]);
  });
});
