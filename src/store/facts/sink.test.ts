import { expect, it } from 'vitest';
import { NONE, type CommitFact, type FactSink, type FileFact } from '../../core/index.ts';
import { forEachStore } from '../../testing/stores.ts';
import type { Store } from '../store.ts';
import { repositoryTables } from '../tables.ts';

const SECOND = 1_700_000_000;
const signature = (id: number, name: string, email: string) => ({
  id,
  name,
  email,
  mappedName: name,
  mappedEmail: email,
});
const commit = (id: number, more: Partial<CommitFact> = {}): CommitFact => ({
  id,
  sha: (id + 10).toString(16).padStart(4, '0').padEnd(40, 'e'),
  parents: id === 0 ? [] : [id - 1],
  author: 0,
  committer: 0,
  coAuthors: [],
  authoredAt: SECOND + id * 3600,
  authorOffset: 60,
  committedAt: SECOND + id * 3600,
  committerOffset: 60,
  subject: `Commit ${id}`,
  reverts: null,
  agent: null,
  ...more,
});
const file = (id: number, path: string): FileFact => ({
  id,
  path,
  language: null,
  generated: false,
  vendored: false,
  documentation: false,
});
const ints = (...values: number[]) => Int32Array.from(values);

/** Every step of a small import, in order; each may be repeated. */
function steps(sink: FactSink): Record<string, () => Promise<unknown>> {
  const signatures = [
    signature(0, 'Ana', 'ana@corp.io'),
    signature(1, 'Bo', 'bo@corp.io'),
    { ...signature(2, 'ana', 'ana@old.io'), mappedEmail: 'ana@corp.io' },
  ];
  return {
    open: () => sink.open('e1'),
    'commits 0': () =>
      sink.commits({
        signatures: signatures.slice(0, 2),
        commits: [commit(0), commit(1, { author: 1, coAuthors: [0, 1, 1] })],
      }),
    'commits 2': () =>
      sink.commits({
        signatures: signatures.slice(2),
        commits: [
          commit(2, { author: 2, reverts: commit(1).sha.slice(0, 12), subject: 'Revert "Commit 1"' }),
          commit(3, { parents: [2, 0] }),
        ],
      }),
    refs: () =>
      sink.refs({
        defaultBranch: 'main',
        tip: commit(3).sha,
        shallow: false,
        signatures,
        tags: [
          { name: 'v1.0.0', commit: 0, taggedAt: SECOND, annotated: false },
          { name: 'v1.1.0', commit: 1, taggedAt: SECOND + 9000, annotated: true },
          { name: 'v1.2.0', commit: 3, taggedAt: SECOND + 90_000, annotated: true },
        ],
        landed: { commit: ints(0, 1, 2, 3), landed: ints(0, 1, 2, 3) },
        resetLanded: false,
      }),
    'changes 0': () =>
      sink.changes({
        from: 0,
        to: 2,
        files: [file(0, 'src/a.ts'), file(1, 'logo.png')],
        changes: {
          commit: ints(0, 0, 1),
          file: ints(0, 1, 0),
          oldFile: ints(NONE, NONE, NONE),
          status: Uint8Array.from([65, 65, 77]),
          added: ints(10, NONE, 4),
          deleted: ints(0, NONE, 2),
          lines: ints(10, NONE, 4),
        },
      }),
    'changes 2': () =>
      sink.changes({
        from: 2,
        to: 4,
        files: [file(2, 'src/b.ts')],
        changes: {
          commit: ints(2),
          file: ints(2),
          oldFile: ints(0),
          status: Uint8Array.from([82]),
          added: ints(0),
          deleted: ints(1),
          lines: ints(1),
        },
      }),
    'ledger 0': () =>
      sink.ledger({
        from: 0,
        to: 2,
        files: [],
        edits: { commit: ints(0, 1, 1), file: ints(0, 0, 0), origin: ints(NONE, NONE, 0), lines: ints(10, 2, 2) },
        landings: { landed: ints(0, 1, 1), file: ints(0, 0, 0), origin: ints(0, 1, 0), delta: ints(10, 4, -2) },
      }),
    'ledger 2': () =>
      sink.ledger({
        from: 2,
        to: 4,
        files: [],
        edits: { commit: ints(2), file: ints(2), origin: ints(0), lines: ints(1) },
        landings: {
          landed: ints(2, 2, 2, 2),
          file: ints(0, 0, 2, 2),
          origin: ints(0, 1, 0, 1),
          delta: ints(-8, -4, 7, 4),
        },
      }),
    tip: () =>
      sink.tip({
        files: { file: ints(1, 2), lines: ints(NONE, 11), bytes: ints(900, 300) },
        flags: [{ ...file(2, 'src/b.ts'), language: 'TypeScript' }],
        lines: { file: ints(2, 2), origin: ints(0, 1), lines: ints(7, 4) },
      }),
    close: () => sink.close({ fingerprint: 'f1', missingBlobs: 0 }),
  };
}

async function newRepository(store: Store): Promise<{ repoId: number; sink: FactSink }> {
  const { id } = await store.repositories.add({ name: 'r', source: '/r', gitDir: '/r' });
  return { repoId: id, sink: store.facts.sinkFor(id) };
}

/** Every row of every table of facts, in one order. */
async function everything(store: Store): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of [...repositoryTables, 'identity', 'person'] as const) {
    const rows = await store.db
      .selectFrom(table as 'commit')
      .selectAll()
      .execute();
    all[table] = rows.map((row) => JSON.stringify(row)).toSorted();
  }
  return all;
}

forEachStore((_, open) => {
  it('stores what the mining engine gives', async () => {
    await using store = await open();
    const { sink } = await newRepository(store);
    for (const step of Object.values(steps(sink))) await step();
    const { db } = store;

    expect(await sink.open('e1')).toEqual({ commits: 4, files: 3, changes: 4, ledger: 4, fingerprint: 'f1' });
    const commits = await db
      .selectFrom('commit')
      .select(['id', 'parents', 'files', 'added', 'deleted', 'lines', 'reverts_id', 'landed_id'])
      .orderBy('id')
      .execute();
    expect(commits).toEqual([
      { id: 0, parents: 0, files: 2, added: 10, deleted: 0, lines: 10, reverts_id: null, landed_id: 0 },
      { id: 1, parents: 1, files: 1, added: 4, deleted: 2, lines: 4, reverts_id: null, landed_id: 1 },
      { id: 2, parents: 1, files: 1, added: 0, deleted: 1, lines: 1, reverts_id: 1, landed_id: 2 },
      { id: 3, parents: 2, files: 0, added: 0, deleted: 0, lines: 0, reverts_id: null, landed_id: 3 },
    ]);
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

  it('a step that fails leaves nothing', async () => {
    await using store = await open();
    const { sink } = await newRepository(store);
    const all = steps(sink);
    for (const name of ['open', 'commits 0', 'refs', 'changes 0']) await all[name]!().catch(() => undefined);
    const before = await everything(store);
    const torn = { commit: ints(0, 1), file: ints(0), origin: ints(NONE), lines: ints(1) };
    await expect(
      sink.ledger({
        from: 0,
        to: 2,
        files: [file(2, 'x')],
        edits: torn,
        landings: { landed: ints(), file: ints(), origin: ints(), delta: ints() },
      }),
    ).rejects.toMatchObject({ code: 'internal' });
    expect(await everything(store)).toEqual(before);
  });

  it('refuses gaps and strangers', async () => {
    await using store = await open();
    const { sink } = await newRepository(store);
    await expect(sink.close({ fingerprint: 'x', missingBlobs: 0 })).rejects.toMatchObject({ code: 'internal' });
    await sink.open('e1');
    await expect(sink.commits({ signatures: [], commits: [commit(0)] })).rejects.toThrow(/Signature 0/u);
    await expect(
      sink.commits({ signatures: [signature(0, 'Ana', 'ana@corp.io')], commits: [commit(1)] }),
    ).rejects.toThrow(/Commits continue at 1/u);
    await expect(
      sink.changes({
        from: 3,
        to: 4,
        files: [],
        changes: {
          commit: ints(),
          file: ints(),
          oldFile: ints(),
          status: new Uint8Array(),
          added: ints(),
          deleted: ints(),
          lines: ints(),
        },
      }),
    ).rejects.toThrow(/Changes continue at 3/u);
    await expect(
      sink.ledger({
        from: 0,
        to: 1,
        files: [file(4, 'x')],
        edits: { commit: ints(), file: ints(), origin: ints(), lines: ints() },
        landings: { landed: ints(), file: ints(), origin: ints(), delta: ints() },
      }),
    ).rejects.toThrow(/Paths continue at 4/u);
    await expect(store.facts.sinkFor(77).open('e1')).rejects.toMatchObject({ code: 'internal' });
  });

  it('refuses rows of commits and files that were never given', async () => {
    await using store = await open();
    const { sink } = await newRepository(store);
    const all = steps(sink);
    await all['open']!();
    await all['commits 0']!();
    const changes = (row: { commit: number; file: number; oldFile?: number }) => ({
      from: 0,
      to: 1,
      files: [file(0, 'a')],
      changes: {
        commit: ints(row.commit),
        file: ints(row.file),
        oldFile: ints(row.oldFile ?? NONE),
        status: Uint8Array.from([65]),
        added: ints(1),
        deleted: ints(0),
        lines: ints(1),
      },
    });
    await expect(sink.changes(changes({ commit: 9, file: 0 }))).rejects.toThrow(/commit 9/u);
    await expect(sink.changes(changes({ commit: 0, file: 9 }))).rejects.toThrow(/path 9/u);
    await expect(sink.changes(changes({ commit: 0, file: 0, oldFile: 9 }))).rejects.toThrow(/path 9/u);
    await expect(sink.changes(changes({ commit: NONE, file: 0 }))).rejects.toThrow(/commit -1/u);
    const ledger = (origin: number, landed: number) => ({
      from: 0,
      to: 1,
      files: [file(0, 'a')],
      edits: { commit: ints(0), file: ints(0), origin: ints(origin), lines: ints(1) },
      landings: { landed: ints(landed), file: ints(0), origin: ints(0), delta: ints(1) },
    });
    await expect(sink.ledger(ledger(9, 0))).rejects.toThrow(/commit 9/u);
    await expect(sink.ledger(ledger(NONE, 9))).rejects.toThrow(/commit 9/u);
    expect(await store.db.selectFrom('file').selectAll().execute()).toEqual([]);
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
