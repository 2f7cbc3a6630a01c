import { sql } from 'kysely';
import { isCountedAuthor, isMerge, isOnDefault, isOutlier, type Scope } from '../kernel/index.ts';
import { fileNames, type SubjectOptions } from './file-names.ts';

export interface TouchOptions extends SubjectOptions {
  /** Large commits as the scope says; they count unless this is given. */
  outliers?: 'as-scope';
  /** Commits that wrote lines of a file under a path it is not known to have had. */
  origins?: 'include';
}

/**
 * CTE `subject`: the files looked at, and `name`: the paths each has had (see file-names.ts).
 * CTE `touch`: the commits of the default branch that changed each of them, also under its former names; no merges, none
 * by bots. Large commits count unless `outliers` says otherwise: who imported or reformatted a file did see it.
 * CTE `creation`: the first commit of each file, whoever made it.
 *
 * A file that came by merging another repository into a directory has no former name; with `origins` the ledger says who
 * wrote the lines of it that are alive. Each of those commits is then a touch that added these lines: less than it did,
 * never more.
 */
export function touches(scope: Scope, options: TouchOptions = {}) {
  const { dialect } = scope;
  return (
    fileNames(scope, options)
      .with('change', (cte) =>
        cte
          .selectFrom('name')
          .innerJoin('commit_file as x', (join) =>
            join.onRef('x.repo_id', '=', 'name.repo_id').onRef('x.file_id', '=', 'name.path_id'),
          )
          .whereRef('x.commit_id', '>=', 'name.since')
          .whereRef('x.commit_id', '<', 'name.upto')
          .select(['name.repo_id', 'name.file_id', 'x.commit_id', 'x.added', 'x.lines']),
      )
      .with('written', (cte) => {
        const changes = cte.selectFrom('change').selectAll();
        if (!options.origins) return changes;
        return changes.unionAll(
          cte
            .selectFrom('subject')
            .innerJoin('line_tip as t', (join) =>
              join.onRef('t.repo_id', '=', 'subject.repo_id').onRef('t.file_id', '=', 'subject.file_id'),
            )
            .leftJoin('change as x', (join) =>
              join
                .onRef('x.repo_id', '=', 't.repo_id')
                .onRef('x.file_id', '=', 't.file_id')
                .onRef('x.commit_id', '=', 't.origin_id'),
            )
            .where('x.commit_id', 'is', null)
            .select([
              't.repo_id',
              't.file_id',
              't.origin_id as commit_id',
              't.lines as added',
              sql<number | null>`cast(null as integer)`.as('lines'),
            ]),
        );
      })
      .with('any_touch', (cte) =>
        cte
          .selectFrom('written as change')
          .innerJoin('commit', (join) =>
            join.onRef('commit.repo_id', '=', 'change.repo_id').onRef('commit.id', '=', 'change.commit_id'),
          )
          .innerJoin('identity', 'identity.id', 'commit.author_id')
          .innerJoin('person', 'person.id', 'identity.person_id')
          .where(isOnDefault.sql('commit'))
          .where((e) => e.not(isMerge.sql('commit')))
          .select((e) => [
            'change.repo_id',
            'change.file_id',
            'change.commit_id',
            'change.added',
            'change.lines',
            'commit.files as commit_files',
            'commit.lines as commit_lines',
            isCountedAuthor.sql('person', scope).as('counted'),
            isOutlier.sql('commit', scope).as('outlier'),
            dialect.least(e.ref('commit.authored_at'), e.ref('commit.committed_at')).as('touched_at'),
          ]),
      )
      // Grouped, not as a window over `any_touch`: that alone took as long as all the rest.
      .with('creation', (cte) =>
        cte
          .selectFrom('any_touch')
          .groupBy(['any_touch.repo_id', 'any_touch.file_id'])
          .select((e) => [
            'any_touch.repo_id',
            'any_touch.file_id',
            e.fn.min<number>('any_touch.commit_id').as('commit_id'),
          ]),
      )
      .with('touch', (cte) =>
        cte
          .selectFrom('any_touch')
          .select(['repo_id', 'file_id', 'commit_id', 'added', 'lines', 'commit_files', 'commit_lines', 'touched_at'])
          .where('counted', '=', true)
          .$if(options.outliers === 'as-scope' && scope.outliers === 'exclude', (query) =>
            query.where('outlier', '=', false),
          ),
      )
  );
}
