import type { Migration } from './migration.ts';

/** What the engine noticed about itself; unknown of repositories that were read before. */
export const misfits: Migration = {
  id: 6,
  name: 'misfits',
  async up(db) {
    await db.schema.alterTable('repo_sync').addColumn('misfits', 'integer').execute();
  },
};
