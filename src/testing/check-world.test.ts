import { expect, it } from 'vitest';
import { loadWorld } from './load-world.ts';
import { forEachStore } from './stores.ts';
import type { World, WorldCommit } from './world.ts';

const commit = (id: string, more: Partial<WorldCommit> = {}): WorldCommit => ({
  id,
  by: 'ana',
  at: '2024-01-01',
  ...more,
});
const withoutId = (): WorldCommit => Object.assign(commit('a'), { id: undefined });

const BROKEN: [string, WorldCommit[]][] = [
  ["Commit 0 of 'odd' has no id.", [withoutId(), withoutId()]],
  ["Commit 'a' of 'odd' does not say who it is by.", [commit('a', { by: '' })]],
  ["'odd' has two commits 'a'; each needs an id of its own.", [commit('a'), commit('b'), commit('a')]],
  [
    "Commit 'a' of 'odd' names the parent 'b', which no commit before it is.",
    [commit('a', { parents: ['b'] }), commit('b', { parents: ['a'] })],
  ],
];

forEachStore((_name, open) => {
  it.each(BROKEN)('refuses at once: %s', async (message, commits) => {
    await using store = await open();
    const world: World = { repository: 'odd', commits };
    await expect(loadWorld(store, world)).rejects.toThrow(message);
    expect(await store.repositories.list()).toEqual([]);
  });
});
