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

  it('gives namesakes the folder above each, when the second comes, and keeps ids', async () => {
    await using store = await open();
    const add = (source: string) => store.repositories.add({ name: 'repo', source, gitDir: source });
    const names = async () => Object.fromEntries((await store.repositories.list()).map(({ id, name }) => [id, name]));
    expect(await add('/code/got/repo')).toMatchObject({ id: 1, name: 'repo' });
    const before = await store.version();
    expect(await add('/code/ky/repo')).toMatchObject({ id: 2, name: 'ky/repo' });
    expect(await store.version()).toBeGreaterThan(before);
    expect(await names()).toEqual({ 1: 'got/repo', 2: 'ky/repo' });
    expect(await add('https://example.com/repo.git')).toMatchObject({ id: 3, name: 'example.com/repo' });
    expect(await add('/old/ky/repo')).toMatchObject({ id: 4, name: 'old/ky/repo' });
    expect(await add('http://example.com/repo')).toMatchObject({ id: 5, name: 'example.com/repo-2' });
    expect(await add('/code/ky/repo')).toMatchObject({ id: 2, name: 'code/ky/repo' });
    expect(await names()).toEqual({
      1: 'got/repo',
      2: 'code/ky/repo',
      3: 'example.com/repo',
      4: 'old/ky/repo',
      5: 'example.com/repo-2',
    });
  });

  it('takes facts after a failure as it does without one', async () => {
    await using store = await open();
    const { id } = await store.repositories.add({ name: 'api', source: '/code/api', gitDir: '/code/api/.git' });
    await store.repositories.failed(id, { code: 'repository.empty', message: 'No commits.', help: 'Commit.' });
    const start = { commits: 0, files: 0, changes: 0, ledger: 0, fingerprint: null };
    const sink = store.facts.sinkFor(id);
    expect(await sink.open('epoch')).toEqual(start);
    await sink.close({ fingerprint: 'x', missingBlobs: 0, misfits: 0 });
    expect((await store.repositories.list())[0]?.sync).toMatchObject({ error_code: null, fingerprint: 'x' });
  });

  it('a failure of a repository that was removed meanwhile leaves nothing', async () => {
    await using store = await open();
    const { id } = await store.repositories.add({ name: 'api', source: '/code/api', gitDir: '/code/api/.git' });
    await store.repositories.remove(id);
    await store.repositories.failed(id, { code: 'git.failed', message: 'No.', help: 'Again.' });
    expect(await store.db.selectFrom('source_sync').selectAll().execute()).toEqual([]);
  });
});
