import { sql, type RawBuilder } from 'kysely';
import type { Scope } from './scope.ts';

/**
 * The relations metrics start from. They hold what every number leaves out (definitions: "Code"), so that a metric file
 * says only what is its own. Aliases are part of the promise: c commit, a author's identity, p author, e edit, f file.
 */

export interface CommitOptions {
  /** Which clock decides the period. Author time unless said. */
  clock?: 'authored_at' | 'landed_at';
  /** Merges are left out unless said. */
  merges?: 'include';
  /** All of history, not just the scope's period. */
  always?: true;
  /** Outliers whatever the scope says. */
  outliers?: 'include';
}

/** Commits of the default branch that count, with author `p`: in the period, by no bot, no merge, no outlier. */
export function countedCommits(scope: Scope, options: CommitOptions = {}) {
  const clock = options.clock ?? 'authored_at';
  return scope.db
    .selectFrom('commit as c')
    .innerJoin('identity as a', 'a.id', 'c.author_id')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .where('c.on_default', '=', true)
    .$if(!options.always, (q) =>
      q
        .where(`c.${clock}`, '>=', scope.dialect.instant(scope.from))
        .where(`c.${clock}`, '<', scope.dialect.instant(scope.until)),
    )
    .$if(!options.merges, (q) => q.where('c.parents', '<=', 1))
    .$if(scope.repos !== null, (q) => q.where('c.repo_id', 'in', scope.repos ?? []))
    .$if(scope.bots === 'exclude', (q) => q.where('p.kind', '<>', 'bot'))
    .$if(scope.outliers === 'exclude' && !options.outliers, (q) =>
      q.where(({ or, eb, and }) =>
        or([
          eb('c.lines', 'is', null),
          and([eb('c.lines', '<=', scope.outlierLines), eb('c.files', '<=', scope.outlierFiles)]),
        ]),
      ),
    );
}

/** Counted commits that touched the scope's path; all of them where it has none. */
export function countedCommitsOnPath(scope: Scope, options: CommitOptions = {}) {
  return countedCommits(scope, options).$if(scope.path !== null, (q) =>
    q.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('commit_file as cf')
          .innerJoin('file as f', (join) => join.onRef('f.repo_id', '=', 'cf.repo_id').onRef('f.id', '=', 'cf.file_id'))
          .whereRef('cf.repo_id', '=', 'c.repo_id')
          .whereRef('cf.commit_id', '=', 'c.id')
          .where(() => onPath(scope, 'f'))
          .select(sql<number>`1`.as('one')),
      ),
    ),
  );
}

/** Changes of counted commits to counted files: c, a, p, x (commit_file), f. */
export function countedChanges(scope: Scope, options: CommitOptions = {}) {
  return countedCommits(scope, options)
    .innerJoin('commit_file as x', (join) =>
      join.onRef('x.repo_id', '=', 'c.repo_id').onRef('x.commit_id', '=', 'c.id'),
    )
    .innerJoin('file as f', (join) => join.onRef('f.repo_id', '=', 'x.repo_id').onRef('f.id', '=', 'x.file_id'))
    .where(() => countedFile(scope, 'f'));
}

/** Line edits of counted commits in counted files: c, a, p, e (line_edit), f. */
export function countedEdits(scope: Scope, options: CommitOptions = {}) {
  return countedCommits(scope, options)
    .innerJoin('line_edit as e', (join) => join.onRef('e.repo_id', '=', 'c.repo_id').onRef('e.commit_id', '=', 'c.id'))
    .innerJoin('file as f', (join) => join.onRef('f.repo_id', '=', 'e.repo_id').onRef('f.id', '=', 'e.file_id'))
    .where(() => countedFile(scope, 'f'));
}

/** Files that count, alive at the tip, below the scope's path: f. */
export function countedFiles(scope: Scope) {
  return scope.db
    .selectFrom('file as f')
    .where('f.alive', '=', true)
    .where(() => countedFile(scope, 'f'))
    .$if(scope.repos !== null, (q) => q.where('f.repo_id', 'in', scope.repos ?? []));
}

/** Neither generated nor vendored, and below the scope's path. */
export function countedFile(scope: Scope, file: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${file}.${name}`);
  const counted = sql<boolean>`(not ${column('generated')} and not ${column('vendored')})`;
  return scope.path === null ? counted : sql<boolean>`(${counted} and ${onPath(scope, file)})`;
}

/** The file is the scope's path or below it. */
export function onPath(scope: Scope, file: string): RawBuilder<boolean> {
  if (scope.path === null) return sql<boolean>`true`;
  const path = sql.ref(`${file}.path`);
  return sql<boolean>`(${path} = ${scope.path} or starts_with(${path}, ${`${scope.path}/`}))`;
}

/** The directory right below the scope's path that holds the file; the path itself ('' at the root) for files in it. */
export function directoryKey(scope: Scope, file: string): RawBuilder<string> {
  const prefix = scope.path === null ? '' : `${scope.path}/`;
  const rest = sql`substr(${sql.ref(`${file}.path`)}, ${sql.lit([...prefix].length + 1)})`;
  return sql<string>`(case when strpos(${rest}, '/') > 0 then ${sql.lit(prefix)} || split_part(${rest}, '/', 1) else ${sql.lit(scope.path ?? '')} end)`;
}

/** 'ai' where an AI agent took part in the commit, else 'other'. */
export function assistance(commit: string): RawBuilder<string> {
  return sql<string>`(case when ${sql.ref(`${commit}.agent`)} is not null then 'ai' else 'other' end)`;
}

/** Unique over repositories; for count(distinct …). */
export function globalId(repo: string, id: string): RawBuilder<number> {
  return sql<number>`(cast(${sql.ref(repo)} as bigint) * 4294967296 + ${sql.ref(id)})`;
}
