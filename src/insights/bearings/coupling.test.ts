import { expect, it } from 'vitest';
import type { World, WorldCommit } from '../../core/index.ts';
import { daysAgo } from '../../testing/rhythm.ts';
import { saysOf } from '../../testing/says.ts';
import { forEachStore } from '../../testing/stores.ts';
import { coupling } from './kinds/coupling.ts';

/** So many commits, each changing all of the paths. */
const together = (count: number, ...paths: string[]): WorldCommit[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `${paths[0]}${at}`,
    by: 'ana',
    at: daysAgo(count - at),
    files: Object.fromEntries(paths.map((path) => [path, 1])),
  }));
const named = (repository: string, ...commits: WorldCommit[][]): World => ({ repository, commits: commits.flat() });

forEachStore((_name, open) => {
  it('passes over pairs that are by design, however strong, to the one that is worth knowing', async () => {
    const found = await saysOf(open, coupling, [
      named(
        'loud',
        together(40, 'api/order.ts', 'test/order.test.ts'),
        together(30, 'include/list.h', 'src/list.c'),
        together(9, 'api/price.ts', 'web/basket.ts'),
        together(3, 'web/basket.ts'),
        together(20, '.github/actions/setup/action.yml', '.github/workflows/ci.yml'),
      ),
      named('calm', together(40, 'api/order.ts', 'test/order.test.ts'), together(20, 'go.mod', 'sub/go.sum')),
      named('near', together(20, 'api/order.ts', 'api/price.ts')),
    ]);
    expect(found['loud']?.sentence).toBe(
      'In loud, api/price.ts and web/basket.ts lie in different directories but 86% of their changes come together (9 commits).',
    );
    expect(Object.keys(found)).toEqual(['loud']);
  });
});
