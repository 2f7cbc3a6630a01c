import { expect, it } from 'vitest';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { createBearings } from './remember.ts';
import { loud, rhythm } from '../../testing/rhythm.ts';
import { sourcesOf } from '../../testing/says.ts';

forEachStore((_name, open) => {
  it('works findings out once for a state of the facts, and anew when they have changed', async () => {
    await using store = await open();
    const bearings = createBearings(sourcesOf(store), () => store.version());
    expect(await bearings.first()).toEqual([]);
    await loadWorld(store, loud(rhythm({ weeks: 130, rework: (ago) => (ago <= 90 ? 6 : 1) })));
    const [one, two] = await Promise.all([bearings.findings({}), bearings.findings({})]);
    expect(one.items.length).toBeGreaterThan(0);
    expect(two.items).toBe(one.items);
    expect((await bearings.findings({ outliers: 'include' })).items).not.toBe(one.items);
    expect((await bearings.first()).length).toBeLessThanOrEqual(5);
  });
});
