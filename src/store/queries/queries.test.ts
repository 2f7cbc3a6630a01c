import { describe, expect, it } from 'vitest';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import type { World } from '../../testing/world.ts';
import { commitDetail, factsRange, listPeople, repositorySummaries } from './index.ts';

const rules = { windowDays: 21, outlierLines: 1_000, outlierFiles: 100 };

const world: World = {
  repository: 'api',
  commits: [
    { id: 'a', by: 'ana', at: '2024-01-01T10:00Z', files: { 'src/api.ts': 100, 'vendor/x.js': 40, 'README.md': 20 } },
    {
      id: 'b',
      by: 'bob',
      at: '2024-01-10T10:00Z',
      with: ['cleo'],
      files: { 'src/api.ts': { replaces: { a: 10 }, new: 5 } },
    },
    {
      id: 'c',
      by: 'cleo',
      at: '2024-01-12T10:00Z',
      files: { 'src/api.ts': { replaces: { b: 3, a: 2 } } },
      subject: 'Tidy',
    },
    { id: 'd', by: 'ana', at: '2024-03-01T10:00Z', files: { 'src/api.ts': { replaces: { a: 20, c: 1 }, new: 7 } } },
    {
      id: 'e',
      by: 'ana',
      at: '2024-03-02T10:00Z',
      reverts: ['b', 'c'],
      files: { 'src/api.ts': { removes: { d: 2 } } },
    },
    { id: 'big', by: 'bob', at: '2024-03-03T10:00Z', files: { 'src/big.ts': 1_500 } },
  ],
  tags: { 'v1.0.0': 'a', 'v1.1.0': 'c', nightly: 'd' },
  files: {
    'src/api.ts': { language: 'TypeScript' },
    'src/big.ts': { language: 'TypeScript' },
    'vendor/x.js': { language: 'JavaScript', vendored: true },
    'README.md': { language: 'Markdown', documentation: true },
  },
};

forEachStore((_, open) => {
  describe('a commit', () => {
    it('of a monorepo was released by the first package that had it, known to the commit or not', async () => {
      await using store = await open();
      const { repoId } = await loadWorld(store, {
        commits: ['a', 'b', 'c'].map((id, day) => ({ id, by: 'ana', at: `2024-01-0${day + 1}`, files: { 'a.ts': 1 } })),
        tags: { 'api@1.0.0': 'a', 'api@1.1.0': 'b', 'web@1.0.0': { commit: 'b', at: '2024-01-09' } },
      });
      const shas = await store.db.selectFrom('commit').select('sha').orderBy('id').execute();
      const releases = await Promise.all(
        shas.map(async ({ sha }) => {
          const { release, firstKnownRelease } = await commitDetail(store.db, { repository: repoId, sha }, rules);
          return [release, firstKnownRelease];
        }),
      );
      expect(releases).toEqual([
        [null, 'api@1.0.0'],
        ['api@1.1.0', null],
        [null, null],
      ]);
    });

    it('tells who, when, what it did and what became of it', async () => {
      await using store = await open();
      const { repoId } = await loadWorld(store, world);
      const shas = await store.db.selectFrom('commit').select(['id', 'sha']).orderBy('id').execute();
      const sha = (index: number) => shas[index]!.sha;
      const detail = (index: number) => commitDetail(store.db, { repository: repoId, sha: sha(index) }, rules);

      expect(await detail(1)).toMatchObject({
        repositoryName: 'api',
        author: 'Bob',
        coAuthors: ['Cleo'],
        parents: [sha(0)],
        release: 'v1.1.0',
        firstKnownRelease: null,
        landedBy: null,
        reverts: [],
        revertedBy: sha(4),
        excluded: [],
        work: { new: 5, rework: 0, help: 10, refactor: 0 },
        files: [{ path: 'src/api.ts', oldPath: null, status: 'M', added: 15, deleted: 10 }],
      });
      // The first known release contains nothing, yet its commits are out.
      expect(await detail(0)).toMatchObject({ release: null, firstKnownRelease: 'v1.0.0' });
      // Cleo is one of b's authors: its lines are her own.
      expect(await detail(2)).toMatchObject({
        subject: 'Tidy',
        revertedBy: sha(4),
        work: { new: 0, rework: 3, help: 2, refactor: 0 },
      });
      expect(await detail(3)).toMatchObject({
        work: { new: 7, rework: 0, help: 0, refactor: 21 },
        release: null,
        firstKnownRelease: null,
        aliveLines: 26,
      });
      expect(await detail(4)).toMatchObject({
        reverts: [sha(1), sha(2)],
        revertedBy: null,
        work: { new: 0, rework: 2, help: 0, refactor: 0 },
      });
      expect(await detail(5)).toMatchObject({ excluded: ['outlier: more than 1,000 lines'], aliveLines: 1_500 });
    });

    it('is found by the start of its sha, if only one starts so', async () => {
      await using store = await open();
      const { repoId } = await loadWorld(store, world);
      const { sha } = await store.db.selectFrom('commit').select('sha').where('id', '=', 2).executeTakeFirstOrThrow();
      expect((await commitDetail(store.db, { repository: repoId, sha: sha.slice(0, 12) }, rules)).sha).toBe(sha);
      await expect(commitDetail(store.db, { repository: repoId, sha: 'ffff' }, rules)).rejects.toMatchObject({
        code: 'commit.not-found',
      });
      await expect(commitDetail(store.db, { repository: repoId + 1, sha }, rules)).rejects.toMatchObject({
        code: 'repository.not-found',
      });
    });
  });

  it('a repository is summed up', async () => {
    await using store = await open();
    const { repoId } = await loadWorld(store, world);
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

  describe('people', () => {
    const mapped: World = {
      repository: 'names',
      commits: [
        { id: 'a', by: 'Ana Lima <ana@example.test>', at: '2024-01-01', files: { x: 1 } },
        { id: 'b', by: 'ana <old@example.test>', at: '2024-01-02', files: { x: 1 } },
        { id: 'c', by: 'A. Lima <ana@example.test>', at: '2024-01-03', files: { x: 1 } },
        { id: 'd', by: 'Bob 100%_x <bob@example.test>', at: '2024-01-04', files: { x: 1 } },
        {
          id: 'e',
          by: 'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
          at: '2024-01-05',
          files: { x: 1 },
        },
      ],
      mailmap: { 'ana <old@example.test>': 'Ana Lima <ana@example.test>' },
    };
    const everyone = { offset: 0, limit: 50 };

    it('come by name with their identities and why they are theirs', async () => {
      await using store = await open();
      await loadWorld(store, mapped);
      const { people, total } = await listPeople(store.db, everyone);
      expect(total).toBe(3);
      expect(people.map(({ name, kind }) => [name, kind])).toEqual([
        ['Ana Lima', 'person'],
        ['Bob 100%_x', 'person'],
        ['dependabot[bot]', 'bot'],
      ]);
      expect(people[0]?.identities.map(({ email, name, why }) => [email, name, why])).toEqual([
        ['ana@example.test', 'A. Lima', 'same address'],
        ['ana@example.test', 'Ana Lima', 'as recorded'],
        ['old@example.test', 'ana', '.mailmap'],
      ]);
    });

    it('are searched by any of their names and addresses, and paged', async () => {
      await using store = await open();
      await loadWorld(store, mapped);
      const names = async (question: Parameters<typeof listPeople>[1]) =>
        (await listPeople(store.db, question)).people.map(({ name }) => name);
      expect(await names({ ...everyone, q: 'OLD@' })).toEqual(['Ana Lima']);
      expect(await names({ ...everyone, q: '100%_' })).toEqual(['Bob 100%_x']);
      expect(await names({ ...everyone, q: '%' })).toEqual(['Bob 100%_x']);
      expect(await names({ ...everyone, kind: 'bot' })).toEqual(['dependabot[bot]']);
      expect(await names({ offset: 1, limit: 1 })).toEqual(['Bob 100%_x']);
      expect(await listPeople(store.db, { offset: 3, limit: 5 })).toEqual({ people: [], total: 3 });
    });
  });
});
