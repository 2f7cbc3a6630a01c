import { sql } from 'kysely';
import type { Migration } from './migration.ts';

const FINISHED = sql`(fingerprint is not null or error_code = 'repository.empty')`;
const READ = sql`(${FINISHED} or (commits > 0 and repo_id in (select id from repo where tip_sha is not null)))`;
const covers = (position: string) => sql`(${FINISHED} or (commits > 0 and ${sql.ref(position)} >= commits))`;
const NONE = sql`cast(null as text)`;
const count = (column: string) => sql`cast(${sql.ref(column)} as text)`;

/** How far each stream is in an older store, and what makes it complete. */
const STREAMS = {
  refs: { cursor: sql.ref('fingerprint'), complete: FINISHED },
  commits: { cursor: count('commits'), complete: READ },
  releases: { cursor: NONE, complete: READ },
  files: { cursor: count('files'), complete: covers('changes') },
  changes: { cursor: count('changes'), complete: covers('changes') },
  ledger: { cursor: count('ledger'), complete: covers('ledger') },
  tip: { cursor: NONE, complete: sql`(${FINISHED} or synced_at is not null)` },
};

/** Everything comes from a source with streams; a git repository was the only one, and repo_sync its streams in one row. */
export const sources: Migration = {
  id: 9,
  name: 'sources',
  async up(db) {
    await db.schema
      .createTable('source')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('repo_id', 'integer')
      .addColumn('added_at', 'timestamp', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('source_sync')
      .addColumn('source_id', 'integer', (c) => c.notNull())
      .addColumn('stream', 'text', (c) => c.notNull())
      .addColumn('epoch', 'text', (c) => c.notNull())
      .addColumn('cursor', 'text')
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('horizon', 'timestamp')
      .addColumn('fresh_at', 'timestamp')
      .addColumn('version', 'bigint', (c) => c.notNull())
      .addColumn('error_code', 'text')
      .addColumn('error_message', 'text')
      .addColumn('error_help', 'text')
      .addColumn('error_at', 'timestamp')
      .addColumn('misfits', 'integer')
      .addPrimaryKeyConstraint('source_sync_key', ['source_id', 'stream'])
      .execute();
    await sql`insert into source select id, 'git', id, added_at from repo`.execute(db);
    for (const [stream, { cursor, complete }] of Object.entries(STREAMS)) {
      const own = stream === 'refs';
      const error = own
        ? sql`error_code, error_message, error_help, error_at`
        : sql`${NONE}, ${NONE}, ${NONE}, cast(null as timestamp)`;
      await sql`insert into source_sync select repo_id, ${sql.lit(stream)}, epoch, ${cursor},
        case when ${complete} then 'complete' else 'partial' end, cast(null as timestamp), synced_at,
        ${own ? sql.ref('version') : sql.lit(0)}, ${error}, ${stream === 'ledger' ? sql.ref('misfits') : sql`cast(null as integer)`} from repo_sync`.execute(
        db,
      );
    }
    await db.schema.dropTable('repo_sync').execute();
  },
};
