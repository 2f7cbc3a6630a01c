import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadConfig } from '../config/index.ts';
import { createTestDatabase } from '../testing/postgres.ts';
import { busyHistory, makeRepository, temporaryFolder } from '../testing/small-repository.ts';
import { createApp } from './index.ts';
import { makeDataDir } from './make-data-dir.ts';

const posix = process.platform !== 'win32';
const rights = (path: string) => (statSync(path).mode & 0o777).toString(8);

it.runIf(posix)('a data folder that is made is for its owner, and so is a backup wherever it goes', async () => {
  using folder = temporaryFolder();
  chmodSync(folder.path, 0o755);
  const app = await createApp(loadConfig({ flags: { data: folder.join('above/data') }, env: {} }));
  try {
    const { file } = await app.run('backup', {});
    await app.run('backup', { file: folder.join('copy.duckdb') });
    expect([folder.join('above/data'), file, folder.join('copy.duckdb')].map(rights)).toEqual(['700', '600', '600']);
  } finally {
    await app.close();
  }
});

it.runIf(posix)('one that was there keeps its rights if it was named, and is closed if it is the default', async () => {
  using folder = temporaryFolder();
  const named = loadConfig({ flags: { data: folder.join('shared') }, env: {} });
  const own = loadConfig({ env: { XDG_DATA_HOME: folder.path, LOCALAPPDATA: folder.path } });
  for (const { dataDir } of [named, { dataDir: folder.join('wheelhouse') }]) {
    mkdirSync(dataDir);
    chmodSync(dataDir, 0o755);
  }
  await makeDataDir(named);
  expect(rights(named.dataDir)).toBe('755');
  await makeDataDir({ ...own, dataDir: folder.join('wheelhouse') });
  expect(rights(folder.join('wheelhouse'))).toBe('700');
});

it('with a database elsewhere, what only reads makes no data folder; what reads a repository does', async () => {
  using folder = temporaryFolder();
  await using database = await createTestDatabase();
  const data = folder.join('data');
  const app = await createApp(loadConfig({ flags: { data, database: database.url }, env: {} }));
  try {
    await app.run('sql', { query: 'select 1', limit: 1 });
    await app.run('doctor', {});
    await app.run('backup', { file: folder.join('copy.duckdb') });
    await expect(app.run('report', { file: folder.join('report.html') })).rejects.toThrow('report');
    expect(existsSync(data)).toBe(false);
    await app.run('add', { sources: [makeRepository(folder.join('api'), busyHistory(3))] });
    expect(existsSync(data)).toBe(true);
  } finally {
    await app.close();
  }
});
