import { expect, it } from 'vitest';
import { loadWorld } from './load-world.ts';
import { forEachStore } from './stores.ts';
import type { World } from './world.ts';

const world: World = {
  commits: [
    { id: 'a', by: 'ana', at: '2024-01-01T10:00+02:00', files: { 'src/api.ts': 100, 'logo.png': { unknown: true } } },
    { id: 'b', by: 'bob', at: '2024-01-15', with: ['ana'], files: { 'src/api.ts': { replaces: { a: 10 }, new: 5 } } },
    { id: 'side', by: 'cleo', at: '2024-01-16', parents: ['a'], agent: 'claude', files: { 'README.md': 3 } },
    { id: 'm', by: 'ana', at: '2024-01-17', parents: ['b', 'side'] },
    {
      id: 'r',
      by: 'bob',
      at: '2024-01-18',
      reverts: ['side'],
      files: { 'README.md': { deleted: true }, 'src/server.ts': { from: 'src/api.ts', removes: { a: 1 } } },
    },
  ],
  files: { 'src/api.ts': { language: 'TypeScript' }, 'README.md': { documentation: true } },
};

forEachStore((_, open) => {
  it('keeps the books of a world with a merge, a rename and a deletion', async () => {
    await using store = await open();
    const { db } = store;
    const loaded = await loadWorld(store, world);

    const commits = await db.selectFrom('commit').selectAll().orderBy('id').execute();
    expect(commits.map((c) => [c.landed_id, c.on_default, c.files, c.added, c.deleted, c.lines])).toEqual([
      [0, true, 2, 100, 0, 100],
      [1, true, 1, 15, 10, 15],
      [3, true, 1, 3, 0, 3],
      [3, true, 0, 0, 0, 0],
      [4, true, 2, 0, 4, 4],
    ]);
    expect(await db.selectFrom('commit_revert').select(['commit_id', 'reverted_id']).execute()).toEqual([
      { commit_id: 4, reverted_id: 2 },
    ]);
    expect(commits[0]!.authored_at).toEqual(new Date('2024-01-01T08:00:00Z'));
    expect(commits[0]!.author_offset).toBe(120);
    expect(commits[2]!.landed_at).toEqual(new Date('2024-01-17T00:00:00Z'));

    const alive = await db
      .selectFrom('file')
      .select(['path', 'lines', 'language', 'directory'])
      .where('alive', '=', true)
      .orderBy('path')
      .execute();
    expect(alive).toEqual([
      { path: 'logo.png', lines: null, language: null, directory: '' },
      { path: 'src/server.ts', lines: 104, language: null, directory: 'src' },
    ]);
    const tip = await db.selectFrom('line_tip').select(['origin_id', 'lines']).orderBy('origin_id').execute();
    expect(tip).toEqual([
      { origin_id: 0, lines: 89 },
      { origin_id: 1, lines: 15 },
    ]);
    const balance = await db
      .selectFrom('line_landing')
      .select((e) => ['origin_id', e.fn.sum<number>('delta').as('lines')])
      .where('file_id', '=', loaded.file('src/server.ts'))
      .groupBy('origin_id')
      .orderBy('origin_id')
      .execute();
    expect(balance).toEqual(tip);
    const edits = await db
      .selectFrom('line_edit')
      .select(['commit_id', 'origin_id', 'lines'])
      .orderBy('commit_id')
      .orderBy('lines')
      .execute();
    expect(edits).toEqual([
      { commit_id: 0, origin_id: null, lines: 100 },
      { commit_id: 1, origin_id: null, lines: 5 },
      { commit_id: 1, origin_id: 0, lines: 10 },
      { commit_id: 2, origin_id: null, lines: 3 },
      { commit_id: 4, origin_id: 0, lines: 1 },
      { commit_id: 4, origin_id: 2, lines: 3 },
    ]);
    const authors = await db
      .selectFrom('commit_author')
      .select('role')
      .where('commit_id', '=', loaded.commit('b'))
      .orderBy('role')
      .execute();
    expect(authors.map((row) => row.role)).toEqual(['author', 'co-author']);
  });
});
