import { expect, it } from 'vitest';
import { commit, everything, ints, newRepository, SECOND, signature, steps } from '../../testing/import-steps.ts';
import { forEachStore } from '../../testing/stores.ts';
import { repositoryTables } from '../tables.ts';

forEachStore((_, open) => {
  it('stores what the mining engine gives', async () => {
    await using store = await open();
    const { sink } = await newRepository(store);
    for (const step of Object.values(steps(sink))) await step();
    const { db } = store;

    expect(await sink.open('e1')).toEqual({ commits: 4, files: 3, changes: 4, ledger: 4, fingerprint: 'f1' });
    const commits = await db
      .selectFrom('commit')
      .select(['id', 'parents', 'files', 'added', 'deleted', 'lines', 'landed_id'])
      .orderBy('id')
      .execute();
    expect(commits).toEqual([
      { id: 0, parents: 0, files: 2, added: 10, deleted: 0, lines: 10, landed_id: 0 },
      { id: 1, parents: 1, files: 1, added: 4, deleted: 2, lines: 4, landed_id: 1 },
      { id: 2, parents: 1, files: 1, added: 0, deleted: 1, lines: 1, landed_id: 2 },
      { id: 3, parents: 2, files: 0, added: 0, deleted: 0, lines: 0, landed_id: 3 },
    ]);
    expect(await db.selectFrom('commit_revert').select(['commit_id', 'reverted_sha', 'reverted_id']).execute()).toEqual(
      [{ commit_id: 2, reverted_sha: commit(1).sha.slice(0, 12), reverted_id: 1 }],
    );
    expect(
      await db
        .selectFrom('commit_file')
        .select(['commit_id', 'file_id', 'old_file_id', 'status', 'added'])
        .orderBy('commit_id')
        .orderBy('file_id')
        .execute(),
    ).toEqual([
      { commit_id: 0, file_id: 0, old_file_id: null, status: 'A', added: 10 },
      { commit_id: 0, file_id: 1, old_file_id: null, status: 'A', added: null },
      { commit_id: 1, file_id: 0, old_file_id: null, status: 'M', added: 4 },
      { commit_id: 2, file_id: 2, old_file_id: 0, status: 'R', added: 0 },
    ]);
    expect(
      await db
        .selectFrom('file')
        .select(['path', 'directory', 'language', 'alive', 'lines', 'bytes'])
        .orderBy('id')
        .execute(),
    ).toEqual([
      { path: 'src/a.ts', directory: 'src', language: null, alive: false, lines: null, bytes: null },
      { path: 'logo.png', directory: '', language: null, alive: true, lines: null, bytes: 900 },
      { path: 'src/b.ts', directory: 'src', language: 'TypeScript', alive: true, lines: 11, bytes: 300 },
    ]);
    expect(await db.selectFrom('person').select(['name', 'email']).orderBy('id').execute()).toEqual([
      { name: 'Ana', email: 'ana@corp.io' },
      { name: 'Bo', email: 'bo@corp.io' },
    ]);
    expect(
      await db
        .selectFrom('commit_author')
        .select(['commit_id', 'role'])
        .where('commit_id', '=', 1)
        .orderBy('role')
        .execute(),
    ).toEqual([
      { commit_id: 1, role: 'author' },
      { commit_id: 1, role: 'co-author' },
    ]);
    expect(
      await db
        .selectFrom('release')
        .select(['id', 'tag', 'baseline', 'failed_by', 'failure_reason'])
        .orderBy('id')
        .execute(),
    ).toEqual([
      { id: 1, tag: 'v1.0.0', baseline: true, failed_by: null, failure_reason: null },
      { id: 2, tag: 'v1.1.0', baseline: false, failed_by: 3, failure_reason: 'revert' },
      { id: 3, tag: 'v1.2.0', baseline: false, failed_by: null, failure_reason: null },
    ]);
    expect(
      await db.selectFrom('release_commit').select(['release_id', 'commit_id']).orderBy('commit_id').execute(),
    ).toEqual([
      { release_id: 2, commit_id: 1 },
      { release_id: 3, commit_id: 2 },
      { release_id: 3, commit_id: 3 },
    ]);
  });

  it('knows every commit that one takes back, if only one begins so, as soon as it is there', async () => {
    await using store = await open();
    const { sink } = await newRepository(store);
    const sha = (start: string) => start.padEnd(64, '0');
    const signatures = [signature(0, 'Ana', 'ana@corp.io')];
    const known = [commit(0, { sha: sha('aaaaaaa1') }), commit(1, { sha: sha('aaaaaaa2') })];
    const reverts = [sha('aaaaaaa1'), 'aaaaaaa2', 'aaaaaaa', 'bbbbbbbb', sha('c')];
    const revert = commit(2, { sha: sha('d'), reverts });
    const refs = () =>
      sink.refs({
        defaultBranch: 'main',
        tip: revert.sha,
        shallow: false,
        signatures,
        tags: [],
        landed: { commit: ints(0, 1, 2), landed: ints(0, 1, 2) },
        resetLanded: false,
      });
    const reverted = async () =>
      (await store.db.selectFrom('commit_revert').selectAll().execute()).map((row) => [
        row.commit_id,
        row.reverted_sha,
        row.reverted_id,
      ]);

    await sink.open('e1');
    await sink.commits({ signatures, commits: [...known, revert] });
    await refs();
    const found = [0, 1, null, null, null];
    const rows = (ids: (number | null)[]) => ids.map((id, i) => [2, reverts[i], id]);
    expect(new Set(await reverted())).toEqual(new Set(rows(found)));
    // a tag that leads to a branch beside brings it
    await sink.commits({ signatures: [], commits: [commit(3, { sha: sha('bbbbbbbb'), parents: [0] })] });
    await refs();
    await refs();
    expect(new Set(await reverted())).toEqual(new Set(rows(found.with(3, 3))));
  });

  it('a repeated step leaves the same rows', async () => {
    await using once = await open();
    for (const step of Object.values(steps((await newRepository(once)).sink))) await step();
    await using twice = await open();
    for (const step of Object.values(steps((await newRepository(twice)).sink))) {
      await step();
      await step();
    }
    expect(await everything(twice)).toEqual(await everything(once));
  });

  it('a new epoch starts over; people stay who they are', async () => {
    await using store = await open();
    const { sink } = await newRepository(store);
    for (const step of Object.values(steps(sink))) await step();
    const people = await store.db.selectFrom('person').selectAll().orderBy('id').execute();
    expect(await sink.open('e2')).toEqual({ commits: 0, files: 0, changes: 0, ledger: 0, fingerprint: null });
    for (const table of repositoryTables)
      expect(
        await store.db
          .selectFrom(table as 'commit')
          .selectAll()
          .execute(),
        table,
      ).toEqual([]);
    const again = steps(sink);
    for (const [name, step] of Object.entries(again)) if (name !== 'open') await step();
    expect(await store.db.selectFrom('person').selectAll().orderBy('id').execute()).toEqual(people);
  });

  it('follows a mainline that was rewritten, and tags that moved', async () => {
    await using store = await open();
    const { sink } = await newRepository(store);
    const all = steps(sink);
    for (const step of Object.values(all)) await step();
    await sink.refs({
      defaultBranch: 'trunk',
      tip: commit(1).sha,
      shallow: true,
      signatures: [],
      tags: [{ name: 'v1.1.0', commit: 1, taggedAt: SECOND + 9000, annotated: true }],
      landed: { commit: ints(0, 1), landed: ints(0, 1) },
      resetLanded: true,
    });
    expect(
      await store.db.selectFrom('commit').select(['id', 'on_default', 'landed_id']).orderBy('id').execute(),
    ).toEqual([
      { id: 0, on_default: true, landed_id: 0 },
      { id: 1, on_default: true, landed_id: 1 },
      { id: 2, on_default: false, landed_id: null },
      { id: 3, on_default: false, landed_id: null },
    ]);
    expect(await store.db.selectFrom('release').select(['id', 'tag', 'baseline']).execute()).toEqual([
      { id: 2, tag: 'v1.1.0', baseline: true },
    ]);
    expect((await store.repositories.list())[0]).toMatchObject({ default_branch: 'trunk', shallow: true });
  });
});
