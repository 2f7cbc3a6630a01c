import { sql, type RawBuilder } from 'kysely';
import { isCountedAuthor, isLeftOut, isMerge, isOnDefault, isOnPath, isOutlier } from './counting.ts';
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
    .where(isOnDefault.sql('c'))
    .$if(!options.always, (q) =>
      q
        .where(`c.${clock}`, '>=', scope.dialect.instant(scope.from))
        .where(`c.${clock}`, '<', scope.dialect.instant(scope.until)),
    )
    .$if(!options.merges, (q) => q.where((e) => e.not(isMerge.sql('c'))))
    .$if(scope.repos !== null, (q) => q.where('c.repo_id', 'in', scope.repos ?? []))
    .where(isCountedAuthor.sql('p', scope))
    .$if(scope.outliers === 'exclude' && !options.outliers, (q) => q.where((e) => e.not(isOutlier.sql('c', scope))));
}

/** Counted commits that touched the scope's path; all of them where it has none. */
export function countedCommitsOnPath(scope: Scope, options: CommitOptions = {}) {
  return countedCommits(scope, options).$if(scope.path !== null, (q) => q.where(touchesPath('c', scope)));
}

/** The commit touched the scope's path. */
export function touchesPath(commit: string, scope: Scope): RawBuilder<boolean> {
  return sql`exists (select 1 from "commit_file" as "cf" inner join "file" as "f" on "f"."repo_id" = "cf"."repo_id" and "f"."id" = "cf"."file_id"
    where "cf"."repo_id" = ${sql.ref(`${commit}.repo_id`)} and "cf"."commit_id" = ${sql.ref(`${commit}.id`)} and ${isOnPath.sql('f', scope)})`;
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
  const counted = sql<boolean>`not ${isLeftOut.sql(file)}`;
  return scope.path === null ? counted : sql<boolean>`(${counted} and ${isOnPath.sql(file, scope)})`;
}

/** The directory right below the scope's path that holds the file; the path itself ('' at the root) for files in it. */
export function directoryKey(scope: Scope, file: string): RawBuilder<string> {
  const prefix = scope.path === null ? '' : `${scope.path}/`;
  const rest = sql`substr(${sql.ref(`${file}.path`)}, ${sql.lit([...prefix].length + 1)})`;
  return sql<string>`(case when strpos(${rest}, '/') > 0 then ${sql.lit(prefix)} || split_part(${rest}, '/', 1) else ${sql.lit(scope.path ?? '')} end)`;
}

/** Unique over repositories; for count(distinct …). */
export function globalId(repo: string, id: string): RawBuilder<number> {
  return sql<number>`(cast(${sql.ref(repo)} as bigint) * 4294967296 + ${sql.ref(id)})`;
}
