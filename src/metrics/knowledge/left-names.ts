import { sql, type RawBuilder } from 'kysely';
import type { Dialect } from '../../store/index.ts';

/** Larger than any commit's id. */
export const ALWAYS = 2147483647;

interface LeftName {
  repo_id: number;
  path_id: number;
  commit_id: number;
  until: number;
}

/**
 * For each commit that renamed a path away, up to which commit (not included) changes to that path are still of the file
 * that left it. Ids give an order and no ancestry; but where a path is gone, only who works beside the rename can change
 * it, until it is made anew. Where something else becomes of it, the rename itself is the end: it is removed or renamed
 * once more, brought back by a revert, made by a commit without parents, or still there at the tip, as after a merge that
 * kept both names.
 *
 * Reads the CTEs `rename`, `path_gone` and `creation_of_path` (see file-names.ts).
 */
export function leftNames({ int }: Dialect): RawBuilder<LeftName> {
  const [yes, no] = [int(1), int(0)];
  return sql<LeftName>`(
    select event.repo_id, event.path_id, event.commit_id,
      case
        when event.next_id is null and not file.alive then ${int(ALWAYS)}
        when event.next_anew = 1 then event.next_id
        else event.commit_id
      end as "until"
    from (
      select any_event.*, lead(commit_id) over path_events as next_id, lead(anew) over path_events as next_anew
      from (
        select repo_id, path_id, commit_id, ${yes} as gone, ${no} as anew from path_gone
        union all
        select repo_id, path_id, commit_id, ${no}, case when revert + root = 0 then ${yes} else ${no} end
        from creation_of_path
      ) as any_event
      where exists (
        select 1 from rename where rename.repo_id = any_event.repo_id and rename.old_file_id = any_event.path_id
      )
      window path_events as (partition by repo_id, path_id order by commit_id, gone desc)
    ) as event
    join file on file.repo_id = event.repo_id and file.id = event.path_id
    where event.gone = 1)`;
}
