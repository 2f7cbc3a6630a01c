import type { Migration } from './migration.ts';

/** Answers that are computed ahead, so that they outlive the process that computed them. */
export const computed: Migration = {
  id: 8,
  name: 'computed',
  async up(db) {
    await db.schema
      .createTable('computed')
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('scope', 'text', (c) => c.notNull())
      .addColumn('basis', 'text', (c) => c.notNull())
      .addColumn('facts_version', 'bigint', (c) => c.notNull())
      .addColumn('computed_at', 'timestamp', (c) => c.notNull())
      .addColumn('payload', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('computed_key', ['kind', 'scope'])
      .execute();
  },
};
