import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';
import { repositoryTables } from '../tables.ts';

/** Deletes every fact of a repository; its rows in repo, source and source_sync stay. */
export async function dropFacts(db: Kysely<Database>, repoId: number): Promise<void> {
  for (const table of repositoryTables) {
    await db
      .deleteFrom(table as 'commit')
      .where('repo_id', '=', repoId)
      .execute();
  }
}
