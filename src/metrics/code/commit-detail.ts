import { sql, type Kysely, type Selectable } from 'kysely';
import { groupBy, noSuchRepository, WheelhouseError } from '../../core/index.ts';
import { findGitSync, type CommitTable, type Database } from '../../store/index.ts';
import {
  isLeftOut,
  isMerge,
  ownersOf,
  takenFor,
  whyLeftOut,
  workType,
  type MetricSettings,
  type TakenFor,
  type WorkType,
} from '../kernel/index.ts';

/** How its lines are counted. */
type Counting = Omit<MetricSettings, 'zone'>;

export interface CommitFileDetail {
  path: string;
  oldPath: string | null;
  status: string;
  added: number | null;
  deleted: number | null;
  /** Why numbers leave it out; null where they do not. */
  takenFor: TakenFor;
}

/** What the store knows of one commit; its message beyond the subject stays in the repository. */
export interface StoredCommit {
  repository: number;
  repositoryName: string;
  gitDir: string;
  sha: string;
  parents: string[];
  author: string;
  coAuthors: string[];
  agent: string | null;
  authoredAt: Date;
  committedAt: Date;
  landedAt: Date | null;
  landedBy: string | null;
  release: string | null;
  /** Where that contains it before any other does: it was out by then, or before. */
  firstKnownRelease: string | null;
  subject: string;
  /** Shas; as the message has them where no commit of that name is known. */
  reverts: string[];
  revertedBy: string | null;
  /** Why its lines are left out of numbers. */
  excluded: string[];
  /** Lines by work type; null until the ledger has it, and for merges. */
  work: Record<WorkType, number> | null;
  /** Of its lines, those alive at the tip; null until the tip is known. */
  aliveLines: number | null;
  files: CommitFileDetail[];
}

type Commit = Selectable<CommitTable>;

/** By sha or the start of one. Errors: commit.not-found; input.invalid where several commits start so. */
async function findCommit(db: Kysely<Database>, repository: number, sha: string): Promise<Commit> {
  const found = await db
    .selectFrom('commit')
    .selectAll()
    .where('repo_id', '=', repository)
    .where('sha', '>=', sha)
    .where('sha', '<=', `${sha}g`)
    .limit(2)
    .execute();
  if (found.length > 1) {
    throw new WheelhouseError('input.invalid', `More than one commit starts with ${sha}.`, {
      help: 'Give more of its sha.',
    });
  }
  if (!found[0]) {
    throw new WheelhouseError('commit.not-found', `There is no commit ${sha} in this repository.`, {
      help: 'Check the sha. Only commits that the default branch and tags lead to are read; if it is new, sync the repository.',
    });
  }
  return found[0];
}

/** Author and co-authors of these commits. */
function participants(db: Kysely<Database>, repository: number, commits: readonly number[]) {
  return db
    .selectFrom('commit_author as a')
    .innerJoin('identity as i', 'i.id', 'a.identity_id')
    .innerJoin('person as p', 'p.id', 'i.person_id')
    .where('a.repo_id', '=', repository)
    .where('a.commit_id', 'in', [...commits])
    .orderBy('a.role')
    .orderBy('p.name')
    .select(['a.commit_id', 'i.person_id', 'p.name', 'p.kind', 'a.role'])
    .execute();
}

async function workOf(db: Kysely<Database>, commit: Commit, counting: Counting): Promise<StoredCommit['work']> {
  const edits = await db
    .selectFrom('line_edit as e')
    .innerJoin('file as f', (join) => join.onRef('f.repo_id', '=', 'e.repo_id').onRef('f.id', '=', 'e.file_id'))
    .leftJoin('commit as o', (join) => join.onRef('o.repo_id', '=', 'e.repo_id').onRef('o.id', '=', 'e.origin_id'))
    .where('e.repo_id', '=', commit.repo_id)
    .where('e.commit_id', '=', commit.id)
    .where((e) => e.not(isLeftOut.sql('f')))
    .groupBy(['e.origin_id', 'o.authored_at'])
    .select((b) => ['e.origin_id', 'o.authored_at', b.fn.sum<number>('e.lines').as('lines')])
    .execute();
  const origins = edits.map(({ origin_id }) => origin_id).filter((id) => id !== null);
  const people = groupBy(await participants(db, commit.repo_id, [commit.id, ...origins]), (row) => row.commit_id);
  const written = (id: number, at: Date) => ({ at, people: ownersOf(people.get(id) ?? []) });
  const own = written(commit.id, commit.authored_at);
  const work = { new: 0, rework: 0, help: 0, refactor: 0 };
  for (const { origin_id, authored_at, lines } of edits) {
    const origin = origin_id === null || authored_at === null ? null : written(origin_id, authored_at);
    work[workType.of(own, origin, counting)] += Number(lines);
  }
  return work;
}

function filesOf(db: Kysely<Database>, commit: Commit): Promise<CommitFileDetail[]> {
  return db
    .selectFrom('commit_file as x')
    .innerJoin('file as f', (join) => join.onRef('f.repo_id', '=', 'x.repo_id').onRef('f.id', '=', 'x.file_id'))
    .leftJoin('file as old', (join) =>
      join.onRef('old.repo_id', '=', 'x.repo_id').onRef('old.id', '=', 'x.old_file_id'),
    )
    .where('x.repo_id', '=', commit.repo_id)
    .where('x.commit_id', '=', commit.id)
    .orderBy('f.path')
    .select(['f.path', 'old.path as oldPath', 'x.status', 'x.added', 'x.deleted', takenFor.sql('f').as('takenFor')])
    .execute();
}

async function shaOf(db: Kysely<Database>, repository: number, id: number | null): Promise<string | null> {
  if (id === null) return null;
  const row = await db
    .selectFrom('commit')
    .select('sha')
    .where('repo_id', '=', repository)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.sha ?? null;
}

/**
 * The first known release (a baseline, which is said to contain nothing) that can reach the commit. Baselines off the
 * mainline are not looked at: along the mainline ids grow, so that no walk through the history is needed.
 */
async function firstKnownReleaseOf(db: Kysely<Database>, { repo_id, landed_id }: Commit) {
  if (landed_id === null) return undefined;
  return await db
    .selectFrom('release as r')
    .innerJoin('commit as b', (join) => join.onRef('b.repo_id', '=', 'r.repo_id').onRef('b.id', '=', 'r.commit_id'))
    .where('r.repo_id', '=', repo_id)
    .where('r.baseline', '=', true)
    .whereRef('b.landed_id', '=', 'b.id')
    .where('b.id', '>=', landed_id)
    .orderBy('r.released_at')
    .orderBy('r.id')
    .select(['r.tag', 'r.released_at'])
    .limit(1)
    .executeTakeFirst();
}

/** One commit and what it did. Errors: repository.not-found, commit.not-found, input.invalid. */
export async function commitDetail(
  db: Kysely<Database>,
  asked: { repository: number; sha: string },
  counting: Counting,
): Promise<StoredCommit> {
  const repository = await db.selectFrom('repo').selectAll().where('id', '=', asked.repository).executeTakeFirst();
  if (!repository) throw noSuchRepository(asked.repository);
  const commit = await findCommit(db, repository.id, asked.sha);
  const sync = await findGitSync(db, repository.id);
  const ledgerKnown = sync?.fingerprint != null;

  const [people, parents, files, landedBy, reverts, revertedBy, contained, known, alive, work] = await Promise.all([
    participants(db, repository.id, [commit.id]),
    db
      .selectFrom('commit_parent as x')
      .innerJoin('commit as p', (join) => join.onRef('p.repo_id', '=', 'x.repo_id').onRef('p.id', '=', 'x.parent_id'))
      .where('x.repo_id', '=', repository.id)
      .where('x.commit_id', '=', commit.id)
      .orderBy('x.position')
      .select('p.sha')
      .execute(),
    filesOf(db, commit),
    shaOf(db, repository.id, commit.landed_id),
    db
      .selectFrom('commit_revert as r')
      .leftJoin('commit as c', (join) => join.onRef('c.repo_id', '=', 'r.repo_id').onRef('c.id', '=', 'r.reverted_id'))
      .where('r.repo_id', '=', repository.id)
      .where('r.commit_id', '=', commit.id)
      .orderBy('r.reverted_id')
      .orderBy('r.reverted_sha')
      .select((e) => e.fn.coalesce('c.sha', 'r.reverted_sha').as('sha'))
      .execute(),
    db
      .selectFrom('commit_revert as r')
      .innerJoin('commit as c', (join) => join.onRef('c.repo_id', '=', 'r.repo_id').onRef('c.id', '=', 'r.commit_id'))
      .where('r.repo_id', '=', repository.id)
      .where('r.reverted_id', '=', commit.id)
      .orderBy('c.committed_at')
      .select('c.sha')
      .limit(1)
      .executeTakeFirst(),
    db
      .selectFrom('release_commit as rc')
      .innerJoin('release as r', (join) =>
        join.onRef('r.repo_id', '=', 'rc.repo_id').onRef('r.id', '=', 'rc.release_id'),
      )
      .where('rc.repo_id', '=', repository.id)
      .where('rc.commit_id', '=', commit.id)
      .orderBy('r.released_at')
      .select(['r.tag', 'r.released_at'])
      .limit(1)
      .executeTakeFirst(),
    firstKnownReleaseOf(db, commit),
    db
      .selectFrom('line_tip')
      .select(sql<number | null>`sum(lines)`.as('lines'))
      .where('repo_id', '=', repository.id)
      .where('origin_id', '=', commit.id)
      .executeTakeFirst(),
    isMerge.of(commit) || !ledgerKnown ? null : workOf(db, commit, counting),
  ]);
  // Of a monorepo's packages one may have had it in a release before another's first known one.
  const isBefore = known && (!contained || known.released_at < contained.released_at);
  const [release, firstKnownRelease] = isBefore ? [undefined, known] : [contained, undefined];
  const author = people.find(({ role }) => role === 'author');
  return {
    repository: repository.id,
    repositoryName: repository.name,
    gitDir: repository.git_dir,
    sha: commit.sha,
    parents: parents.map(({ sha }) => sha),
    author: author?.name ?? '',
    coAuthors: people.filter(({ role }) => role === 'co-author').map(({ name }) => name),
    agent: commit.agent,
    authoredAt: commit.authored_at,
    committedAt: commit.committed_at,
    landedAt: commit.landed_at,
    landedBy: landedBy === commit.sha ? null : landedBy,
    release: release?.tag ?? null,
    firstKnownRelease: firstKnownRelease?.tag ?? null,
    subject: commit.subject,
    reverts: [...new Set(reverts.map(({ sha }) => sha))],
    revertedBy: revertedBy?.sha ?? null,
    excluded: whyLeftOut(commit, author, counting),
    work,
    aliveLines: ledgerKnown ? Number(alive?.lines ?? 0) : null,
    files,
  };
}
