import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { newRepository, steps } from '../testing/import-steps.ts';
import { forEachStore } from '../testing/stores.ts';
import type { Repository, RepositorySync } from './repositories.ts';
import { describeStore, openStore } from './store.ts';
import { baseType, describeTable, isNullable, tableNames } from './tables.ts';

/** Back to a store that knew no lives of files. */
const WITHOUT_LIVES = [
  'drop table file_life',
  'drop index if exists commit_file_life',
  'drop index if exists line_edit_life',
  'alter table commit_file drop column life_id',
  'alter table line_edit drop column life_id',
  'alter table line_landing drop column life_id',
];

forEachStore((_, open) => {
  it('opens a new store and opens it again', async () => {
    await using store = await open();
    await store.repositories.add({ name: 'api', source: '/code/api', gitDir: '/code/api/.git' });
    await store.close();
    await using again = await openStore(store.options);
    expect((await again.repositories.list()).map((repo) => repo.name)).toEqual(['api']);
  });

  it('builds exactly the tables the program knows', async () => {
    await using store = await open();
    await store.close();
    const expected = tableNames.flatMap((table) =>
      describeTable(table).columns.map(([column, type]) => ({
        table: table as string,
        column,
        type: baseType(type),
        nullable: isNullable(type),
      })),
    );
    const order = (a: { table: string }, b: { table: string }) => (a.table < b.table ? -1 : a.table > b.table ? 1 : 0);
    const built = (await describeStore(store.options)).filter((column) => column.table !== 'schema_migration');
    expect(built.toSorted(order)).toEqual(expected.toSorted(order));
  });

  it('asks anew for the reverted commits that an older store has not, and keeps what it has till then', async () => {
    await using store = await open();
    const { repoId, sink } = await newRepository(store);
    for (const step of Object.values(steps(sink))) await step();
    const [known] = await store.db.selectFrom('commit_revert').selectAll().execute();
    const counted = await store.version();
    for (const statement of [
      ...beforeSources((await store.repositories.list())[0]!),
      'create table setting (key text primary key, value text not null)',
      'insert into setting select name, cast(value as text) from counter',
      'drop table counter',
      'drop table computed',
      ...WITHOUT_LIVES,
      ...(store.dialect.indexesLargeTables ? ['create index line_edit_file on line_edit (repo_id, file_id)'] : []),
      'drop table commit_revert',
      'alter table file drop column left_out_by',
      'alter table repo_sync drop column misfits',
      'alter table "commit" add column reverts_sha text',
      'alter table "commit" add column reverts_id integer',
      `update "commit" set reverts_sha = '${known!.reverted_sha}', reverts_id = ${known!.reverted_id} where id = ${known!.commit_id}`,
      'delete from schema_migration where id >= 4',
    ])
      await store.write((db) => sql.raw(statement).execute(db));
    await store.close();

    await using migrated = await openStore(store.options);
    expect(await migrated.version()).toBe(counted);
    expect(await migrated.db.selectFrom('commit_revert').selectAll().execute()).toEqual([known]);
    expect((await migrated.doctor()).filter((one) => !one.ok)).toEqual([]);
    const [repository] = await migrated.repositories.list();
    expect(repository!.sync).toMatchObject({ commits: 4, fingerprint: '' });
    const start = { commits: 0, files: 0, changes: 0, ledger: 0, fingerprint: null };
    expect(await migrated.facts.sinkFor(repoId).open('e1')).toEqual(start);
    for (const step of Object.values(steps(migrated.facts.sinkFor(repoId)))) await step();
    expect(await migrated.db.selectFrom('commit_revert').selectAll().execute()).toEqual([known]);
  });

  it('takes over how far an older store was, and why its last sync failed, into the streams of a source', async () => {
    await using store = await open();
    const { repoId, sink } = await newRepository(store);
    for (const step of Object.values(steps(sink))) await step();
    const other = await store.repositories.add({ name: 'empty', source: '/empty', gitDir: '/empty' });
    await store.repositories.failed(other.id, { code: 'repository.empty', message: 'No.', help: 'Commit.' });
    await store.repositories.add({ name: 'new', source: '/new', gitDir: '/new' });
    await store.repositories.failed(repoId, { code: 'git.failed', message: 'No.', help: 'Again.' });
    const [before, version] = [await store.repositories.list(), await store.version()];
    const states = () => store.db.selectFrom('source_sync').select(['source_id', 'stream', 'state', 'cursor']);
    const streams = await states().execute();
    const statements = beforeSources(...before.filter(({ sync }) => sync));
    for (const statement of [
      ...statements,
      ...WITHOUT_LIVES,
      ...(store.dialect.indexesLargeTables ? ['create index line_edit_file on line_edit (repo_id, file_id)'] : []),
      'delete from schema_migration where id >= 9',
    ])
      await store.write((db) => sql.raw(statement).execute(db));
    await store.close();

    await using migrated = await openStore(store.options);
    // Its facts are given anew, for the lives of files: a cursor of refs that matches no repository, of no epoch.
    const kept = (list: typeof before) =>
      list.map(({ sync, ...repository }) => [
        repository,
        sync && { ...sync, versions: null, epoch: '', fingerprint: sync.fingerprint && '' },
      ]);
    expect(kept(await migrated.repositories.list())).toEqual(kept(before));
    expect(await migrated.version()).toBe(version);
    const order = (a: { stream: string; source_id: number }, b: typeof a) =>
      a.source_id - b.source_id || (a.stream < b.stream ? -1 : 1);
    const after = migrated.db.selectFrom('source_sync').select(['source_id', 'stream', 'state', 'cursor']);
    const anew = streams.map((row) => (row.stream === 'refs' ? { ...row, cursor: row.cursor && '' } : row));
    expect((await after.execute()).toSorted(order)).toEqual(anew.toSorted(order));
    expect((await migrated.doctor()).filter((one) => !one.ok)).toEqual([]);
    await migrated.repositories.remove(repoId);
    expect(await migrated.version()).toBeGreaterThan(version);
    expect(await migrated.db.selectFrom('source').select('repo_id').orderBy('repo_id').execute()).toHaveLength(2);
  });

  it('takes each path for a file of its own where an older store knows no renames, and asks anew for the lives of files', async () => {
    await using store = await open();
    const { repoId, sink } = await newRepository(store);
    for (const step of Object.values(steps(sink))) await step();
    const livesOf = (db: typeof store.db) =>
      db.selectFrom('commit_file').select(['commit_id', 'life_id']).orderBy('commit_id').orderBy('file_id').execute();
    const known = await livesOf(store.db);
    for (const statement of [
      ...WITHOUT_LIVES,
      ...(store.dialect.indexesLargeTables ? ['create index line_edit_file on line_edit (repo_id, file_id)'] : []),
      'delete from schema_migration where id >= 10',
    ])
      await store.write((db) => sql.raw(statement).execute(db));
    await store.close();

    await using migrated = await openStore(store.options);
    expect((await livesOf(migrated.db)).map(({ life_id: life }) => life)).toEqual([0, 1, 0, 2]);
    expect((await migrated.doctor()).filter((one) => !one.ok)).toEqual([]);
    const [repository] = await migrated.repositories.list();
    expect(repository!.sync).toMatchObject({ commits: 4, fingerprint: '' });
    for (const step of Object.values(steps(migrated.facts.sinkFor(repoId)))) await step();
    expect(await livesOf(migrated.db)).toEqual(known);
  });

  it('refuses a store that a newer program has used', async () => {
    await using store = await open();
    await store.write(async (db) => {
      await db
        .insertInto('schema_migration' as 'counter')
        .values({ id: 9999, name: 'future', applied_at: new Date() } as never)
        .execute();
    });
    await store.close();
    await expect(openStore(store.options)).rejects.toMatchObject({ code: 'store.newer' });
  });
});

/** Statements that put repo_sync back, in which an older store had the streams of each repository in one row. */
function beforeSources(...repositories: (Repository & { sync: RepositorySync })[]): string[] {
  const text = (value: string | null) => (value === null ? 'null' : `'${value}'`);
  const time = (value: Date | null) => text(value && value.toISOString().slice(0, 23).replace('T', ' '));
  return [
    `create table repo_sync (repo_id integer primary key, epoch text not null, commits integer not null, files integer not null,
      changes integer not null, ledger integer not null, fingerprint text, synced_at timestamp, version bigint not null,
      error_code text, error_message text, error_help text, error_at timestamp, misfits integer)`,
    ...repositories.map(({ id, sync }) => {
      const version = Object.values(sync!.versions).reduce((sum, each) => sum + each, 0);
      const { epoch, commits, files, changes, ledger, fingerprint, synced_at, error_at } = sync!;
      const error = [sync!.error_code, sync!.error_message, sync!.error_help].map(text).join(', ');
      return `insert into repo_sync values (${id}, ${text(epoch)}, ${commits}, ${files}, ${changes}, ${ledger},
        ${text(fingerprint)}, ${time(synced_at)}, ${version}, ${error}, ${time(error_at)}, ${sync!.misfits ?? 'null'})`;
    }),
    'drop table source_sync',
    'drop table source',
  ];
}
