import { sql, type RawBuilder } from 'kysely';
import type { Dialect } from '../../store/index.ts';
import { isOnDefault, type Scope } from '../kernel/index.ts';
import { ALWAYS } from './left-names.ts';

/** CTE `creation_of_path`: where paths were made, with 1 where by a revert (`revert`) or by a commit without parents (`root`). */
export function creationsOfPath(scope: Scope) {
  const { dialect } = scope;
  return changesOfPaths(scope)
    .where('x.status', 'in', ['A', 'R'])
    .select([
      'x.repo_id',
      'x.file_id as path_id',
      'x.commit_id',
      sql<number>`case when exists (select 1 from commit_revert as r where r.repo_id = c.repo_id and r.commit_id = c.id) then ${dialect.int(1)} else ${dialect.int(0)} end`.as(
        'revert',
      ),
      sql<number>`case when c.parents > 0 then ${dialect.int(0)} else ${dialect.int(1)} end`.as('root'),
    ]);
}

/** CTE `path_gone`: where paths were removed or renamed away, and the first commit that may be of another file there (`after`). */
export function pathsGone(scope: Scope) {
  const removed = changesOfPaths(scope)
    .where('x.status', '=', 'D')
    .select(['x.repo_id', 'x.file_id as path_id', 'x.commit_id', sql<number>`x.commit_id + 1`.as('after')]);
  const renamed = changesOfPaths(scope)
    .where('x.status', '=', 'R')
    .select(['x.repo_id', sql<number>`x.old_file_id`.as('path_id'), 'x.commit_id', 'x.commit_id as after']);
  return removed.unionAll(renamed);
}

function changesOfPaths({ db, repos }: Scope) {
  return db
    .selectFrom('commit_file as x')
    .innerJoin('commit as c', (join) => join.onRef('c.repo_id', '=', 'x.repo_id').onRef('c.id', '=', 'x.commit_id'))
    .where(isOnDefault.sql('c'))
    .$if(repos !== null, (query) => query.where('x.repo_id', 'in', repos ?? []));
}

interface Epoch {
  repo_id: number;
  path_id: number;
  since: number;
  until: number;
}

/**
 * CTE `epoch`: the lives of paths that had several, each of another file. One begins where a path that was gone is made
 * again; not by a revert, which brings the same file back, nor by a commit without parents, whose file is of another
 * repository. Paths of one life are left out. Reads `path_gone` and `creation_of_path`.
 */
export function epochs({ int }: Dialect): RawBuilder<Epoch> {
  return sql<Epoch>`(
    with made_again as (
      select gone.repo_id, gone.path_id, min(made.commit_id) as since
      from path_gone as gone
      join creation_of_path as made
        on made.repo_id = gone.repo_id and made.path_id = gone.path_id and made.commit_id > gone.commit_id
        and made.revert = 0 and made.root = 0
      group by gone.repo_id, gone.path_id, gone.commit_id
    )
    select repo_id, path_id, since,
      lead(since, 1, ${int(ALWAYS)}) over (partition by repo_id, path_id order by since) as until
    from (
      select repo_id, path_id, since from made_again
      union
      select repo_id, path_id, ${int(0)} from made_again
    ) as start)`;
}

interface RootLife {
  repo_id: number;
  path_id: number;
  since: number;
  gone_by: number;
  after: number;
}

/**
 * CTE `root_life`: the life that a commit without parents gave to a path which others made too, where it ended
 * (`gone_by`): it was another repository's file. A path that a revert brought back has none. Reads `path_gone` and
 * `creation_of_path`.
 */
export function rootLives(): RawBuilder<RootLife> {
  return sql<RootLife>`(
    with shared_path as (
      select repo_id, path_id
      from creation_of_path
      group by repo_id, path_id
      having max(root) = 1 and max(revert) = 0 and count(distinct commit_id) > 1
    ),
    ended as (
      select made.repo_id, made.path_id, made.commit_id as since, min(gone.commit_id) as gone_by, min(gone.after) as after
      from shared_path
      join creation_of_path as made
        on made.repo_id = shared_path.repo_id and made.path_id = shared_path.path_id and made.root = 1
      join path_gone as gone
        on gone.repo_id = made.repo_id and gone.path_id = made.path_id and gone.commit_id > made.commit_id
      group by made.repo_id, made.path_id, made.commit_id
    )
    select repo_id, path_id, max(since) as since, gone_by, after
    from ended
    group by repo_id, path_id, gone_by, after)`;
}
