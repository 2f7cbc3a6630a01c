import { expect, test } from 'vitest';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { listReleases } from '../index.ts';
import { patchedAndReverted } from './failure.examples.ts';

const now = () => new Date('2026-04-21T00:00:00Z');

forEachStore((_name, open) => {
  test('releases come newest first, with what they contained and what repaired them', async () => {
    await using store = await open();
    await loadWorld(store, { ...patchedAndReverted, tags: { ...patchedAndReverted.tags, 'v3.0.0-rc.1': 'g' } });
    const { items, total, nextCursor } = await listReleases({ store, now }, { limit: 3 });
    expect([total, nextCursor === null]).toEqual([7, false]);
    expect(
      items.map(({ tag, prerelease, commits, leadTimeP50Hours, failedBy, failureReason }) => [
        tag,
        prerelease,
        commits,
        leadTimeP50Hours,
        failedBy,
        failureReason,
      ]),
    ).toEqual([
      ['v3.0.0-rc.1', true, 0, null, null, null],
      ['v2.1.0', false, 1, 0, null, null],
      ['v2.0.0', false, 1, 0, 'v2.1.0', 'revert'],
    ]);
    const rest = await listReleases({ store, now }, { limit: 10, cursor: nextCursor ?? '' });
    expect(rest.items.map(({ tag, baseline }) => [tag, baseline])).toEqual([
      ['v1.2.0', false],
      ['v1.1.1', false],
      ['v1.1.0', false],
      ['v1.0.0', true],
    ]);
    expect(rest.nextCursor).toBeNull();
  });

  test('a release that takes back commits of several with one of its own is the repair of each', async () => {
    await using store = await open();
    const commits = ['a', 'b', 'c', 'd'].map((id, day) => ({ id, by: 'ann', at: `2026-03-0${day + 1}` }));
    await loadWorld(store, {
      commits: [...commits, { id: 'e', by: 'ann', at: '2026-03-05', reverts: ['c', 'b', 'd'] }],
      tags: { 'v1.0.0': 'a', 'v1.1.0': 'b', 'v1.2.0': 'c', 'v1.3.0': 'd', 'v1.4.0': 'e' },
    });
    const { items } = await listReleases({ store, now }, { limit: 10 });
    expect(items.map(({ tag, failedBy, failureReason }) => [tag, failedBy, failureReason])).toEqual([
      ['v1.4.0', null, null],
      ['v1.3.0', 'v1.4.0', 'revert'],
      ['v1.2.0', 'v1.4.0', 'revert'],
      ['v1.1.0', 'v1.4.0', 'revert'],
      ['v1.0.0', null, null],
    ]);
  });

  test('a period has only its own releases', async () => {
    await using store = await open();
    await loadWorld(store, patchedAndReverted);
    const { items, total } = await listReleases({ store, now }, { from: '2026-03-10', to: '2026-03-20' });
    expect([total, items.map(({ tag }) => tag)]).toEqual([2, ['v2.0.0', 'v1.2.0']]);
  });
});
