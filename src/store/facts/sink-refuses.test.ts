import { expect, it } from 'vitest';
import { NONE } from '../../core/index.ts';
import { commit, everything, ints, newRepository, signature, steps } from '../../testing/import-steps.ts';
import { fileFact } from '../../testing/file-fact.ts';
import { forEachStore } from '../../testing/stores.ts';

forEachStore((_, open) => {
  it('a step that fails leaves nothing', async () => {
    await using store = await open();
    const { sink } = await newRepository(store);
    const all = steps(sink);
    for (const name of ['open', 'commits 0', 'refs', 'changes 0']) await all[name]!().catch(() => undefined);
    const before = await everything(store);
    const torn = { commit: ints(0, 1), file: ints(0), life: ints(0), origin: ints(NONE), lines: ints(1) };
    await expect(
      sink.ledger({
        from: 0,
        to: 2,
        files: [fileFact(2, 'x')],
        edits: torn,
        landings: { landed: ints(), file: ints(), life: ints(), origin: ints(), delta: ints() },
        lives: { commit: ints(), file: ints(), life: ints() },
      }),
    ).rejects.toMatchObject({ code: 'internal' });
    expect(await everything(store)).toEqual(before);
  });

  it('refuses gaps and strangers', async () => {
    await using store = await open();
    const { sink } = await newRepository(store);
    await expect(sink.close({ fingerprint: 'x', missingBlobs: 0, misfits: 0 })).rejects.toMatchObject({
      code: 'internal',
    });
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
          life: ints(),
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
        files: [fileFact(4, 'x')],
        edits: { commit: ints(), file: ints(), life: ints(), origin: ints(), lines: ints() },
        landings: { landed: ints(), file: ints(), life: ints(), origin: ints(), delta: ints() },
        lives: { commit: ints(), file: ints(), life: ints() },
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
      files: [fileFact(0, 'a')],
      changes: {
        commit: ints(row.commit),
        file: ints(row.file),
        oldFile: ints(row.oldFile ?? NONE),
        life: ints(0),
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
      files: [fileFact(0, 'a')],
      edits: { commit: ints(0), file: ints(0), life: ints(0), origin: ints(origin), lines: ints(1) },
      landings: { landed: ints(landed), file: ints(0), life: ints(0), origin: ints(0), delta: ints(1) },
      lives: { commit: ints(), file: ints(), life: ints() },
    });
    await expect(sink.ledger(ledger(9, 0))).rejects.toThrow(/commit 9/u);
    await expect(sink.ledger(ledger(NONE, 9))).rejects.toThrow(/commit 9/u);
    expect(await store.db.selectFrom('file').selectAll().execute()).toEqual([]);
  });
});
