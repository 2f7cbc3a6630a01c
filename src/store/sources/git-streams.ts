import { sql, type Kysely, type RawBuilder, type Selectable } from 'kysely';
import type { Database, SourceSyncTable } from '../schema.ts';

/** Where reading a git repository stands: what the streams of its source say, in one piece. */
export interface GitSync {
  source_id: number;
  /** Ids of commits and files are positions in it; facts of another epoch are dropped and read anew. */
  epoch: string;
  /** Commits stored. */
  commits: number;
  /** Paths stored. */
  files: number;
  /** Commits whose changes are stored. */
  changes: number;
  /** Commits the line ledger has followed. */
  ledger: number;
  /** The refs were read: which commits are on the default branch, and what was released. */
  landed: boolean;
  /** Of the refs and settings that were read to their end; null until a run has finished. */
  fingerprint: string | null;
  synced_at: Date | null;
  /** Where its history is cut off, the first moment from which it is complete. */
  horizon: Date | null;
  error_code: string | null;
  error_message: string | null;
  error_help: string | null;
  error_at: Date | null;
  /** Files whose changes did not fit the lines that the ledger held of them; null: unknown, as before the first finished run. */
  misfits: number | null;
  versions: Partial<Record<GitStream, number>>;
}

export type GitStream = keyof typeof STREAMS;
type StreamRow = Selectable<SourceSyncTable>;
type StreamState = Pick<StreamRow, 'cursor'> & { complete: boolean };

/** A finished run has everything, as one of a repository without commits has. */
const isFinished = (sync: GitSync) => sync.fingerprint !== null || sync.error_code === 'repository.empty';
/** While a run goes on, a kind of fact is complete once it covers every commit. */
const covers = (sync: GitSync, position: number) => isFinished(sync) || (sync.commits > 0 && position >= sync.commits);
const isRead = (sync: GitSync) => isFinished(sync) || (sync.commits > 0 && sync.landed);

/** The streams of a git repository; those that metrics need have the names of these needs. */
const STREAMS = {
  refs: (sync: GitSync): StreamState => ({ cursor: sync.fingerprint, complete: isFinished(sync) }),
  commits: (sync: GitSync): StreamState => ({ cursor: String(sync.commits), complete: isRead(sync) }),
  releases: (sync: GitSync): StreamState => ({ cursor: null, complete: isRead(sync) }),
  files: (sync: GitSync): StreamState => ({ cursor: String(sync.files), complete: covers(sync, sync.changes) }),
  changes: (sync: GitSync): StreamState => ({ cursor: String(sync.changes), complete: covers(sync, sync.changes) }),
  ledger: (sync: GitSync): StreamState => ({ cursor: String(sync.ledger), complete: covers(sync, sync.ledger) }),
  // The picture of the last finished run stands until the next one replaces it.
  tip: (sync: GitSync): StreamState => ({ cursor: null, complete: isFinished(sync) || sync.synced_at !== null }),
};
const names = Object.keys(STREAMS) as GitStream[];

/** Before anything was read. */
export function newGitSync(sourceId: number, epoch: string): GitSync {
  return {
    source_id: sourceId,
    epoch,
    commits: 0,
    files: 0,
    changes: 0,
    ledger: 0,
    landed: false,
    fingerprint: null,
    synced_at: null,
    horizon: null,
    ...NO_FAILURE,
    misfits: null,
    versions: {},
  };
}

export const NO_FAILURE = { error_code: null, error_message: null, error_help: null, error_at: null };

/** Where each repository stands that anything was noted of, by its id. */
export async function readGitSyncs(db: Kysely<Database>, repoId?: number): Promise<Map<number, GitSync>> {
  const rows = await db
    .selectFrom('source as s')
    .innerJoin('source_sync as y', 'y.source_id', 's.id')
    .selectAll('y')
    .select('s.repo_id')
    .where('s.kind', '=', 'git')
    .$if(repoId !== undefined, (query) => query.where('s.repo_id', '=', repoId!))
    .execute();
  const found = new Map<number, Map<string, StreamRow>>();
  for (const { repo_id, ...row } of rows) {
    if (repo_id === null) continue;
    const streams = found.get(repo_id) ?? new Map<string, StreamRow>();
    found.set(repo_id, streams.set(row.stream, row));
  }
  return new Map([...found].map(([id, streams]) => [id, fromRows(streams)]));
}

export async function findGitSync(db: Kysely<Database>, repoId: number): Promise<GitSync | null> {
  return (await readGitSyncs(db, repoId)).get(repoId) ?? null;
}

/** The source that a repository is; undefined where it is not there. */
export async function gitSourceOf(db: Kysely<Database>, repoId: number): Promise<number | undefined> {
  const found = await db
    .selectFrom('source')
    .select('id')
    .where('repo_id', '=', repoId)
    .where('kind', '=', 'git')
    .executeTakeFirst();
  return found?.id;
}

/**
 * Writes the streams that differ from what was read. With facts, the version of those grows, and of the refs' where none
 * does; a failure that is noted is no fact.
 */
export async function writeGitSync(
  db: Kysely<Database>,
  { before, after, facts }: { before: GitSync | null; after: GitSync; facts: boolean },
): Promise<void> {
  const rows = toRows(after).map((row) => ({ ...row, version: row.version + (facts ? 1 : 0) }));
  if (!before) {
    await db.insertInto('source_sync').values(rows).execute();
    return;
  }
  const known = new Map(toRows(before).map((row) => [row.stream, row]));
  const differing = rows.filter((row) => !isSame(row, known.get(row.stream)));
  const written = differing.length > 0 ? differing : rows.filter(({ stream }) => stream === 'refs');
  const values = sql.join(written.map(valuesOf));
  // One statement; on DuckDB an upsert of as many rows costs twice as much.
  await sql`update source_sync set epoch = v.epoch, cursor = v.cursor, state = v.state, horizon = v.horizon, fresh_at = v.fresh_at,
    version = v.version, misfits = v.misfits, error_code = v.error_code, error_message = v.error_message, error_help = v.error_help, error_at = v.error_at
    from (values ${values}) v (stream, epoch, cursor, state, horizon, fresh_at, version, misfits, error_code, error_message, error_help, error_at)
    where source_sync.source_id = ${after.source_id} and source_sync.stream = v.stream`.execute(db);
}

function valuesOf(row: StreamRow): RawBuilder<unknown> {
  const text = (value: string | null) => sql`cast(${value} as text)`;
  const time = (value: Date | null) => sql`cast(${value} as timestamp)`;
  const { error_code, error_message, error_help, error_at } = row;
  return sql`(${text(row.stream)}, ${text(row.epoch)}, ${text(row.cursor)}, ${text(row.state)}, ${time(row.horizon)}, ${time(row.fresh_at)},
    cast(${row.version} as bigint), cast(${row.misfits} as integer), ${text(error_code)}, ${text(error_message)}, ${text(error_help)}, ${time(error_at)})`;
}

function toRows(sync: GitSync): StreamRow[] {
  const { source_id, epoch, horizon, synced_at, error_code, error_message, error_help, error_at } = sync;
  return names.map((stream) => {
    const { cursor, complete } = STREAMS[stream](sync);
    return {
      source_id,
      stream,
      epoch,
      cursor,
      state: complete ? 'complete' : 'partial',
      horizon,
      fresh_at: synced_at,
      version: sync.versions[stream] ?? 0,
      misfits: stream === 'ledger' ? sync.misfits : null,
      // A repository is reached through its refs: that is what fails.
      ...(stream === 'refs' ? { error_code, error_message, error_help, error_at } : NO_FAILURE),
    };
  });
}

function fromRows(rows: ReadonlyMap<string, StreamRow>): GitSync {
  const refs = rows.get('refs')!;
  const position = (stream: GitStream) => Number(rows.get(stream)?.cursor ?? 0);
  const { source_id, epoch, horizon, error_code, error_message, error_help, error_at } = refs;
  return {
    source_id,
    epoch,
    horizon,
    error_code,
    error_message,
    error_help,
    error_at,
    commits: position('commits'),
    files: position('files'),
    changes: position('changes'),
    ledger: position('ledger'),
    landed: rows.get('commits')?.state === 'complete',
    fingerprint: refs.cursor,
    synced_at: refs.fresh_at,
    misfits: rows.get('ledger')?.misfits ?? null,
    versions: Object.fromEntries([...rows].map(([stream, { version }]) => [stream, version])),
  };
}

function isSame(row: StreamRow, known: StreamRow | undefined): boolean {
  const at = (date: Date | null) => date?.getTime();
  return (
    known !== undefined &&
    row.epoch === known.epoch &&
    row.cursor === known.cursor &&
    row.state === known.state &&
    at(row.horizon) === at(known.horizon) &&
    at(row.fresh_at) === at(known.fresh_at) &&
    row.misfits === known.misfits &&
    row.error_code === known.error_code &&
    row.error_message === known.error_message &&
    row.error_help === known.error_help &&
    at(row.error_at) === at(known.error_at)
  );
}
