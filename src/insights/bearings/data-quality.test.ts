import { expect, it } from 'vitest';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { everyFinding, findings } from './findings.ts';
import { factsIncomplete } from './kinds/facts-incomplete.ts';
import { truckFactor } from './kinds/truck-factor.ts';
import { calm, daysAgo, loud, rhythm } from '../../testing/rhythm.ts';
import { sourcesOf } from '../../testing/says.ts';

forEachStore((_name, open) => {
  it('incomplete facts: a shallow clone and missing contents are said, a whole clone is not', async () => {
    await using store = await open();
    const shallow = await loadWorld(store, loud(rhythm({ weeks: 4 })));
    const holed = await loadWorld(store, { repository: 'holed', commits: rhythm({ weeks: 4 }) });
    await loadWorld(store, { repository: 'whole', commits: rhythm({ weeks: 4 }) });
    await store.write((db) => db.updateTable('repo').set({ shallow: true }).where('id', '=', shallow.repoId).execute());
    await store.write((db) =>
      db.updateTable('repo').set({ missing_blobs: 1 }).where('id', '=', holed.repoId).execute(),
    );
    const { items } = await everyFinding(sourcesOf(store), {}, [factsIncomplete]);
    expect(items.map((finding) => finding.sentence).toSorted()).toEqual([
      '1 file version is missing from the clone of holed: its lines are unknown and left out.',
      'loud is a shallow clone of 8 commits: older history is missing, so ages, authors and survival are too young.',
    ]);
  });

  it('who wrote what, and how old it is, is not told from a history that was cut off', async () => {
    const files = Object.fromEntries(Array.from({ length: 25 }, (_, at) => [`src/${at}.ts`, 20]));
    const said = async (shallow: boolean) => {
      await using store = await open();
      await loadWorld(store, { repository: 'one', commits: [{ id: 'a', by: 'ana', at: daysAgo(40), files }] });
      await store.write((db) => db.updateTable('repo').set({ shallow }).execute());
      return (await everyFinding(sourcesOf(store), {}, [truckFactor])).items.map(({ kind }) => kind);
    };
    expect(await said(false)).toEqual(['key-people']);
    expect(await said(true)).toEqual([]);
  });

  it('findings: something is said of every repository, in one order, with links that open the same scope', async () => {
    await using store = await open();
    for (const world of [loud(rhythm({ weeks: 130, rework: (ago) => (ago <= 90 ? 6 : 1) })), calm()])
      await loadWorld(store, world);
    const { period, items } = await findings(sourcesOf(store), {});
    expect(period).toMatchObject({ days: 90, zone: 'UTC' });
    expect(new Set(items.map((finding) => finding.repository)).size).toBe(2);
    expect(items.map((finding) => finding.weight)).toEqual(
      items.map((finding) => finding.weight).toSorted((a, b) => b - a),
    );
    expect(items[0]).toMatchObject({ kind: 'rework', link: expect.stringMatching(/^\/code\?repo=\d+$/) });
    expect(items[0]?.period).toEqual({});
    const only = await findings(sourcesOf(store), {
      repo: String(items[0]?.repository),
      from: period.from,
      to: period.to,
    });
    expect(new Set(only.items.map((finding) => finding.repository)).size).toBe(1);
    expect(only.items[0]?.link).toContain(`from=${period.from}`);
    expect(only.items[0]?.period).toEqual({ from: period.from, to: period.to });
  });

  it('findings: an empty store has none, and does not fail', async () => {
    await using store = await open();
    expect((await findings(sourcesOf(store), {})).items).toEqual([]);
  });
});
