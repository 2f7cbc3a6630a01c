import { expect, it } from 'vitest';
import type { World } from '../../core/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { daysAgo } from '../../testing/rhythm.ts';
import { sourcesOf } from '../../testing/says.ts';
import { forEachStore, type TestStore } from '../../testing/stores.ts';
import { everyFinding } from './findings.ts';
import { sharedHistory } from './kinds/shared-history.ts';
import { loadSharedHistory } from './shared-history.ts';

/** A repository whose first `shared` commits are those of `api`. */
const world = (repository: string, commits: number, shared = 0): World => ({
  repository,
  commits: Array.from({ length: commits }, (_, at) => ({
    id: `c${at}`,
    by: 'ana',
    at: daysAgo(400 - at),
    ...(at < shared ? { of: 'api' } : {}),
    files: { 'a.ts': 1 },
  })),
});

async function said(store: TestStore, repo?: string) {
  const { items } = await everyFinding(sourcesOf(store), { repo }, [sharedHistory]);
  return items;
}

forEachStore((_name, open) => {
  it('one repository loaded twice is said once, with its commits', async () => {
    await using store = await open();
    await loadWorld(store, world('api', 40));
    await loadWorld(store, world('copy', 40, 40));
    await loadWorld(store, world('web', 60));
    const items = await said(store);
    expect(items.map(({ sentence }) => sentence)).toEqual([
      'copy and api share 40 commits: their work is counted twice in every sum over both.',
    ]);
    expect(items[0]).toMatchObject({
      value: 1,
      n: 40,
      unit: 'ratio',
      metric: null,
      link: expect.stringMatching(/^\/repositories\?/),
    });
    expect(items[0]?.tryThis).toContain('Remove copy');
  });

  it('of a copy nothing else is said beside its original, of a fork and of a copy alone all is', async () => {
    await using store = await open();
    await loadWorld(store, world('api', 40));
    await loadWorld(store, world('copy', 40, 40));
    await loadWorld(store, world('fork', 30, 20));
    const kindsOf = async (repo?: string) => {
      const { items } = await everyFinding(sourcesOf(store), { repo });
      return (id: number) => items.filter(({ repository }) => repository === id).map(({ kind }) => kind);
    };
    const all = await kindsOf();
    expect(all(2)).toEqual(['shared-history']);
    for (const id of [1, 3]) expect(all(id).filter((kind) => kind !== 'shared-history')).not.toEqual([]);
    expect((await kindsOf('2'))(2)).not.toEqual([]);
  });

  it('nothing is counted twice where only one of them is looked at', async () => {
    await using store = await open();
    await loadWorld(store, world('api', 40));
    await loadWorld(store, world('copy', 40, 40));
    await loadWorld(store, world('web', 40));
    expect(await said(store, '1')).toEqual([]);
    expect(await said(store, '2,3')).toEqual([]);
    expect(await said(store, '1,2')).toHaveLength(1);
  });

  it('a fork says its share and since when it goes its own way, a third copy each two of them', async () => {
    await using store = await open();
    await loadWorld(store, world('api', 100));
    await loadWorld(store, world('fork', 50, 20));
    const [fork] = await said(store);
    expect(fork?.sentence).toBe(
      'fork and api share 20 commits, 40% of those of fork: their work is counted twice in every sum over both.',
    );
    expect(fork?.detail).toContain(`the newest commit that both have is of 16 March 2025`);
    await loadWorld(store, world('copy', 100, 100));
    expect((await said(store)).map(({ sentence }) => sentence).toSorted()).toEqual([
      'copy and api share 100 commits: their work is counted twice in every sum over both.',
      'fork and api share 20 commits, 40% of those of fork: their work is counted twice in every sum over both.',
    ]);
    expect((await said(store)).find(({ repository }) => repository === 2)?.detail).toContain('with copy as well');
  });

  it('a template of a few commits is no shared history, a small copy is', async () => {
    await using store = await open();
    await loadWorld(store, world('api', 40));
    await loadWorld(store, world('of-template', 30, 9));
    expect(await said(store)).toEqual([]);
    await loadWorld(store, world('small', 5, 5));
    expect((await said(store)).map(({ repository }) => repository)).toEqual([3]);
  });

  it('a commit in a thousand is none either, however many they are', async () => {
    await using store = await open();
    await loadWorld(store, world('api', 1100));
    await loadWorld(store, world('large', 1050, 10));
    expect(await said(store)).toEqual([]);
    await loadWorld(store, world('half-as-large', 525, 10));
    expect((await said(store)).map(({ repository }) => repository)).toEqual([3]);
  });

  it('is worked out once for each version of the facts', async () => {
    await using store = await open();
    await loadWorld(store, world('api', 12));
    await loadWorld(store, world('copy', 12, 12));
    const first = await loadSharedHistory(store);
    expect(first).toEqual([{ a: 1, b: 2, commits: 12, last: new Date(daysAgo(389)) }]);
    expect(await loadSharedHistory(store)).toBe(first);
    await loadWorld(store, world('third', 12, 12));
    expect(await loadSharedHistory(store)).toHaveLength(3);
  });
});
