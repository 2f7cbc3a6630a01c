import { expect, it } from 'vitest';
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

  it('refuses a store that a newer program has used', async () => {
    await using store = await open();
    await store.write(async (db) => {
      await db
        .insertInto('schema_migration' as 'setting')
        .values({ id: 9999, name: 'future', applied_at: new Date() } as never)
        .execute();
    });
    await store.close();
    await expect(openStore(store.options)).rejects.toMatchObject({ code: 'store.newer' });
  });
});
