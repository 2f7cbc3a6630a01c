import { DuckDBInstance } from '@duckdb/node-api';
import { sql } from 'kysely';
import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../../testing/postgres.ts';
import { forEachStore } from '../../testing/stores.ts';
import { loadWorld } from '../../testing/load-world.ts';
import type { World } from '../../testing/world.ts';
import { openStore, restoreStore, type Store, type StoreOptions } from '../store.ts';
import { tableNames } from '../tables.ts';

const world: World = {
  commits: [
    { id: 'a', by: 'ana', at: '0099-01-01T10:00+02:00', files: { 'src/a "b", c.ts': 100, 'x.png': { unknown: true } } },
    {
      id: 'b',
      by: 'Bo Ek <bo@corp.io>',
      at: '2024-01-15',
      with: ['ana'],
      files: { 'src/a "b", c.ts': { replaces: { a: 10 }, new: 5 } },
    },
    {
      id: 'c',
      by: 'Bo Ek <bo@home.io>',
      at: '2024-01-16',
      reverts: ['a', 'b'],
      files: { 'src/d.ts': { from: 'src/a "b", c.ts', removes: { a: 1 } } },
    },
  ],
  tags: { 'v1.0.0': 'a', 'v1.1.0': 'b', 'v1.1.1': 'c' },
};

async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'wheelhouse-maintenance-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** A database of its own, to read exported files with. */
async function readerOfFiles(): Promise<AsyncDisposable & { ask(query: string): Promise<unknown[][]> }> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  return {
    ask: async (query) => (await connection.run(query)).getRowsJS(),
    [Symbol.asyncDispose]() {
      connection.disconnectSync();
      instance.closeSync();
      return Promise.resolve();
    },
  };
}

async function everything(store: Store): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of tableNames)
    all[table] = (await store.db.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)).toSorted();
  return all;
}

async function filled(store: Store): Promise<void> {
  await loadWorld(store, world);
  const [proposal] = await store.identities.proposals();
  await store.identities.merge(proposal!.people.map((person) => person.id));
  await store.write((db) => db.insertInto('counter').values({ name: 'kept', value: 7 }).execute());
}

/** A check, and what it must notice; each is done on top of those before. */
const DAMAGES: [string, string][] = [
  ['ledger-balance', 'update line_landing set delta = delta + 1 where origin_id = 1'],
  ['ledger-files', `update file set lines = lines + 1 where alive and lines is not null`],
  ['totals', 'update "commit" set added = added + 1 where id = 1'],
  [
    'watermark-commits',
    `update source_sync set cursor = cast(cast(cursor as integer) + 1 as text) where stream = 'commits'`,
  ],
  ['watermark-finished', `update source_sync set cursor = '1' where stream = 'changes'`],
  ['misfits', `update source_sync set misfits = 2 where stream = 'ledger'`],
  ['parents', 'update "commit" set parents = 7 where id = 2'],
  ['landed', 'update "commit" set landed_at = null where id = 2'],
  ['identities', 'update identity set person_id = 99 where id = 1'],
  ['orphans-line_edit-origin_id', 'update line_edit set origin_id = 77 where origin_id is not null'],
  ['orphans-commit_file-file_id', 'update commit_file set file_id = 77 where commit_id = 2'],
  ['orphans-commit_revert-reverted_id', 'update commit_revert set reverted_id = 77 where reverted_id = 1'],
  ['duplicates-line_tip', 'insert into line_tip select * from line_tip'],
  ['streams', `delete from source_sync where stream = 'refs'`],
  ['repositories', 'delete from repo'],
];

forEachStore((_, open) => {
  it('a backup, made while the store is open, gives the same store on either engine', async () => {
    await using folder = await temporaryFolder();
    await using store = await open();
    await filled(store);
    const file = join(folder.path, 'backups', 'today.duckdb');
    const seen: string[] = [];
    await store.backup({ file, onProgress: ({ table }) => seen.push(table) });
    const expected = await everything(store);
    expect(seen).toContain('line_landing');
    expect(await readdir(join(folder.path, 'backups'))).toEqual(['today.duckdb']);

    await using database = await createTestDatabase();
    const targets: StoreOptions[] = [{ file: join(folder.path, 'restored', 'w.duckdb') }, { url: database.url }];
    for (const target of targets) {
      await restoreStore(target, { file });
      await using restored = await openStore(target);
      expect(await everything(restored)).toEqual(expected);
      expect((await restored.doctor()).filter((one) => !one.ok)).toEqual([]);
      await restored.close();
      await expect(restoreStore(target, { file })).rejects.toMatchObject({ code: 'input.invalid' });
    }
    await expect(store.backup({ file })).rejects.toMatchObject({ code: 'input.invalid' });
    const text = join(folder.path, 'notes.txt');
    await writeFile(text, 'not a backup, however long it may be');
    for (const wrong of [join(folder.path, 'none'), folder.path, text]) {
      const target = join(folder.path, 'other', 'w.duckdb');
      await expect(restoreStore({ file: target }, { file: wrong })).rejects.toMatchObject({ code: 'input.invalid' });
      await expect(access(target)).rejects.toMatchObject({ code: 'ENOENT' });
    }
  });

  it('a backup is of one moment', async () => {
    await using folder = await temporaryFolder();
    await using store = await open();
    await filled(store);
    const file = join(folder.path, 'b.duckdb');
    const before = await everything(store);
    let written: Promise<unknown> | undefined;
    await store.backup({
      file,
      onProgress: () => {
        written ??= store.repositories.remove(1);
      },
    });
    await written;
    await restoreStore({ file: join(folder.path, 'w.duckdb') }, { file });
    await using restored = await openStore({ file: join(folder.path, 'w.duckdb') });
    expect(await everything(restored)).toEqual(before);
    expect(await store.repositories.list()).toEqual([]);
  });

  it('exports tables that others can read, and nothing private', async () => {
    await using folder = await temporaryFolder();
    await using store = await open();
    await filled(store);
    const parquet = join(folder.path, 'par’quet');
    const exported = await store.exportTables({ format: 'parquet', directory: parquet });
    expect(exported.find(({ table }) => table === 'commit')).toMatchObject({ rows: 3 });
    expect((await readdir(parquet)).toSorted()).toEqual(tableNames.map((name) => `${name}.parquet`).toSorted());
    await using reader = await readerOfFiles();
    const rows = await reader.ask(
      `select f.path, c.added, c.old_file_id from '${parquet}/commit_file.parquet' c join '${parquet}/file.parquet' f on f.id = c.file_id order by c.commit_id, f.path`,
    );
    expect(rows).toEqual([
      ['src/a "b", c.ts', 100, null],
      ['x.png', null, null],
      ['src/a "b", c.ts', 15, null],
      ['src/d.ts', 0, 0],
    ]);

    await store.exportTables({ format: 'csv', directory: folder.path, tables: ['file', 'tag'] });
    const [header, first] = (await readFile(join(folder.path, 'file.csv'), 'utf8')).split('\n');
    expect(header).toBe(
      'repo_id,id,path,directory,language,generated,vendored,documentation,alive,lines,bytes,left_out_by',
    );
    expect(first).toBe('1,0,"src/a ""b"", c.ts",src,,false,false,false,false,,,');
    await expect(
      store.exportTables({ format: 'csv', directory: folder.path, tables: ['setting'] }),
    ).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('no text of a CSV file is a formula to a spreadsheet; Parquet has it as it is', async () => {
    await using folder = await temporaryFolder();
    await using store = await open();
    const formulas = ['=1+2.ts', '+a', '-b', '@c', '\td', '\re', '\nf', '＝g'];
    const harmless = ['h=i', "'j", 'k-l', ' =m'];
    const paths = [...formulas, ...harmless];
    const files = Object.fromEntries(paths.map((path) => [path, 1]));
    await loadWorld(store, { commits: [{ id: 'a', by: '=cmd <-a@corp.io>', at: '2024-01-15T10:00-05:00', files }] });
    await store.exportTables({ format: 'csv', directory: folder.path, tables: ['commit', 'file', 'identity'] });
    await store.exportTables({ format: 'parquet', directory: folder.path, tables: ['file'] });
    await using reader = await readerOfFiles();
    const csv = (columns: string, table: string) =>
      reader.ask(`select ${columns} from read_csv('${join(folder.path, table)}.csv', all_varchar = true) order by id`);

    expect(new Set((await csv('path', 'file')).flat())).toEqual(
      new Set([...formulas.map((path) => `'${path}`), ...harmless]),
    );
    expect(await csv('name, email', 'identity')).toEqual([["'=cmd", "'-a@corp.io"]]);
    expect(await csv('author_offset', 'commit')).toEqual([['-300']]);
    const parquet = await reader.ask(`select path from '${folder.path}/file.parquet'`);
    expect(new Set(parquet.flat())).toEqual(new Set(paths));
  });

  it('the doctor finds a healthy store healthy', async () => {
    await using store = await open();
    expect((await store.doctor()).filter((one) => !one.ok)).toEqual([]);
    await filled(store);
    const diagnoses = await store.doctor();
    expect(diagnoses.filter((one) => !one.ok)).toEqual([]);
    expect(new Set(diagnoses.map((one) => one.check)).size).toBe(diagnoses.length);
  });

  it('the doctor finds what is broken', async () => {
    await using store = await open();
    await filled(store);
    for (const [check, damage] of DAMAGES) {
      await store.write(async (db) => {
        await sql.raw(damage).execute(db);
      });
      const found = (await store.doctor()).find((one) => one.check === check)!;
      expect(found, check).toMatchObject({ ok: false });
      expect(found.broken, check).toBeGreaterThan(0);
      expect(found.help, check).not.toBe('');
    }
  });

  it('a file that is no backup is refused', async () => {
    await using folder = await temporaryFolder();
    await using store = await open();
    await store.close();
    await writeFile(join(folder.path, 'x'), 'nothing'.repeat(2000));
    await expect(restoreStore(store.options, { file: join(folder.path, 'x') })).rejects.toMatchObject({
      code: 'input.invalid',
    });
  });
});
