import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { newRepository, steps } from '../testing/import-steps.ts';
import { forEachStore } from '../testing/stores.ts';
import { describeStore, openStore } from './store.ts';
import { baseType, describeTable, isNullable, tableNames } from './tables.ts';

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
      'create table setting (key text primary key, value text not null)',
      'insert into setting select name, cast(value as text) from counter',
      'drop table counter',
      'drop table computed',
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
