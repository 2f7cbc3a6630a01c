import { NONE, type CommitFact, type FactSink } from '../core/index.ts';
import { repositoryTables, type Store } from '../store/index.ts';
import { fileFact } from './file-fact.ts';

/** Seconds since the epoch at which the import below begins. */
export const SECOND = 1_700_000_000;
export const signature = (id: number, name: string, email: string) => ({
  id,
  name,
  email,
  mappedName: name,
  mappedEmail: email,
});
export const commit = (id: number, more: Partial<CommitFact> = {}): CommitFact => ({
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
  reverts: [],
  agent: null,
  ...more,
});
export const ints = (...values: number[]) => Int32Array.from(values);

/** Every step of a small import, in order; each may be repeated. */
export function steps(sink: FactSink): Record<string, () => Promise<unknown>> {
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
          commit(2, { author: 2, reverts: [commit(1).sha.slice(0, 12)], subject: 'Revert "Commit 1"' }),
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
        files: [fileFact(0, 'src/a.ts'), fileFact(1, 'logo.png')],
        changes: {
          commit: ints(0, 0, 1),
          file: ints(0, 1, 0),
          oldFile: ints(NONE, NONE, NONE),
          life: ints(0, 1, 0),
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
        files: [fileFact(2, 'src/b.ts')],
        changes: {
          commit: ints(2),
          file: ints(2),
          oldFile: ints(0),
          life: ints(NONE),
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
        edits: {
          commit: ints(0, 1, 1),
          file: ints(0, 0, 0),
          life: ints(0, 0, 0),
          origin: ints(NONE, NONE, 0),
          lines: ints(10, 2, 2),
        },
        landings: {
          landed: ints(0, 1, 1),
          file: ints(0, 0, 0),
          life: ints(0, 0, 0),
          origin: ints(0, 1, 0),
          delta: ints(10, 4, -2),
        },
        lives: { commit: ints(), file: ints(), life: ints() },
      }),
    'ledger 2': () =>
      sink.ledger({
        from: 2,
        to: 4,
        files: [],
        edits: { commit: ints(2), file: ints(2), life: ints(0), origin: ints(0), lines: ints(1) },
        landings: {
          landed: ints(2, 2, 2, 2),
          file: ints(0, 0, 2, 2),
          life: ints(0, 0, 0, 0),
          origin: ints(0, 1, 0, 1),
          delta: ints(-8, -4, 7, 4),
        },
        lives: { commit: ints(2), file: ints(2), life: ints(0) },
      }),
    tip: () =>
      sink.tip({
        files: { file: ints(1, 2), lines: ints(NONE, 11), bytes: ints(900, 300) },
        flags: [{ ...fileFact(2, 'src/b.ts'), language: 'TypeScript' }],
        lines: { file: ints(2, 2), origin: ints(0, 1), lines: ints(7, 4) },
        lives: { file: ints(2, 1), alive: [true, true] },
      }),
    close: () => sink.close({ fingerprint: 'f1', missingBlobs: 0, misfits: 0 }),
  };
}

export async function newRepository(store: Store): Promise<{ repoId: number; sink: FactSink }> {
  const { id } = await store.repositories.add({ name: 'r', source: '/r', gitDir: '/r' });
  return { repoId: id, sink: store.facts.sinkFor(id) };
}

/** Every row of every table of facts, in one order. */
export async function everything(store: Store): Promise<Record<string, string[]>> {
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
