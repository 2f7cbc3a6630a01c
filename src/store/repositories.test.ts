import { expect, it } from 'vitest';
import { forEachStore } from '../testing/stores.ts';

forEachStore((_, open) => {
  it('keeps why a repository could not even be opened, with what to do, and forgets it when told', async () => {
    await using store = await open();
    const { id } = await store.repositories.add({ name: 'api', source: '/code/api', gitDir: '/code/api/.git' });
    const sync = async () => (await store.repositories.list())[0]?.sync;
    const failure = { code: 'repository.not-readable', message: 'Broken.', help: 'Mend it.' } as const;
    await store.repositories.failed(id, { ...failure, message: 'Torn.' });
    await store.repositories.failed(id, failure);
    expect(await sync()).toMatchObject({
      error_code: 'repository.not-readable',
      error_message: 'Broken.',
      error_help: 'Mend it.',
      error_at: expect.any(Date) as Date,
      synced_at: null,
    });
    await store.repositories.recovered(id);
    expect(await sync()).toMatchObject({ error_code: null, error_message: null, error_help: null, error_at: null });
  });

  it('takes facts after a failure as it does without one', async () => {
    await using store = await open();
    const { id } = await store.repositories.add({ name: 'api', source: '/code/api', gitDir: '/code/api/.git' });
    await store.repositories.failed(id, { code: 'repository.empty', message: 'No commits.', help: 'Commit.' });
    const start = { commits: 0, files: 0, changes: 0, ledger: 0, fingerprint: null };
    const sink = store.facts.sinkFor(id);
    expect(await sink.open('epoch')).toEqual(start);
    await sink.close({ fingerprint: 'x', missingBlobs: 0 });
    expect((await store.repositories.list())[0]?.sync).toMatchObject({ error_code: null, fingerprint: 'x' });
  });

  it('a failure of a repository that was removed meanwhile leaves nothing', async () => {
    await using store = await open();
    const { id } = await store.repositories.add({ name: 'api', source: '/code/api', gitDir: '/code/api/.git' });
    await store.repositories.remove(id);
    await store.repositories.failed(id, { code: 'git.failed', message: 'No.', help: 'Again.' });
    expect(await store.db.selectFrom('repo_sync').selectAll().execute()).toEqual([]);
  });
});
