import { groupBy } from '../../core/index.ts';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../store/index.ts';
import { isLeftOut, isOnDefault, isPerson } from '../kernel/index.ts';

/** What a repository holds, for lists. Counts are of the default branch; files and lines of its tip. */
export interface RepositorySummary {
  id: number;
  commits: number;
  people: number;
  /** NULL until the tip is known. */
  files: number | null;
  lines: number | null;
  /** Files of the tip that are generated or vendored, and their lines. */
  leftOut: { files: number; lines: number };
  /** Tags that read as versions, pre-releases included. */
  versionTags: number;
  firstCommitAt: Date | null;
  lastCommitAt: Date | null;
  /** Lines by language, most first; generated and vendored files are left out, and those of no known language. */
  languages: { language: string; lines: number }[];
  tags: number;
}

type CommitCounts = { repo_id: number; commits: number; people: number; first: Date | null; last: Date | null };
type FileCounts = {
  repo_id: number;
  files: number;
  lines: number | null;
  left_out_files: number;
  left_out_lines: number | null;
};
type Count = { repo_id: number; count: number };

function commitCounts(db: Kysely<Database>): Promise<CommitCounts[]> {
  return db
    .selectFrom('commit as c')
    .innerJoin('identity as i', 'i.id', 'c.author_id')
    .innerJoin('person as p', 'p.id', 'i.person_id')
    .where(isOnDefault.sql('c'))
    .groupBy('c.repo_id')
    .select((e) => [
      'c.repo_id',
      e.fn.countAll<number>().as('commits'),
      e.fn.count<number>('p.id').distinct().filterWhere(isPerson.sql('p')).as('people'),
      e.fn.min<Date | null>('c.committed_at').as('first'),
      e.fn.max<Date | null>('c.committed_at').as('last'),
    ])
    .execute();
}

/** Commits of a repository's default branch: what pages call its commits. */
export async function commitsOnDefault(db: Kysely<Database>, repository: number): Promise<number> {
  const { commits } = await db
    .selectFrom('commit as c')
    .where('repo_id', '=', repository)
    .where(isOnDefault.sql('c'))
    .select((e) => e.fn.countAll<number>().as('commits'))
    .executeTakeFirstOrThrow();
  return Number(commits);
}

function fileCounts(db: Kysely<Database>): Promise<FileCounts[]> {
  return db
    .selectFrom('file as f')
    .where('alive', '=', true)
    .groupBy('repo_id')
    .select((e) => [
      'repo_id',
      e.fn.countAll<number>().as('files'),
      e.fn.sum<number | null>('lines').as('lines'),
      e.fn.countAll<number>().filterWhere(isLeftOut.sql('f')).as('left_out_files'),
      e.fn.sum<number | null>('lines').filterWhere(isLeftOut.sql('f')).as('left_out_lines'),
    ])
    .execute();
}

function languageLines(db: Kysely<Database>): Promise<{ repo_id: number; language: string; lines: number }[]> {
  return db
    .selectFrom('file as f')
    .where('alive', '=', true)
    .where((e) => e.not(isLeftOut.sql('f')))
    .where('lines', 'is not', null)
    .where('language', 'is not', null)
    .groupBy(['repo_id', 'language'])
    .select((e) => ['repo_id', sql<string>`language`.as('language'), e.fn.sum<number>('lines').as('lines')])
    .orderBy('lines', 'desc')
    .orderBy('language')
    .execute();
}

const countRows = (db: Kysely<Database>, table: 'release' | 'tag'): Promise<Count[]> =>
  db
    .selectFrom(table)
    .groupBy('repo_id')
    .select((e) => ['repo_id', e.fn.countAll<number>().as('count')])
    .execute();

const byRepo = <T extends { repo_id: number }>(rows: T[]): Map<number, T> =>
  new Map(rows.map((row) => [row.repo_id, row]));

/** Summaries of all repositories by id. */
export async function repositorySummaries(db: Kysely<Database>): Promise<Map<number, RepositorySummary>> {
  const [repos, commits, files, languages, versionTags, tags] = await Promise.all([
    db.selectFrom('repo').select('id').execute(),
    commitCounts(db).then(byRepo),
    fileCounts(db).then(byRepo),
    languageLines(db).then((rows) => groupBy(rows, (row) => row.repo_id)),
    countRows(db, 'release').then(byRepo),
    countRows(db, 'tag').then(byRepo),
  ]);
  return new Map(
    repos.map(({ id }) => {
      const commit = commits.get(id);
      const file = files.get(id);
      const summary: RepositorySummary = {
        id,
        commits: Number(commit?.commits ?? 0),
        people: Number(commit?.people ?? 0),
        files: file ? Number(file.files) : null,
        lines: file ? Number(file.lines ?? 0) : null,
        leftOut: { files: Number(file?.left_out_files ?? 0), lines: Number(file?.left_out_lines ?? 0) },
        versionTags: Number(versionTags.get(id)?.count ?? 0),
        firstCommitAt: commit?.first ?? null,
        lastCommitAt: commit?.last ?? null,
        languages: (languages.get(id) ?? []).map(({ language, lines }) => ({ language, lines: Number(lines) })),
        tags: Number(tags.get(id)?.count ?? 0),
      };
      return [id, summary];
    }),
  );
}

/**
 * First instant that a fact of the default branches is dated, which is when it was written, and the last up to `now`
 * (clocks of committers go wrong); null while there are none.
 */
export async function factsRange(
  db: Kysely<Database>,
  now = new Date(),
): Promise<{ first: Date | null; last: Date | null }> {
  return db
    .selectFrom('commit as c')
    .where(isOnDefault.sql('c'))
    .select((e) => [
      e.fn.min<Date | null>('authored_at').as('first'),
      e.fn.max<Date | null>('committed_at').filterWhere('committed_at', '<=', now).as('last'),
    ])
    .executeTakeFirstOrThrow();
}
