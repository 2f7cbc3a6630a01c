import { expect, it } from 'vitest';
import { SIX_COMMITS } from '../../testing/commit-world.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { factsRange, repositorySummaries } from './repository-summaries.ts';

forEachStore((_, open) => {
  it('a repository is summed up', async () => {
    await using store = await open();
    const { repoId } = await loadWorld(store, SIX_COMMITS);
    const empty = await store.repositories.add({ name: 'web', source: '/worlds/web', gitDir: '/worlds/web/.git' });
    const summaries = await repositorySummaries(store.db);
    expect(summaries.get(repoId)).toEqual({
      id: repoId,
      commits: 6,
      people: 3,
      files: 4,
      lines: 1_670,
      leftOut: { files: 1, lines: 40 },
      versionTags: 2,
      tags: 3,
      firstCommitAt: new Date('2024-01-01T10:00Z'),
      lastCommitAt: new Date('2024-03-03T10:00Z'),
      languages: [
        { language: 'TypeScript', lines: 1_610 },
        { language: 'Markdown', lines: 20 },
      ],
    });
    expect(summaries.get(empty.id)).toMatchObject({
      commits: 0,
      people: 0,
      files: null,
      lines: null,
      firstCommitAt: null,
      languages: [],
    });
    expect(await factsRange(store.db)).toEqual({
      first: new Date('2024-01-01T10:00Z'),
      last: new Date('2024-03-03T10:00Z'),
    });
    expect(await factsRange(store.db, new Date('2024-01-11T00:00Z'))).toEqual({
      first: new Date('2024-01-01T10:00Z'),
      last: new Date('2024-01-10T10:00Z'),
    });
  });

  it('facts begin with what was written first, also where all was committed anew later', async () => {
    await using store = await open();
    await loadWorld(store, {
      commits: ['2010-05-01', '2012-05-01'].map((at) => ({
        id: at,
        by: 'ana',
        at,
        committedAt: '2024-01-01',
        files: { 'a.ts': 1 },
      })),
    });
    expect(await factsRange(store.db)).toEqual({ first: new Date('2010-05-01'), last: new Date('2024-01-01') });
  });
});
