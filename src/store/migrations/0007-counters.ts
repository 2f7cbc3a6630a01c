import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** What is counted with the facts, in place of a table of settings: nothing in it is anybody's secret. */
export const counters: Migration = {
  id: 7,
  name: 'counters',
  async up(db) {
    await db.schema
      .createTable('counter')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'bigint', (column) => column.notNull())
      .execute();
    await sql`insert into counter (name, value) select key, cast(value as bigint) from setting`.execute(db);
    await db.schema.dropTable('setting').execute();
  },
};
