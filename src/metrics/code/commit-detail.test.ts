import { describe, expect, it } from 'vitest';
import { SIX_COMMITS } from '../../testing/commit-world.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { commitDetail } from './commit-detail.ts';

const rules = { windowDays: 21, outlierLines: 1_000, outlierFiles: 100 };

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
      const { repoId } = await loadWorld(store, SIX_COMMITS);
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
      const { repoId } = await loadWorld(store, SIX_COMMITS);
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
});
