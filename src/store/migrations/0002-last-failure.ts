import type { Migration } from './migration.ts';

/** What to do about a failed sync, and when it failed: both are shown until a sync succeeds. */
export const lastFailure: Migration = {
  id: 2,
  name: 'last-failure',
  async up(db) {
    // A column a statement: DuckDB adds one at a time.
    await db.schema.alterTable('repo_sync').addColumn('error_help', 'text').execute();
    await db.schema.alterTable('repo_sync').addColumn('error_at', 'timestamp').execute();
  },
};
