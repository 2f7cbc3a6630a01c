import { expect, it } from 'vitest';
import type { ScopeQuery } from '../../contract/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { daysAgo } from '../../testing/rhythm.ts';
import { sourcesOf } from '../../testing/says.ts';
import { forEachStore } from '../../testing/stores.ts';
import { findings } from './findings.ts';

forEachStore((_name, open) => {
  it('repositories without a commit in the period are counted, whatever they had before or after it', async () => {
    await using store = await open();
    const load = (repository: string, ...days: number[]) =>
      loadWorld(store, {
        repository,
        commits: days.map((ago) => ({ id: `c${ago}`, by: 'ana', at: daysAgo(ago), files: { 'a.ts': 1 } })),
      });
    await load('api', 400, 200, 3);
    await load('old', 400);
    await load('new', 3);
    await load('empty');
    const ask = async (scope: ScopeQuery) => (await findings(sourcesOf(store), scope)).quiet;
    expect(await ask({})).toEqual({ count: 1, of: 3, names: ['old'] });
    expect(await ask({ from: '2025-08-01', to: '2025-10-01' })).toEqual({ count: 2, of: 3, names: ['new', 'old'] });
    expect(await ask({ from: '2025-11-01', to: '2025-12-01' })).toMatchObject({ count: 3 });
    expect(await ask({ repo: '1,3' })).toBeUndefined();
    expect(await ask({ repo: '2' })).toBeUndefined();
  });
});
