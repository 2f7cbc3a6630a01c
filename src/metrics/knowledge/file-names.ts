import { sql } from 'kysely';
import { countedFile, type Scope } from '../kernel/index.ts';
import { ALWAYS, leftNames } from './left-names.ts';

export interface SubjectOptions {
  /** This file alone, whether it counts or not. */
  file?: { repository: number; id: number };
}

/**
 * CTE `subject`: files of the default branch's tip whose knowledge is looked at: text, not generated, not vendored.
 * CTE `name`: the paths that each of them has had, with the commits `since` … `upto` (not included) in which it had them.
 *
 * Former names come from renames alone, followed backwards: before the commit that renamed it, a file's history is that
 * of the old path; and after it as long as nothing else becomes of that path, since only a branch beside the rename can
 * still change what is gone (CTE `left_name`, up to `beyond`). A path may have had several lives, each of another file (CTE `epoch`; paths of one life are left out),
 * so that each name is bounded (CTE `term`).
 *
 * Ids give an order and no ancestry, so what a commit without parents made at a path is another repository's file: CTE
 * `root_life` has such lives that ended, and each is left out of the names around it, never cutting off what is before it.
 * A path that a revert brought back has none. What such a repository removed and made again before it moved away does cut
 * off what is before it.
 */
export function fileNames(scope: Scope, options: SubjectOptions = {}) {
  const { db, dialect, repos } = scope;
  return (
    db
      // Kysely writes RECURSIVE when the first of a list asks for it; SQL says it of the whole list.
      .withRecursive('subject', (cte) => {
        const any = cte
          .selectFrom('file as f')
          .select(['f.repo_id', 'f.id as file_id', 'f.path', 'f.documentation', 'f.lines']);
        if (options.file)
          return any.where('f.repo_id', '=', options.file.repository).where('f.id', '=', options.file.id);
        const files = any
          .where('f.alive', '=', true)
          .where('f.lines', '>', 0)
          .where(() => countedFile(scope, 'f'));
        return repos ? files.where('f.repo_id', 'in', repos) : files;
      })
      .with('rename', (cte) =>
        cte
          .selectFrom('commit_file')
          .select(['repo_id', 'file_id', 'old_file_id', 'commit_id'])
          .where('status', '=', 'R'),
      )
      .with('creation_of_path', () => creationsOfPath(scope))
      .with('path_gone', () => pathsGone(scope))
      .with('left_name', () => leftNames(dialect))
      .with('made_again', (cte) =>
        // A revert brings the same file back, and a root made it in another repository: both are none.
        cte
          .selectFrom('path_gone as gone')
          .innerJoin('creation_of_path as made', (join) =>
            join
              .onRef('made.repo_id', '=', 'gone.repo_id')
              .onRef('made.path_id', '=', 'gone.path_id')
              .onRef('made.commit_id', '>', 'gone.commit_id')
              .on('made.revert', '=', 0)
              .on('made.root', '=', 0),
          )
          .groupBy(['gone.repo_id', 'gone.path_id', 'gone.commit_id'])
          .select((e) => ['gone.repo_id', 'gone.path_id', e.fn.min('made.commit_id').as('since')]),
      )
      .with('shared_path', (cte) =>
        cte
          .selectFrom('creation_of_path')
          .groupBy(['repo_id', 'path_id'])
          .having((e) => e(e.fn.max('root'), '=', 1))
          .having((e) => e(e.fn.max('revert'), '=', 0))
          .having((e) => e(e.fn.count('commit_id').distinct(), '>', 1))
          .select(['repo_id', 'path_id']),
      )
      .with('root_end', (cte) =>
        cte
          .selectFrom('shared_path')
          .innerJoin('creation_of_path as made', (join) =>
            join
              .onRef('made.repo_id', '=', 'shared_path.repo_id')
              .onRef('made.path_id', '=', 'shared_path.path_id')
              .on('made.root', '=', 1),
          )
          .innerJoin('path_gone as gone', (join) =>
            join
              .onRef('gone.repo_id', '=', 'made.repo_id')
              .onRef('gone.path_id', '=', 'made.path_id')
              .onRef('gone.commit_id', '>', 'made.commit_id'),
          )
          .groupBy(['made.repo_id', 'made.path_id', 'made.commit_id'])
          .select((e) => [
            'made.repo_id',
            'made.path_id',
            'made.commit_id as since',
            e.fn.min<number>('gone.commit_id').as('gone_by'),
            e.fn.min<number>('gone.after').as('after'),
          ]),
      )
      .with('root_life', (cte) =>
        cte
          .selectFrom('root_end')
          .groupBy(['repo_id', 'path_id', 'gone_by', 'after'])
          .select((e) => ['repo_id', 'path_id', 'gone_by', 'after', e.fn.max<number>('since').as('since')]),
      )
      .with('epoch', (cte) =>
        cte
          .selectFrom(
            cte
              .selectFrom('made_again')
              .select(['made_again.repo_id', 'made_again.path_id', 'made_again.since'])
              .union(
                cte
                  .selectFrom('made_again')
                  .select(['made_again.repo_id', 'made_again.path_id', dialect.int(0).as('since')]),
              )
              .as('start'),
          )
          .select([
            'start.repo_id',
            'start.path_id',
            'start.since',
            sql<number>`lead(start.since, 1, ${dialect.int(ALWAYS)}) over (partition by start.repo_id, start.path_id order by start.since)`.as(
              'until',
            ),
          ]),
      )
      .withRecursive('known_as(repo_id, file_id, path_id, since, upto, beyond)', (cte) =>
        cte
          .selectFrom('subject')
          .leftJoin('epoch', (join) =>
            join
              .onRef('epoch.repo_id', '=', 'subject.repo_id')
              .onRef('epoch.path_id', '=', 'subject.file_id')
              .on('epoch.until', '=', dialect.int(ALWAYS)),
          )
          .select([
            'subject.repo_id',
            'subject.file_id',
            'subject.file_id as path_id',
            sql<number>`coalesce(epoch.since, 0)`.as('since'),
            dialect.int(ALWAYS).as('upto'),
            dialect.int(ALWAYS).as('beyond'),
          ])
          .union(
            cte
              .selectFrom('known_as')
              .innerJoin('rename', (join) =>
                join.onRef('rename.repo_id', '=', 'known_as.repo_id').onRef('rename.file_id', '=', 'known_as.path_id'),
              )
              .leftJoin('epoch', (join) =>
                join
                  .onRef('epoch.repo_id', '=', 'rename.repo_id')
                  .onRef('epoch.path_id', '=', 'rename.old_file_id')
                  .onRef('epoch.since', '<', 'rename.commit_id')
                  .onRef('epoch.until', '>=', 'rename.commit_id'),
              )
              .leftJoin('root_life', (join) =>
                join
                  .onRef('root_life.repo_id', '=', 'rename.repo_id')
                  .onRef('root_life.path_id', '=', 'rename.old_file_id')
                  .onRef('root_life.gone_by', '=', 'rename.commit_id'),
              )
              .leftJoin('left_name', (join) =>
                join
                  .onRef('left_name.repo_id', '=', 'rename.repo_id')
                  .onRef('left_name.path_id', '=', 'rename.old_file_id')
                  .onRef('left_name.commit_id', '=', 'rename.commit_id'),
              )
              .whereRef('rename.commit_id', '<', 'known_as.upto')
              .whereRef('rename.commit_id', '>=', 'known_as.since')
              .select([
                'known_as.repo_id',
                'known_as.file_id',
                sql<number>`rename.old_file_id`.as('path_id'),
                sql<number>`coalesce(root_life.since, epoch.since, 0)`.as('since'),
                'rename.commit_id as upto',
                sql<number>`coalesce(left_name.until, rename.commit_id)`.as('beyond'),
              ]),
          ),
      )
      .with('term', (cte) =>
        cte
          .selectFrom('known_as')
          .select((e) => [
            'repo_id',
            'file_id',
            'path_id',
            'since',
            e.fn.max<number>('upto').as('upto'),
            e.fn.max<number>('beyond').as('beyond'),
          ])
          .groupBy(['repo_id', 'file_id', 'path_id', 'since']),
      )
      .with('other_life', (cte) =>
        cte
          .selectFrom('term')
          .innerJoin('root_life as life', (join) =>
            join
              .onRef('life.repo_id', '=', 'term.repo_id')
              .onRef('life.path_id', '=', 'term.path_id')
              .onRef('life.since', '>=', 'term.since')
              .onRef('life.gone_by', '<', 'term.upto'),
          )
          .select([
            'term.repo_id',
            'term.file_id',
            'term.path_id',
            'term.since as term_since',
            'term.upto',
            'life.since',
            'life.after',
          ]),
      )
      .with('name_start', (cte) =>
        cte
          .selectFrom('term')
          .select(['repo_id', 'file_id', 'path_id', 'since as term_since', 'upto', 'since'])
          .unionAll(
            cte
              .selectFrom('other_life')
              .select(['repo_id', 'file_id', 'path_id', 'term_since', 'upto', 'after as since']),
          )
          .unionAll(
            cte
              .selectFrom('term')
              .whereRef('beyond', '>', 'upto')
              .select(['repo_id', 'file_id', 'path_id', 'since as term_since', 'beyond as upto', 'upto as since']),
          ),
      )
      .with('name', (cte) =>
        cte
          .selectFrom('name_start as start')
          .leftJoin('other_life as life', (join) =>
            join
              .onRef('life.repo_id', '=', 'start.repo_id')
              .onRef('life.file_id', '=', 'start.file_id')
              .onRef('life.path_id', '=', 'start.path_id')
              .onRef('life.term_since', '=', 'start.term_since')
              .onRef('life.since', '>=', 'start.since'),
          )
          .groupBy(['start.repo_id', 'start.file_id', 'start.path_id', 'start.since', 'start.upto'])
          .select([
            'start.repo_id',
            'start.file_id',
            'start.path_id',
            'start.since',
            sql<number>`coalesce(min(life.since), start.upto)`.as('upto'),
          ]),
      )
  );
}

/** Where paths were made, by a revert or by a commit without parents too. */
function creationsOfPath(scope: Scope) {
  const { dialect } = scope;
  return changesOfPaths(scope)
    .where('x.status', 'in', ['A', 'R'])
    .select([
      'x.repo_id',
      'x.file_id as path_id',
      'x.commit_id',
      sql<number>`case when c.reverts_sha is null then ${dialect.int(0)} else ${dialect.int(1)} end`.as('revert'),
      sql<number>`case when c.parents > 0 then ${dialect.int(0)} else ${dialect.int(1)} end`.as('root'),
    ]);
}

/** Where paths were removed or renamed away, and the first commit that may be of another file at that path. */
function pathsGone(scope: Scope) {
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
    .where('c.on_default', '=', true)
    .$if(repos !== null, (query) => query.where('x.repo_id', 'in', repos ?? []));
}
