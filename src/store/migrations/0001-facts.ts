import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/**
 * Everything mined from git, people's decisions on identities, and settings.
 *
 * DuckDB gets keys on the small tables only. Its keys are ART indexes kept row by row (loading line_landing of git/git,
 * 1.7 million rows: 0.35 s of CPU without, 1.9 s with a key), and a row cannot be deleted and inserted again under the same key
 * in one transaction, nor while an older reader may still see it: which is how a repeated step replaces what it wrote, and
 * how a merge of people is taken back. There, uniqueness is kept by the position
 * watermark in repo_sync, written in the same transaction as the rows, and checked by `doctor`.
 */
export const facts: Migration = {
  id: 1,
  name: 'facts',
  async up(db, dialect) {
    const large = dialect.indexesLargeTables;
    const t = db.schema;

    await t
      .createTable('repo')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull().unique())
      .addColumn('source', 'text', (c) => c.notNull().unique())
      .addColumn('git_dir', 'text', (c) => c.notNull())
      .addColumn('default_branch', 'text')
      .addColumn('tip_sha', 'text')
      .addColumn('shallow', 'boolean', (c) => c.notNull())
      .addColumn('missing_blobs', 'integer', (c) => c.notNull())
      .addColumn('added_at', 'timestamp', (c) => c.notNull())
      .execute();

    await t
      .createTable('repo_sync')
      .addColumn('repo_id', 'integer', (c) => c.primaryKey())
      .addColumn('epoch', 'text', (c) => c.notNull())
      .addColumn('commits', 'integer', (c) => c.notNull())
      .addColumn('files', 'integer', (c) => c.notNull())
      .addColumn('changes', 'integer', (c) => c.notNull())
      .addColumn('ledger', 'integer', (c) => c.notNull())
      .addColumn('fingerprint', 'text')
      .addColumn('synced_at', 'timestamp')
      .addColumn('version', 'bigint', (c) => c.notNull())
      .addColumn('error_code', 'text')
      .addColumn('error_message', 'text')
      .execute();

    await t
      .createTable('person')
      .addColumn('id', 'integer', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('email', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .execute();

    await t
      .createTable('identity')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('email', 'text', (c) => c.notNull())
      .addColumn('person_id', 'integer', (c) => c.notNull())
      .execute();

    await t
      .createTable('identity_decision')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('decided_at', 'timestamp', (c) => c.notNull())
      .addColumn('action', 'text', (c) => c.notNull())
      .addColumn('payload', 'text', (c) => c.notNull())
      .addColumn('undone', 'boolean', (c) => c.notNull())
      .execute();

    await t
      .createTable('setting')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();

    await t
      .createTable('signature')
      .addColumn('repo_id', 'integer', (c) => c.notNull())
      .addColumn('id', 'integer', (c) => c.notNull())
      .addColumn('identity_id', 'integer', (c) => c.notNull())
      .addColumn('mapped_name', 'text', (c) => c.notNull())
      .addColumn('mapped_email', 'text', (c) => c.notNull())
      .execute();

    await t
      .createTable('commit')
      .addColumn('repo_id', 'integer', (c) => c.notNull())
      .addColumn('id', 'integer', (c) => c.notNull())
      .addColumn('sha', 'text', (c) => c.notNull())
      .addColumn('author_id', 'integer', (c) => c.notNull())
      .addColumn('committer_id', 'integer', (c) => c.notNull())
      .addColumn('authored_at', 'timestamp', (c) => c.notNull())
      .addColumn('author_offset', 'integer', (c) => c.notNull())
      .addColumn('committed_at', 'timestamp', (c) => c.notNull())
      .addColumn('committer_offset', 'integer', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('parents', 'integer', (c) => c.notNull())
      .addColumn('on_default', 'boolean', (c) => c.notNull())
      .addColumn('landed_id', 'integer')
      .addColumn('landed_at', 'timestamp')
      .addColumn('reverts_sha', 'text')
      .addColumn('reverts_id', 'integer')
      .addColumn('agent', 'text')
      .addColumn('files', 'integer')
      .addColumn('added', 'integer')
      .addColumn('deleted', 'integer')
      .addColumn('lines', 'integer')
      .execute();

    await t
      .createTable('commit_parent')
      .addColumn('repo_id', 'integer', (c) => c.notNull())
      .addColumn('commit_id', 'integer', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('parent_id', 'integer', (c) => c.notNull())
      .execute();

    await t
      .createTable('commit_author')
      .addColumn('repo_id', 'integer', (c) => c.notNull())
      .addColumn('commit_id', 'integer', (c) => c.notNull())
      .addColumn('identity_id', 'integer', (c) => c.notNull())
      .addColumn('role', 'text', (c) => c.notNull())
      .execute();

    await t
      .createTable('file')
      .addColumn('repo_id', 'integer', (c) => c.notNull())
      .addColumn('id', 'integer', (c) => c.notNull())
      .addColumn('path', 'text', (c) => c.notNull())
      .addColumn('directory', 'text', (c) => c.notNull())
      .addColumn('language', 'text')
      .addColumn('generated', 'boolean', (c) => c.notNull())
      .addColumn('vendored', 'boolean', (c) => c.notNull())
      .addColumn('documentation', 'boolean', (c) => c.notNull())
      .addColumn('alive', 'boolean', (c) => c.notNull())
      .addColumn('lines', 'integer')
      .addColumn('bytes', 'integer')
      .execute();

    await t
      .createTable('commit_file')
      .addColumn('repo_id', 'integer', (c) => c.notNull())
      .addColumn('commit_id', 'integer', (c) => c.notNull())
      .addColumn('file_id', 'integer', (c) => c.notNull())
      .addColumn('old_file_id', 'integer')
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('added', 'integer')
      .addColumn('deleted', 'integer')
      .addColumn('lines', 'integer')
      .execute();

    await t
      .createTable('line_edit')
      .addColumn('repo_id', 'integer', (c) => c.notNull())
      .addColumn('commit_id', 'integer', (c) => c.notNull())
      .addColumn('file_id', 'integer', (c) => c.notNull())
      .addColumn('origin_id', 'integer')
      .addColumn('lines', 'integer', (c) => c.notNull())
      .execute();

    await t
      .createTable('line_landing')
      .addColumn('repo_id', 'integer', (c) => c.notNull())
      .addColumn('landed_id', 'integer', (c) => c.notNull())
      .addColumn('file_id', 'integer', (c) => c.notNull())
      .addColumn('origin_id', 'integer', (c) => c.notNull())
      .addColumn('delta', 'integer', (c) => c.notNull())
      .execute();

    await t
      .createTable('line_tip')
      .addColumn('repo_id', 'integer', (c) => c.notNull())
      .addColumn('file_id', 'integer', (c) => c.notNull())
      .addColumn('origin_id', 'integer', (c) => c.notNull())
      .addColumn('lines', 'integer', (c) => c.notNull())
      .execute();

    await t
      .createTable('tag')
      .addColumn('repo_id', 'integer', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('commit_id', 'integer', (c) => c.notNull())
      .addColumn('tagged_at', 'timestamp', (c) => c.notNull())
      .addColumn('annotated', 'boolean', (c) => c.notNull())
      .execute();

    await t
      .createTable('release')
      .addColumn('repo_id', 'integer', (c) => c.notNull())
      .addColumn('id', 'integer', (c) => c.notNull())
      .addColumn('tag', 'text', (c) => c.notNull())
      .addColumn('commit_id', 'integer', (c) => c.notNull())
      .addColumn('released_at', 'timestamp', (c) => c.notNull())
      .addColumn('major', 'integer', (c) => c.notNull())
      .addColumn('minor', 'integer', (c) => c.notNull())
      .addColumn('patch', 'integer', (c) => c.notNull())
      .addColumn('prerelease', 'boolean', (c) => c.notNull())
      .addColumn('component', 'text', (c) => c.notNull())
      .addColumn('baseline', 'boolean', (c) => c.notNull())
      .addColumn('failed_by', 'integer')
      .addColumn('failure_reason', 'text')
      .execute();

    await t
      .createTable('release_commit')
      .addColumn('repo_id', 'integer', (c) => c.notNull())
      .addColumn('release_id', 'integer', (c) => c.notNull())
      .addColumn('commit_id', 'integer', (c) => c.notNull())
      .execute();

    if (!large) return;
    for (const statement of INDEXES) await sql.raw(statement).execute(db);
  },
};

const INDEXES = [
  'alter table "signature" add primary key (repo_id, id)',
  'alter table person add primary key (id)',
  'create unique index identity_name_email on identity (name, email)',
  'create index identity_person on identity (person_id)',
  'alter table "commit" add primary key (repo_id, id)',
  'create unique index commit_sha on "commit" (repo_id, sha)',
  'create index commit_author_time on "commit" (repo_id, authored_at) where on_default and parents < 2',
  'create index commit_landed_time on "commit" (repo_id, landed_at) where on_default',
  'alter table commit_parent add primary key (repo_id, commit_id, position)',
  'alter table commit_author add primary key (repo_id, commit_id, identity_id)',
  'create index commit_author_identity on commit_author (identity_id)',
  'alter table file add primary key (repo_id, id)',
  'create index file_path on file (repo_id, path)',
  'alter table commit_file add primary key (repo_id, commit_id, file_id)',
  'create index commit_file_file on commit_file (repo_id, file_id)',
  // The ledger's rows arrive in order of commit, so block ranges find them, at almost no cost to the bulk load.
  'create index line_edit_commit on line_edit using brin (repo_id, commit_id)',
  'create index line_edit_file on line_edit (repo_id, file_id)',
  'create index line_landing_commit on line_landing using brin (repo_id, landed_id)',
  'create index line_tip_file on line_tip (repo_id, file_id)',
  'alter table tag add primary key (repo_id, name)',
  'alter table release add primary key (repo_id, id)',
  'create index release_time on release (repo_id, released_at)',
  'alter table release_commit add primary key (repo_id, release_id, commit_id)',
  'create index release_commit_commit on release_commit (repo_id, commit_id)',
];
