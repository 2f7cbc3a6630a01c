import { expect, it } from 'vitest';
import { loadWorld } from '../../testing/load-world.ts';
import { calm, loud, rhythm } from '../../testing/rhythm.ts';
import { sourcesOf } from '../../testing/says.ts';
import { forEachStore, type TestStore } from '../../testing/stores.ts';
import { createBearings } from './ahead.ts';

const bearingsOf = (store: TestStore, basis = 'one') =>
  createBearings({
    ...sourcesOf(store),
    store,
    basis,
    onError: (error) => {
      throw error;
    },
  });
const world = loud(rhythm({ weeks: 130, rework: (ago) => (ago <= 90 ? 6 : 1) }));

forEachStore((_name, open) => {
  it('works findings out once for a state of the facts, and anew when they have changed', async () => {
    await using store = await open();
    const bearings = bearingsOf(store);
    expect(await bearings.first()).toEqual([]);
    await loadWorld(store, world);
    const [one, two] = await Promise.all([
      bearings.findings({ bots: 'include' }),
      bearings.findings({ bots: 'include' }),
    ]);
    expect(one.items.length).toBeGreaterThan(0);
    expect(two.items).toBe(one.items);
    expect((await bearings.findings({ outliers: 'include' })).items).not.toBe(one.items);
    expect((await bearings.first()).length).toBeLessThanOrEqual(5);
  });

  it('gives what was computed ahead after a restart, says where facts are newer, and has them in a moment', async () => {
    await using store = await open();
    await loadWorld(store, world);
    await bearingsOf(store).computeAhead();
    const kept = await bearingsOf(store).findings({});
    expect(kept.stale).toBe(false);
    expect(new Set(kept.items.map(({ repository }) => repository))).toEqual(new Set([1]));
    await loadWorld(store, calm());
    const restarted = bearingsOf(store);
    expect(await restarted.findings({})).toEqual({ ...kept, stale: true });
    await restarted.computeAhead();
    const fresh = await restarted.findings({});
    expect(fresh.stale).toBe(false);
    expect(new Set(fresh.items.map(({ repository }) => repository))).toEqual(new Set([1, 2]));
    expect(await bearingsOf(store).findings({})).toEqual(fresh);
  });

  it('gives nothing that other settings computed, nor what speaks of a repository that is gone', async () => {
    await using store = await open();
    const { repoId } = await loadWorld(store, world);
    await bearingsOf(store).computeAhead();
    expect(await store.computed.read('findings', '{}')).toMatchObject({ basis: 'one' });
    await bearingsOf(store, 'two').findings({});
    expect(await store.computed.read('findings', '{}')).toMatchObject({ basis: 'two' });
    await store.repositories.remove(repoId);
    expect(await bearingsOf(store, 'two').findings({})).toMatchObject({ stale: false, items: [] });
  });
});
