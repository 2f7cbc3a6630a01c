import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/**
 * Which file a path was at each commit. An older store lacks it: facts of no epoch are dropped by the next sync and given
 * anew, from the engine's cache. Until then each path is taken for a file of its own, so that every number stays but for what
 * renames make of it, and the facts are known as complete, by a fingerprint that matches no repository.
 */
export const fileLives: Migration = {
  id: 10,
  name: 'file-lives',
  async up(db, dialect) {
    await db.schema
      .createTable('file_life')
      .addColumn('repo_id', 'integer', (c) => c.notNull())
      .addColumn('id', 'integer', (c) => c.notNull())
      .addColumn('file_id', 'integer', (c) => c.notNull())
      .addColumn('alive', 'boolean', (c) => c.notNull())
      .execute();
    await sql`insert into file_life select repo_id, id, id, alive from file`.execute(db);
    for (const table of ['commit_file', 'line_edit', 'line_landing'] as const) {
      await db.schema.alterTable(table).addColumn('life_id', 'integer').execute();
      await sql`update ${sql.table(table)} set life_id = file_id`.execute(db);
    }
    await sql`update source_sync set epoch = ''`.execute(db);
    await sql`update source_sync set cursor = '' where stream = 'refs' and cursor is not null`.execute(db);
    if (!dialect.indexesLargeTables) return;
    for (const statement of INDEXES) await sql.raw(statement).execute(db);
  },
};

const INDEXES = [
  'alter table file_life add primary key (repo_id, id)',
  'create index file_life_file on file_life (repo_id, file_id)',
  'create index commit_file_life on commit_file (repo_id, life_id)',
  'drop index line_edit_file',
  'create index line_edit_life on line_edit (repo_id, life_id)',
];
