import type { Migration } from './migration.ts';

/** Why a file is left out of numbers. An older store learns it by the next sync, which describes all paths anew. */
export const leftOutBy: Migration = {
  id: 5,
  name: 'left-out-by',
  async up(db) {
    await db.schema.alterTable('file').addColumn('left_out_by', 'text').execute();
  },
};
