import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/**
 * Which releases failed is inferred by a better rule: the next sync reads the tags as new, and so infers releases anew.
 * An empty fingerprint matches no repository, yet leaves the facts that are there known as complete.
 */
export const failuresAnew: Migration = {
  id: 3,
  name: 'failures-anew',
  async up(db) {
    await db.deleteFrom('tag').execute();
    await sql`update repo_sync set fingerprint = '' where fingerprint is not null`.execute(db);
  },
};
