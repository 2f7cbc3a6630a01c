import { sql, type RawBuilder } from 'kysely';
import type { Dialect } from '../../store/index.ts';
import { ALWAYS } from './left-names.ts';

interface KnownAs {
  repo_id: number;
  file_id: number;
  path_id: number;
  since: number;
  upto: number;
  beyond: number;
}

/**
 * Recursive CTE `known_as`: each file's present path, then, rename by rename backwards, those before it, with the commits
 * `since` … `upto` (not included) in which it had them; `beyond`: up to where commits beside the rename still changed the
 * old path. A path is followed no further back than its present life (`epoch`), or than the repository it came with
 * (`root_life`). Reads `subject`, `rename` and `left_name` too.
 */
export function knownAs({ int }: Dialect): RawBuilder<KnownAs> {
  const always = int(ALWAYS);
  return sql<KnownAs>`(
    select subject.repo_id, subject.file_id, subject.file_id as path_id, coalesce(epoch.since, 0) as since,
      ${always} as upto, ${always} as beyond
    from subject
    left join epoch
      on epoch.repo_id = subject.repo_id and epoch.path_id = subject.file_id and epoch.until = ${always}
    union
    select known_as.repo_id, known_as.file_id, rename.old_file_id, coalesce(root_life.since, epoch.since, 0),
      rename.commit_id, coalesce(left_name.until, rename.commit_id)
    from known_as
    join rename
      on rename.repo_id = known_as.repo_id and rename.file_id = known_as.path_id
      and rename.commit_id >= known_as.since and rename.commit_id < known_as.upto
    left join epoch
      on epoch.repo_id = rename.repo_id and epoch.path_id = rename.old_file_id
      and epoch.since < rename.commit_id and epoch.until >= rename.commit_id
    left join root_life
      on root_life.repo_id = rename.repo_id and root_life.path_id = rename.old_file_id
      and root_life.gone_by = rename.commit_id
    left join left_name
      on left_name.repo_id = rename.repo_id and left_name.path_id = rename.old_file_id
      and left_name.commit_id = rename.commit_id)`;
}

interface Name {
  repo_id: number;
  file_id: number;
  path_id: number;
  since: number;
  upto: number;
}

/**
 * CTE `name`: the terms of `known_as`, the time beside a rename as one of its own, each without the lives that another
 * repository's file had at that path meanwhile (`other_life`): it ends where such a life begins and goes on after it.
 */
export function names(): RawBuilder<Name> {
  return sql<Name>`(
    with term as (
      select repo_id, file_id, path_id, since, max(upto) as upto, max(beyond) as beyond
      from known_as
      group by repo_id, file_id, path_id, since
    ),
    other_life as (
      select term.repo_id, term.file_id, term.path_id, term.since as term_since, term.upto, life.since, life.after
      from term
      join root_life as life
        on life.repo_id = term.repo_id and life.path_id = term.path_id
        and life.since >= term.since and life.gone_by < term.upto
    ),
    start as (
      select repo_id, file_id, path_id, since as term_since, since, upto from term
      union all
      select repo_id, file_id, path_id, term_since, after, upto from other_life
      union all
      select repo_id, file_id, path_id, since, upto, beyond from term where beyond > upto
    )
    select start.repo_id, start.file_id, start.path_id, start.since, coalesce(min(life.since), start.upto) as upto
    from start
    left join other_life as life
      on life.repo_id = start.repo_id and life.file_id = start.file_id and life.path_id = start.path_id
      and life.term_since = start.term_since and life.since >= start.since
    group by start.repo_id, start.file_id, start.path_id, start.since, start.upto)`;
}
