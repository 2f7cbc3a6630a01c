import { sql, type Kysely, type Selectable } from 'kysely';
import { noSuchRepository, type ErrorCode } from '../core/index.ts';
import type { Engine } from './engine/engine.ts';
import { dropFacts } from './facts/drop.ts';
import { baseOf, namesOf } from './repository-names.ts';
import type { Database, RepoTable } from './schema.ts';
import {
  findGitSync,
  gitSourceOf,
  newGitSync,
  NO_FAILURE,
  readGitSyncs,
  writeGitSync,
  type GitSync,
} from './sources/git-streams.ts';
import { raiseBaseVersion, readCounter, setCounter } from './version.ts';

export type Repository = Selectable<RepoTable>;
/** null: nothing was mined yet. */
export type RepositorySync = GitSync | null;

export interface Repositories {
  /**
   * Adds a repository, or gives the one that has this source already. Where another has its name, both get the folder or
   * owner above them put before it; ids stay. A number makes names unique that nothing else tells apart.
   */
  add(repository: { name: string; source: string; gitDir: string }): Promise<Repository>;
  list(): Promise<(Repository & { sync: RepositorySync })[]>;
  /** By id, name or source. */
  find(wanted: number | string): Promise<Repository | undefined>;
  /** As `find`; throws repository.not-found. */
  get(wanted: number | string): Promise<Repository>;
  /** How far its facts are; null before the first of them. */
  readTo(id: number): Promise<RepositorySync>;
  /** Forgets a repository with all its facts. Identities stay: decisions about them are people's work. */
  remove(id: number): Promise<void>;
  /** Notes why the last sync failed, also of a repository that was never read. One that was removed meanwhile is passed over. */
  failed(id: number, error: { code: ErrorCode; message: string; help: string }): Promise<void>;
  /** Clears what `failed` noted. */
  recovered(id: number): Promise<void>;
}

export function repositories(engine: Engine, db: Kysely<Database>): Repositories {
  const find = (wanted: number | string) => findRepository(db, wanted);
  return {
    find,
    async get(wanted) {
      const found = await find(wanted);
      if (found) return found;
      throw noSuchRepository(wanted);
    },
    async list() {
      const [repos, syncs] = await Promise.all([
        db.selectFrom('repo').selectAll().orderBy('name').execute(),
        readGitSyncs(db),
      ]);
      return repos.map((repo) => ({ ...repo, sync: syncs.get(repo.id) ?? null }));
    },
    readTo: (id) => findGitSync(db, id),
    add: async (repository) =>
      // Most often it is known, and writing waits its turn and lets go of every answer that is kept.
      (await findSource(db, repository.source)) ??
      engine.write(async (transaction) => {
        await transaction.lock('repositories');
        return addRepository(transaction.db, repository);
      }),
    remove: (id) =>
      engine.write(async ({ db: tx, lock }) => {
        await lock('repositories');
        const steps = await dropSources(tx, id);
        await dropFacts(tx, id);
        // They speak of it.
        await tx.deleteFrom('computed').execute();
        await tx.deleteFrom('repo').where('id', '=', id).execute();
        await raiseBaseVersion(tx, steps + 1);
      }),
    failed: (id, error) => engine.write(({ db: tx }) => noteFailure(tx, id, error)),
    recovered: (id) =>
      engine.write(async ({ db: tx }) => {
        const before = await findGitSync(tx, id);
        if (before) await writeGitSync(tx, { before, after: { ...before, ...NO_FAILURE }, facts: false });
      }),
  };
}

/** Forgets the sources of a repository; gives how many steps of the facts version they counted. */
async function dropSources(db: Kysely<Database>, repoId: number): Promise<number> {
  const own = db.selectFrom('source').select('id').where('repo_id', '=', repoId);
  const counted = await db
    .selectFrom('source_sync')
    .select(sql<number | null>`sum(version)`.as('steps'))
    .where('source_id', 'in', own)
    .executeTakeFirst();
  await db.deleteFrom('source_sync').where('source_id', 'in', own).execute();
  await db.deleteFrom('source').where('repo_id', '=', repoId).execute();
  return Number(counted?.steps ?? 0);
}

/** Before its first facts a repository has no position yet: it gets the very beginning, of no epoch. */
async function noteFailure(
  db: Kysely<Database>,
  id: number,
  { code, message, help }: { code: ErrorCode; message: string; help: string },
): Promise<void> {
  const failure = { error_code: code, error_message: message, error_help: help, error_at: new Date() };
  const source = await gitSourceOf(db, id);
  if (source === undefined) return;
  const before = await findGitSync(db, id);
  await writeGitSync(db, { before, after: { ...(before ?? newGitSync(source, '')), ...failure }, facts: false });
}

async function findRepository(db: Kysely<Database>, wanted: number | string): Promise<Repository | undefined> {
  if (typeof wanted === 'number') return db.selectFrom('repo').selectAll().where('id', '=', wanted).executeTakeFirst();
  const byName = await db.selectFrom('repo').selectAll().where('name', '=', wanted).executeTakeFirst();
  return byName ?? (await findSource(db, wanted));
}

function findSource(db: Kysely<Database>, source: string): Promise<Repository | undefined> {
  return db.selectFrom('repo').selectAll().where('source', '=', source).executeTakeFirst();
}

async function addRepository(
  db: Kysely<Database>,
  { name, source, gitDir }: { name: string; source: string; gitDir: string },
): Promise<Repository> {
  const known = await findSource(db, source);
  if (known) return known;
  const rows = await db.selectFrom('repo').select(['id', 'name', 'source']).orderBy('id').execute();
  const repository: Repository = {
    // Ids are never used twice: rows of a removed repository may still be in someone's bookmarks.
    id: Math.max(await readCounter(db, LAST_ID), ...rows.map((row) => row.id)) + 1,
    name: await makeName(db, { name, source }, rows),
    source,
    git_dir: gitDir,
    default_branch: null,
    tip_sha: null,
    shallow: false,
    missing_blobs: 0,
    added_at: new Date(),
  };
  await db.insertInto('repo').values(repository).execute();
  const { last } = await db
    .selectFrom('source')
    .select((e) => e.fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow();
  await db
    .insertInto('source')
    .values({ id: (last ?? 0) + 1, kind: 'git', repo_id: repository.id, added_at: repository.added_at })
    .execute();
  await setCounter(db, LAST_ID, repository.id);
  return repository;
}

const LAST_ID = 'repository.last-id';

type Row = Pick<Repository, 'id' | 'name' | 'source'>;

/** The name of a new repository; those that have it already are told apart from it. */
async function makeName(db: Kysely<Database>, added: { name: string; source: string }, rows: Row[]): Promise<string> {
  const namesakes = rows.filter((row) => baseOf(row.name) === added.name);
  const [own = added.name, ...theirs] = namesOf(
    [added, ...namesakes].map(({ source }) => ({ base: added.name, source })),
  );
  // With the names that are given up now: a unique index of DuckDB holds those until the transaction ends.
  const taken = new Set(rows.map((row) => row.name));
  for (const [index, { id, name }] of namesakes.entries()) {
    const wanted = theirs[index];
    if (wanted === undefined || wanted === name) continue;
    const after = uniqueName(wanted, taken);
    taken.add(after);
    await rename(db, id, after);
  }
  return uniqueName(own, taken);
}

/** Numbers do not change, yet answers that show the name do. */
async function rename(db: Kysely<Database>, id: number, name: string): Promise<void> {
  await db.updateTable('repo').set({ name }).where('id', '=', id).execute();
  await raiseBaseVersion(db);
}

function uniqueName(name: string, taken: Set<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}
