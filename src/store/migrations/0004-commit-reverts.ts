import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/**
 * A commit can take back several others. Those beside the first are not in an older store: facts of no epoch are dropped by
 * the next sync and given anew, from the engine's cache; until then they are known as complete, by a fingerprint that matches
 * no repository. DuckDB keeps no key here, as on all that grows (0001-facts.ts).
 */
export const commitReverts: Migration = {
  id: 4,
  name: 'commit-reverts',
  async up(db, dialect) {
    await db.schema
      .createTable('commit_revert')
      .addColumn('repo_id', 'integer', (c) => c.notNull())
      .addColumn('commit_id', 'integer', (c) => c.notNull())
      .addColumn('reverted_sha', 'text', (c) => c.notNull())
      .addColumn('reverted_id', 'integer')
      .execute();
    if (dialect.indexesLargeTables)
      await sql`alter table commit_revert add primary key (repo_id, commit_id, reverted_sha)`.execute(db);
    await sql`insert into commit_revert select repo_id, id, reverts_sha, reverts_id from "commit" where reverts_sha is not null`.execute(
      db,
    );
    await db.schema.alterTable('commit').dropColumn('reverts_sha').execute();
    await db.schema.alterTable('commit').dropColumn('reverts_id').execute();
    await sql`update repo_sync set epoch = ''`.execute(db);
    await sql`update repo_sync set fingerprint = '' where fingerprint is not null`.execute(db);
  },
};
