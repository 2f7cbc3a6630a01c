import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { forEachStore } from '../testing/stores.ts';
import { loadWorld } from '../testing/load-world.ts';
import { openStore } from './store.ts';

async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'wheelhouse-store-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

it('says when another process holds the file, and when this one does', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'wheelhouse.duckdb');
  const program = `import('@duckdb/node-api').then(async (d) => { const i = await d.DuckDBInstance.create(process.argv[1]); const c = await i.connect(); console.log('open'); setInterval(() => c, 1000); })`;
  const other = spawn(process.execPath, ['-e', program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await once(other.stdout, 'data');
    await expect(openStore({ file })).rejects.toMatchObject({ code: 'store.locked' });
  } finally {
    other.kill('SIGKILL');
    await once(other, 'exit');
  }
  await using store = await openStore({ file });
  await expect(openStore({ file })).rejects.toMatchObject({ code: 'store.locked' });
  await store.close();
  await using again = await openStore({ file });
  expect(await again.repositories.list()).toEqual([]);
});

it('says when a file is no store and when a server does not answer', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'notes.txt');
  await writeFile(file, 'not a database'.repeat(1000));
  await expect(openStore({ file })).rejects.toMatchObject({ code: 'store.failed' });
  await expect(openStore({ url: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toMatchObject({
    code: 'store.failed',
  });
});

it('shared readers do not wait for those of their own', async () => {
  await using folder = await temporaryFolder();
  await using store = await openStore({ file: join(folder.path, 'wheelhouse.duckdb'), readers: 2 });
  const own = Array.from({ length: 4 }, () => store.readOnlySql('select 1'));
  expect(await store.version()).toBe(0);
  expect(await Promise.all(own)).toHaveLength(4);
});

it('closes under statements that run without taking the process along', async () => {
  await using folder = await temporaryFolder();
  for (let time = 0; time < 20; time++) {
    const store = await openStore({ file: join(folder.path, `${time}.duckdb`) });
    const long = () => store.readOnlySql('select sum(a.range * b.range) from range(100000) a, range(100000) b');
    const reads = Promise.allSettled([
      ...Array.from({ length: 12 }, () => store.version()),
      ...Array.from({ length: 3 }, long),
    ]);
    const written = store.write((db) => db.insertInto('counter').values({ name: 'k', value: 1 }).execute());
    await new Promise((resolve) => setTimeout(resolve, time));
    await store.close();
    await written;
    for (const read of await reads) {
      if (read.status === 'rejected') expect(read.reason).toBeInstanceOf(Error);
    }
    await expect(store.readOnlySql('select 1')).rejects.toMatchObject({ code: 'store.closed' });
    await expect(store.write(() => Promise.resolve())).rejects.toMatchObject({ code: 'store.closed' });
  }
});

forEachStore((_, open) => {
  it('keeps repositories with unique names and ids that are never used twice', async () => {
    await using store = await open();
    const add = (source: string) => store.repositories.add({ name: 'api', source, gitDir: `${source}/.git` });
    const [first, second, same] = [await add('/a/api'), await add('/b/api'), await add('/a/api')];
    expect([first.name, second.name, same.id]).toEqual(['api', 'b/api', first.id]);
    expect(await store.repositories.find('b/api')).toEqual(second);
    expect(await store.repositories.find('/b/api')).toEqual(second);
    await store.repositories.remove(second.id);
    expect((await add('/c/api')).id).toBeGreaterThan(second.id);
    await expect(store.repositories.get(second.id)).rejects.toMatchObject({ code: 'repository.not-found' });
  });

  it('forgets a repository with its facts and nobody else’s', async () => {
    await using store = await open();
    const world = {
      commits: [{ id: 'a', by: 'ana', at: '2024-01-01', files: { 'a.ts': 3 } }],
      tags: { 'v1.0.0': 'a' },
    };
    const [one, two] = [
      await loadWorld(store, { ...world, repository: 'one' }),
      await loadWorld(store, { ...world, repository: 'two' }),
    ];
    await store.repositories.remove(one.repoId);
    for (const table of [
      'commit',
      'file',
      'line_edit',
      'line_landing',
      'line_tip',
      'tag',
      'release',
      'signature',
    ] as const) {
      expect(await store.db.selectFrom(table).select('repo_id').execute(), table).toEqual([{ repo_id: two.repoId }]);
    }
    expect((await store.repositories.list()).map((repo) => [repo.name, repo.sync?.ledger])).toEqual([['two', 1]]);
  });

  it('has a version that grows with every change and stays over a restart', async () => {
    await using store = await open();
    const versions = [await store.version()];
    const seen = async () => {
      versions.push(await store.version());
    };
    const world = await loadWorld(store, {
      commits: [
        { id: 'a', by: 'ana', at: '2024-01-01' },
        { id: 'b', by: 'Ana Lee <ana@home.test>', at: '2024-01-02' },
      ],
    });
    await seen();
    const decision = await store.identities.merge([
      await world.identity('ana'),
      await world.identity('Ana Lee <ana@home.test>'),
    ]);
    await seen();
    await store.identities.undo(decision);
    await seen();
    await store.repositories.remove(world.repoId);
    await seen();
    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
    await store.close();
    await using again = await openStore(store.options);
    expect(await again.version()).toBe(versions.at(-1));
  });

  it('notes why a sync failed until one is finished', async () => {
    await using store = await open();
    const { repoId } = await loadWorld(store, { commits: [{ id: 'a', by: 'ana', at: '2024-01-01' }] });
    await store.repositories.failed(repoId, { code: 'git.failed', message: 'no answer', help: 'Try again.' });
    expect((await store.repositories.list())[0]!.sync).toMatchObject({
      error_code: 'git.failed',
      error_message: 'no answer',
    });
    await store.facts.sinkFor(repoId).close({ fingerprint: 'x', missingBlobs: 2, misfits: 3 });
    expect((await store.repositories.list())[0]).toMatchObject({
      missing_blobs: 2,
      sync: { misfits: 3, error_code: null, fingerprint: 'x' },
    });
  });
});
