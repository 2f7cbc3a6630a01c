import { countedFile, type Scope } from '../kernel/index.ts';
import { leftNames } from './left-names.ts';
import { knownAs, names } from './names-in-time.ts';
import { creationsOfPath, epochs, pathsGone, rootLives } from './path-lives.ts';

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
 * still change what is gone (`left_name`). A path may have had several lives, each of another file (`epoch`), so that each
 * name is bounded.
 *
 * Ids give an order and no ancestry, so what a commit without parents made at a path is another repository's file: such
 * lives that ended (`root_life`) are left out of the names around them, never cutting off what is before. What such a
 * repository removed and made again before it moved away does cut off what is before it.
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
      .with('epoch', () => epochs(dialect))
      .with('root_life', rootLives)
      .with('known_as', () => knownAs(dialect))
      .with('name', names)
  );
}
