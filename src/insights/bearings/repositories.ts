import type { Kysely } from 'kysely';
import { isOnDefault, isRelease } from '../../metrics/index.ts';
import type { Database } from '../../store/index.ts';
import type { ReleaseMoment, RepositoryFacts } from './context.ts';

/** Repositories with what is plain fact about them, by name. `ids` has one at least; null: all. */
export async function loadRepositories(
  db: Kysely<Database>,
  ids: readonly number[] | null,
): Promise<RepositoryFacts[]> {
  const commits = db
    .selectFrom('commit as c')
    .where(isOnDefault.sql('c'))
    .$if(ids !== null, (query) => query.where('repo_id', 'in', ids ?? []))
    .select(({ fn }) => [
      'repo_id',
      fn.countAll<number>().as('commits'),
      fn.min('committed_at').as('first'),
      fn.max('committed_at').as('last'),
      fn.min('authored_at').as('oldest'),
    ])
    .groupBy('repo_id')
    .as('c');
  const rows = await db
    .selectFrom('repo')
    .$if(ids !== null, (query) => query.where('repo.id', 'in', ids ?? []))
    .leftJoin(commits, 'c.repo_id', 'repo.id')
    .select([
      'repo.id',
      'repo.name',
      'repo.shallow',
      'repo.missing_blobs',
      'c.commits',
      'c.first',
      'c.last',
      'c.oldest',
    ])
    .orderBy('repo.name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    shallow: row.shallow,
    missingBlobs: row.missing_blobs,
    commits: Number(row.commits ?? 0),
    firstCommitAt: row.first ? new Date(row.first) : null,
    lastCommitAt: row.last ? new Date(row.last) : null,
    oldestFactAt: row.oldest ? new Date(row.oldest) : null,
  }));
}

/** The names of these repositories by id, in the order of the names. `ids` has one at least; null: all. */
export async function loadNames(db: Kysely<Database>, ids: readonly number[] | null): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('repo')
    .$if(ids !== null, (query) => query.where('id', 'in', ids ?? []))
    .select(['id', 'name'])
    .orderBy('name')
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Full releases up to a moment, oldest first. */
export async function loadReleases(db: Kysely<Database>, repository: number, until: Date): Promise<ReleaseMoment[]> {
  const rows = await db
    .selectFrom('release as r')
    .where('repo_id', '=', repository)
    .where(isRelease.sql('r'))
    .where('released_at', '<=', until)
    .select(['tag', 'component', 'commit_id', 'released_at'])
    .orderBy('released_at')
    .execute();
  return rows.map((row) => ({
    tag: row.tag,
    component: row.component,
    commit: row.commit_id,
    at: new Date(row.released_at),
  }));
}
