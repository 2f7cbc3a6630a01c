-- knowledge.hotspots: Hotspots

-- The number, on DuckDB
select cast(max("value") as double precision) as "value", count(distinct (cast("repo_id" as bigint) * 4294967296 + "file_id")) as "n"
from (
  select "fact".*
  from (with recursive "subject" as (
      select "f"."repo_id", "f"."id" as "file_id", "f"."path", "f"."documentation", "f"."lines"
      from "file" as "f"
      where "f"."alive" = true and "f"."lines" > 0 and not ("f"."generated" or "f"."vendored")
    ), "rename" as (
      select "repo_id", "file_id", "old_file_id", "commit_id"
      from "commit_file"
      where "status" = 'R'
    ), "creation_of_path" as (
      select "x"."repo_id", "x"."file_id" as "path_id", "x"."commit_id", case when exists (
        select 1
        from commit_revert as r
        where r.repo_id = c.repo_id and r.commit_id = c.id
      ) then cast(1 as integer) else cast(0 as integer) end as "revert", case when c.parents > 0 then cast(0 as integer) else cast(1 as integer) end as "root"
      from "commit_file" as "x"
      inner join "commit" as "c" on "c"."repo_id" = "x"."repo_id" and "c"."id" = "x"."commit_id"
      where "c"."on_default" and "x"."status" in ('A', 'R')
    ), "path_gone" as (
      select "x"."repo_id", "x"."file_id" as "path_id", "x"."commit_id", x.commit_id + 1 as "after"
      from "commit_file" as "x"
      inner join "commit" as "c" on "c"."repo_id" = "x"."repo_id" and "c"."id" = "x"."commit_id"
      where "c"."on_default" and "x"."status" = 'D'
      union all
      select "x"."repo_id", x.old_file_id as "path_id", "x"."commit_id", "x"."commit_id" as "after"
      from "commit_file" as "x"
      inner join "commit" as "c" on "c"."repo_id" = "x"."repo_id" and "c"."id" = "x"."commit_id"
      where "c"."on_default" and "x"."status" = 'R'
    ), "left_name" as (
      select event.repo_id, event.path_id, event.commit_id, case when event.next_id is null and not file.alive then cast(2147483647 as integer) when event.next_anew = 1 then event.next_id else event.commit_id end as "until"
      from (
        select any_event.*, lead(commit_id) over path_events as next_id, lead(anew) over path_events as next_anew
        from (
          select repo_id, path_id, commit_id, cast(1 as integer) as gone, cast(0 as integer) as anew
          from path_gone
          union all
          select repo_id, path_id, commit_id, cast(0 as integer), case when revert + root = 0 then cast(1 as integer) else cast(0 as integer) end
          from creation_of_path
        ) as any_event
        where exists (
          select 1
          from rename
          where rename.repo_id = any_event.repo_id and rename.old_file_id = any_event.path_id
        ) window path_events as (partition by repo_id, path_id order by commit_id, gone desc)
      ) as event join file on file.repo_id = event.repo_id and file.id = event.path_id
      where event.gone = 1
    ), "epoch" as ( with made_again as (
        select gone.repo_id, gone.path_id, min(made.commit_id) as since
        from path_gone as gone join creation_of_path as made on made.repo_id = gone.repo_id and made.path_id = gone.path_id and made.commit_id > gone.commit_id and made.revert = 0 and made.root = 0
        group by gone.repo_id, gone.path_id, gone.commit_id
      )
      select repo_id, path_id, since, lead(since, 1, cast(2147483647 as integer)) over (partition by repo_id, path_id order by since) as until
      from (
        select repo_id, path_id, since
        from made_again union
        select repo_id, path_id, cast(0 as integer)
        from made_again
      ) as start
    ), "root_life" as ( with shared_path as (
        select repo_id, path_id
        from creation_of_path
        group by repo_id, path_id
        having max(root) = 1 and max(revert) = 0 and count(distinct commit_id) > 1
      ), ended as (
        select made.repo_id, made.path_id, made.commit_id as since, min(gone.commit_id) as gone_by, min(gone.after) as after
        from shared_path join creation_of_path as made on made.repo_id = shared_path.repo_id and made.path_id = shared_path.path_id and made.root = 1 join path_gone as gone on gone.repo_id = made.repo_id and gone.path_id = made.path_id and gone.commit_id > made.commit_id
        group by made.repo_id, made.path_id, made.commit_id
      )
      select repo_id, path_id, max(since) as since, gone_by, after
      from ended
      group by repo_id, path_id, gone_by, after
    ), "known_as" as (
      select subject.repo_id, subject.file_id, subject.file_id as path_id, coalesce(epoch.since, 0) as since, cast(2147483647 as integer) as upto, cast(2147483647 as integer) as beyond
      from subject
      left join epoch on epoch.repo_id = subject.repo_id and epoch.path_id = subject.file_id and epoch.until = cast(2147483647 as integer) union
      select known_as.repo_id, known_as.file_id, rename.old_file_id, coalesce(root_life.since, epoch.since, 0), rename.commit_id, coalesce(left_name.until, rename.commit_id)
      from known_as join rename on rename.repo_id = known_as.repo_id and rename.file_id = known_as.path_id and rename.commit_id >= known_as.since and rename.commit_id < known_as.upto
      left join epoch on epoch.repo_id = rename.repo_id and epoch.path_id = rename.old_file_id and epoch.since < rename.commit_id and epoch.until >= rename.commit_id
      left join root_life on root_life.repo_id = rename.repo_id and root_life.path_id = rename.old_file_id and root_life.gone_by = rename.commit_id
      left join left_name on left_name.repo_id = rename.repo_id and left_name.path_id = rename.old_file_id and left_name.commit_id = rename.commit_id
    ), "name" as ( with term as (
        select repo_id, file_id, path_id, since, max(upto) as upto, max(beyond) as beyond
        from known_as
        group by repo_id, file_id, path_id, since
      ), other_life as (
        select term.repo_id, term.file_id, term.path_id, term.since as term_since, term.upto, life.since, life.after
        from term join root_life as life on life.repo_id = term.repo_id and life.path_id = term.path_id and life.since >= term.since and life.gone_by < term.upto
      ), start as (
        select repo_id, file_id, path_id, since as term_since, since, upto
        from term
        union all
        select repo_id, file_id, path_id, term_since, after, upto
        from other_life
        union all
        select repo_id, file_id, path_id, since, upto, beyond
        from term
        where beyond > upto
      )
      select start.repo_id, start.file_id, start.path_id, start.since, coalesce(min(life.since), start.upto) as upto
      from start
      left join other_life as life on life.repo_id = start.repo_id and life.file_id = start.file_id and life.path_id = start.path_id and life.term_since = start.term_since and life.since >= start.since
      group by start.repo_id, start.file_id, start.path_id, start.since, start.upto
    ), "change" as (
      select "name"."repo_id", "name"."file_id", "x"."commit_id", "x"."added", "x"."lines"
      from "name"
      inner join "commit_file" as "x" on "x"."repo_id" = "name"."repo_id" and "x"."file_id" = "name"."path_id"
      where "x"."commit_id" >= "name"."since" and "x"."commit_id" < "name"."upto"
    ), "written" as (
      select *
      from "change"
    ), "any_touch" as (
      select "change"."repo_id", "change"."file_id", "change"."commit_id", "change"."added", "change"."lines", "commit"."files" as "commit_files", "commit"."lines" as "commit_lines", ("person"."kind" <> 'bot') as "counted", (("commit"."lines" > 1000 or "commit"."files" > 100) is true) as "outlier", least("commit"."authored_at", "commit"."committed_at") as "touched_at"
      from "written" as "change"
      inner join "commit" on "commit"."repo_id" = "change"."repo_id" and "commit"."id" = "change"."commit_id"
      inner join "identity" on "identity"."id" = "commit"."author_id"
      inner join "person" on "person"."id" = "identity"."person_id"
      where "commit"."on_default" and not ("commit"."parents" > 1)
    ), "creation" as (
      select "any_touch"."repo_id", "any_touch"."file_id", min("any_touch"."commit_id") as "commit_id"
      from "any_touch"
      group by "any_touch"."repo_id", "any_touch"."file_id"
    ), "touch" as (
      select "repo_id", "file_id", "commit_id", "added", "lines", "commit_files", "commit_lines", "touched_at"
      from "any_touch"
      where "counted" = true and "outlier" = false
    ), "edit" as (with "shared" as (
        select "ca"."repo_id", "ca"."commit_id", array_agg(distinct ci.person_id) as "people"
        from "commit_author" as "ca"
        inner join "identity" as "ci" on "ci"."id" = "ca"."identity_id"
        inner join "person" as "cp" on "cp"."id" = "ci"."person_id"
        where ("cp"."kind" = 'person') and ("ca"."repo_id", "ca"."commit_id") in (
          select "x"."repo_id", "x"."commit_id"
          from "commit_author" as "x"
          where "x"."role" = 'co-author'
        )
        group by "ca"."repo_id", "ca"."commit_id"
      )
      select (case when e.origin_id is null then 'new' when not ("c"."authored_at" - "o"."authored_at" <= interval '21 days') then 'refactor' when a.person_id = oa.person_id then 'rework' when (cs.people is not null or os.people is not null) and coalesce(cs.people, array[a.person_id]) && coalesce(os.people, array[oa.person_id]) then 'rework' else 'help' end) as "work_type", "e"."repo_id", "e"."file_id", "e"."commit_id", "e"."lines"
      from "commit" as "c"
      inner join "identity" as "a" on "a"."id" = "c"."author_id"
      inner join "person" as "p" on "p"."id" = "a"."person_id"
      inner join "line_edit" as "e" on "e"."repo_id" = "c"."repo_id" and "e"."commit_id" = "c"."id"
      inner join "file" as "f" on "f"."repo_id" = "e"."repo_id" and "f"."id" = "e"."file_id"
      left join "commit" as "o" on "o"."repo_id" = "e"."repo_id" and "o"."id" = "e"."origin_id"
      left join "identity" as "oa" on "oa"."id" = "o"."author_id"
      left join "shared" as "cs" on "cs"."repo_id" = "e"."repo_id" and "cs"."commit_id" = "e"."commit_id"
      left join "shared" as "os" on "os"."repo_id" = "e"."repo_id" and "os"."commit_id" = "e"."origin_id"
      where "c"."on_default" and "c"."authored_at" >= cast('2025-10-02 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-03-31 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and not ("f"."generated" or "f"."vendored")
    ), "edited" as (
      select "name"."repo_id", "name"."file_id", coalesce(sum("edit"."lines"), 0) as "lines", coalesce(sum(case when edit.work_type = 'rework' then edit.lines else 0 end), 0) as "rework"
      from "edit"
      inner join "name" on "name"."repo_id" = "edit"."repo_id" and "name"."path_id" = "edit"."file_id" and "name"."since" <= "edit"."commit_id" and "name"."upto" > "edit"."commit_id"
      group by "name"."repo_id", "name"."file_id"
    ), "recent" as (
      select "touch"."repo_id", "touch"."file_id", max("touch"."touched_at") as "occurred_at", count(distinct "touch"."commit_id") as "changes"
      from "touch"
      where "touch"."touched_at" >= cast('2025-10-02 00:00:00' as timestamp)
      group by "touch"."repo_id", "touch"."file_id"
    )
    select "recent"."occurred_at", "recent"."repo_id", "recent"."file_id", 100.0 * cume_dist() over (order by recent.changes) * cume_dist() over (order by subject.lines) as "value", rank() over (order by recent.changes desc) as "changes_rank", rank() over (order by subject.lines desc) as "lines_rank", "recent"."changes", "subject"."lines", "edited"."rework", "edited"."lines" as "base", case when (regexp_matches("subject"."path", '(^|/)(tests?|testing|testdata|__tests__|e2e|fixtures)/|^t/|(^|/)t/([^/]+/)*[^/]+[.](t|sh|p[lm])$|(^|/)specs?/([^/]+/)*[^/]+[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$|(^|/)tests?[_.-][^/]*$|(^|/)specs?([_.-][^/]*)?[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$|(^|/)conftest[.]py$|[_.](tests?|tst|e2e)([_.-][^/]*)?(/|$)|(^|/)([^/]*[^/b]|[^/]*[^/a]b|[^/]*[^/_.-]ab|b)-(tests?|tst|e2e)([_.-][^/]*)?(/|$)|[_.-]specs?([_.-][^/]*)?[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$', 'i') or regexp_matches("subject"."path", '[a-z0-9](Tests?|TestCase)([.][^/.]+$|/)|[a-z0-9]Specs?(/([^/]+/)*[^/]+)?[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$', 'c')) then 'test' when regexp_matches("subject"."path", '(^|/)([^/]+[.]lockb?|[^/]+-lock[.](json|ya?ml)|npm-shrinkwrap[.]json|go[.]sum)$', 'i') then 'lock file' when "subject"."documentation" or (regexp_matches("subject"."path", '[.](md|mdx|markdown|rst|adoc|asciidoc)$', 'i') or regexp_matches("subject"."path", '(^|/)(history|news|changes|change-?log|release[-_ ]?notes|authors|contributors|todo|notice|copying|([^/]+[-_])?licen[cs]e)([.]txt)?$', 'i') or (regexp_matches("subject"."path", '(^|/)(docs?|documentation|manual|man[1-9]?)/([^/]+/)*[^/.]+([.](txt|html?|[1-9]))?$', 'i') and not regexp_matches("subject"."path", '(^|/)(CMakeLists[.]txt|(GNU)?Makefile|Dockerfile|Rakefile|Justfile)$', 'i'))) then 'documentation' when regexp_matches("subject"."path", '(^|/)(CMakeLists[.]txt|(GNU)?Makefile|Dockerfile|Rakefile|Justfile)$', 'i') then null when regexp_matches("subject"."path", '[.](json|jsonc|json5|ya?ml|toml|ini|csv|tsv|svg|po|pot|xlf|txt)$', 'i') then 'data' end as "by_nature"
    from "recent"
    inner join "subject" on "subject"."repo_id" = "recent"."repo_id" and "subject"."file_id" = "recent"."file_id"
    left join "edited" on "edited"."repo_id" = "recent"."repo_id" and "edited"."file_id" = "recent"."file_id"
  ) as "fact"
) as "part";

-- The number, on PostgreSQL
select cast(max("value") as double precision) as "value", count(distinct (cast("repo_id" as bigint) * 4294967296 + "file_id")) as "n"
from (
  select "fact".*
  from (with recursive "subject" as (
      select "f"."repo_id", "f"."id" as "file_id", "f"."path", "f"."documentation", "f"."lines"
      from "file" as "f"
      where "f"."alive" = true and "f"."lines" > 0 and not ("f"."generated" or "f"."vendored")
    ), "rename" as (
      select "repo_id", "file_id", "old_file_id", "commit_id"
      from "commit_file"
      where "status" = 'R'
    ), "creation_of_path" as (
      select "x"."repo_id", "x"."file_id" as "path_id", "x"."commit_id", case when exists (
        select 1
        from commit_revert as r
        where r.repo_id = c.repo_id and r.commit_id = c.id
      ) then cast(1 as integer) else cast(0 as integer) end as "revert", case when c.parents > 0 then cast(0 as integer) else cast(1 as integer) end as "root"
      from "commit_file" as "x"
      inner join "commit" as "c" on "c"."repo_id" = "x"."repo_id" and "c"."id" = "x"."commit_id"
      where "c"."on_default" and "x"."status" in ('A', 'R')
    ), "path_gone" as (
      select "x"."repo_id", "x"."file_id" as "path_id", "x"."commit_id", x.commit_id + 1 as "after"
      from "commit_file" as "x"
      inner join "commit" as "c" on "c"."repo_id" = "x"."repo_id" and "c"."id" = "x"."commit_id"
      where "c"."on_default" and "x"."status" = 'D'
      union all
      select "x"."repo_id", x.old_file_id as "path_id", "x"."commit_id", "x"."commit_id" as "after"
      from "commit_file" as "x"
      inner join "commit" as "c" on "c"."repo_id" = "x"."repo_id" and "c"."id" = "x"."commit_id"
      where "c"."on_default" and "x"."status" = 'R'
    ), "left_name" as (
      select event.repo_id, event.path_id, event.commit_id, case when event.next_id is null and not file.alive then cast(2147483647 as integer) when event.next_anew = 1 then event.next_id else event.commit_id end as "until"
      from (
        select any_event.*, lead(commit_id) over path_events as next_id, lead(anew) over path_events as next_anew
        from (
          select repo_id, path_id, commit_id, cast(1 as integer) as gone, cast(0 as integer) as anew
          from path_gone
          union all
          select repo_id, path_id, commit_id, cast(0 as integer), case when revert + root = 0 then cast(1 as integer) else cast(0 as integer) end
          from creation_of_path
        ) as any_event
        where exists (
          select 1
          from rename
          where rename.repo_id = any_event.repo_id and rename.old_file_id = any_event.path_id
        ) window path_events as (partition by repo_id, path_id order by commit_id, gone desc)
      ) as event join file on file.repo_id = event.repo_id and file.id = event.path_id
      where event.gone = 1
    ), "epoch" as ( with made_again as (
        select gone.repo_id, gone.path_id, min(made.commit_id) as since
        from path_gone as gone join creation_of_path as made on made.repo_id = gone.repo_id and made.path_id = gone.path_id and made.commit_id > gone.commit_id and made.revert = 0 and made.root = 0
        group by gone.repo_id, gone.path_id, gone.commit_id
      )
      select repo_id, path_id, since, lead(since, 1, cast(2147483647 as integer)) over (partition by repo_id, path_id order by since) as until
      from (
        select repo_id, path_id, since
        from made_again union
        select repo_id, path_id, cast(0 as integer)
        from made_again
      ) as start
    ), "root_life" as ( with shared_path as (
        select repo_id, path_id
        from creation_of_path
        group by repo_id, path_id
        having max(root) = 1 and max(revert) = 0 and count(distinct commit_id) > 1
      ), ended as (
        select made.repo_id, made.path_id, made.commit_id as since, min(gone.commit_id) as gone_by, min(gone.after) as after
        from shared_path join creation_of_path as made on made.repo_id = shared_path.repo_id and made.path_id = shared_path.path_id and made.root = 1 join path_gone as gone on gone.repo_id = made.repo_id and gone.path_id = made.path_id and gone.commit_id > made.commit_id
        group by made.repo_id, made.path_id, made.commit_id
      )
      select repo_id, path_id, max(since) as since, gone_by, after
      from ended
      group by repo_id, path_id, gone_by, after
    ), "known_as" as (
      select subject.repo_id, subject.file_id, subject.file_id as path_id, coalesce(epoch.since, 0) as since, cast(2147483647 as integer) as upto, cast(2147483647 as integer) as beyond
      from subject
      left join epoch on epoch.repo_id = subject.repo_id and epoch.path_id = subject.file_id and epoch.until = cast(2147483647 as integer) union
      select known_as.repo_id, known_as.file_id, rename.old_file_id, coalesce(root_life.since, epoch.since, 0), rename.commit_id, coalesce(left_name.until, rename.commit_id)
      from known_as join rename on rename.repo_id = known_as.repo_id and rename.file_id = known_as.path_id and rename.commit_id >= known_as.since and rename.commit_id < known_as.upto
      left join epoch on epoch.repo_id = rename.repo_id and epoch.path_id = rename.old_file_id and epoch.since < rename.commit_id and epoch.until >= rename.commit_id
      left join root_life on root_life.repo_id = rename.repo_id and root_life.path_id = rename.old_file_id and root_life.gone_by = rename.commit_id
      left join left_name on left_name.repo_id = rename.repo_id and left_name.path_id = rename.old_file_id and left_name.commit_id = rename.commit_id
    ), "name" as ( with term as (
        select repo_id, file_id, path_id, since, max(upto) as upto, max(beyond) as beyond
        from known_as
        group by repo_id, file_id, path_id, since
      ), other_life as (
        select term.repo_id, term.file_id, term.path_id, term.since as term_since, term.upto, life.since, life.after
        from term join root_life as life on life.repo_id = term.repo_id and life.path_id = term.path_id and life.since >= term.since and life.gone_by < term.upto
      ), start as (
        select repo_id, file_id, path_id, since as term_since, since, upto
        from term
        union all
        select repo_id, file_id, path_id, term_since, after, upto
        from other_life
        union all
        select repo_id, file_id, path_id, since, upto, beyond
        from term
        where beyond > upto
      )
      select start.repo_id, start.file_id, start.path_id, start.since, coalesce(min(life.since), start.upto) as upto
      from start
      left join other_life as life on life.repo_id = start.repo_id and life.file_id = start.file_id and life.path_id = start.path_id and life.term_since = start.term_since and life.since >= start.since
      group by start.repo_id, start.file_id, start.path_id, start.since, start.upto
    ), "change" as (
      select "name"."repo_id", "name"."file_id", "x"."commit_id", "x"."added", "x"."lines"
      from "name"
      inner join "commit_file" as "x" on "x"."repo_id" = "name"."repo_id" and "x"."file_id" = "name"."path_id"
      where "x"."commit_id" >= "name"."since" and "x"."commit_id" < "name"."upto"
    ), "written" as (
      select *
      from "change"
    ), "any_touch" as (
      select "change"."repo_id", "change"."file_id", "change"."commit_id", "change"."added", "change"."lines", "commit"."files" as "commit_files", "commit"."lines" as "commit_lines", ("person"."kind" <> 'bot') as "counted", (("commit"."lines" > 1000 or "commit"."files" > 100) is true) as "outlier", least("commit"."authored_at", "commit"."committed_at") as "touched_at"
      from "written" as "change"
      inner join "commit" on "commit"."repo_id" = "change"."repo_id" and "commit"."id" = "change"."commit_id"
      inner join "identity" on "identity"."id" = "commit"."author_id"
      inner join "person" on "person"."id" = "identity"."person_id"
      where "commit"."on_default" and not ("commit"."parents" > 1)
    ), "creation" as (
      select "any_touch"."repo_id", "any_touch"."file_id", min("any_touch"."commit_id") as "commit_id"
      from "any_touch"
      group by "any_touch"."repo_id", "any_touch"."file_id"
    ), "touch" as (
      select "repo_id", "file_id", "commit_id", "added", "lines", "commit_files", "commit_lines", "touched_at"
      from "any_touch"
      where "counted" = true and "outlier" = false
    ), "edit" as (with "shared" as (
        select "ca"."repo_id", "ca"."commit_id", array_agg(distinct ci.person_id) as "people"
        from "commit_author" as "ca"
        inner join "identity" as "ci" on "ci"."id" = "ca"."identity_id"
        inner join "person" as "cp" on "cp"."id" = "ci"."person_id"
        where ("cp"."kind" = 'person') and ("ca"."repo_id", "ca"."commit_id") in (
          select "x"."repo_id", "x"."commit_id"
          from "commit_author" as "x"
          where "x"."role" = 'co-author'
        )
        group by "ca"."repo_id", "ca"."commit_id"
      )
      select (case when e.origin_id is null then 'new' when not ("c"."authored_at" - "o"."authored_at" <= interval '21 days') then 'refactor' when a.person_id = oa.person_id then 'rework' when (cs.people is not null or os.people is not null) and coalesce(cs.people, array[a.person_id]) && coalesce(os.people, array[oa.person_id]) then 'rework' else 'help' end) as "work_type", "e"."repo_id", "e"."file_id", "e"."commit_id", "e"."lines"
      from "commit" as "c"
      inner join "identity" as "a" on "a"."id" = "c"."author_id"
      inner join "person" as "p" on "p"."id" = "a"."person_id"
      inner join "line_edit" as "e" on "e"."repo_id" = "c"."repo_id" and "e"."commit_id" = "c"."id"
      inner join "file" as "f" on "f"."repo_id" = "e"."repo_id" and "f"."id" = "e"."file_id"
      left join "commit" as "o" on "o"."repo_id" = "e"."repo_id" and "o"."id" = "e"."origin_id"
      left join "identity" as "oa" on "oa"."id" = "o"."author_id"
      left join "shared" as "cs" on "cs"."repo_id" = "e"."repo_id" and "cs"."commit_id" = "e"."commit_id"
      left join "shared" as "os" on "os"."repo_id" = "e"."repo_id" and "os"."commit_id" = "e"."origin_id"
      where "c"."on_default" and "c"."authored_at" >= cast('2025-10-02 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-03-31 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and not ("f"."generated" or "f"."vendored")
    ), "edited" as (
      select "name"."repo_id", "name"."file_id", coalesce(sum("edit"."lines"), 0) as "lines", coalesce(sum(case when edit.work_type = 'rework' then edit.lines else 0 end), 0) as "rework"
      from "edit"
      inner join "name" on "name"."repo_id" = "edit"."repo_id" and "name"."path_id" = "edit"."file_id" and "name"."since" <= "edit"."commit_id" and "name"."upto" > "edit"."commit_id"
      group by "name"."repo_id", "name"."file_id"
    ), "recent" as (
      select "touch"."repo_id", "touch"."file_id", max("touch"."touched_at") as "occurred_at", count(distinct "touch"."commit_id") as "changes"
      from "touch"
      where "touch"."touched_at" >= cast('2025-10-02 00:00:00' as timestamp)
      group by "touch"."repo_id", "touch"."file_id"
    )
    select "recent"."occurred_at", "recent"."repo_id", "recent"."file_id", 100.0 * cume_dist() over (order by recent.changes) * cume_dist() over (order by subject.lines) as "value", rank() over (order by recent.changes desc) as "changes_rank", rank() over (order by subject.lines desc) as "lines_rank", "recent"."changes", "subject"."lines", "edited"."rework", "edited"."lines" as "base", case when (("subject"."path" ~* '(^|/)(tests?|testing|testdata|__tests__|e2e|fixtures)/|^t/|(^|/)t/([^/]+/)*[^/]+[.](t|sh|p[lm])$|(^|/)specs?/([^/]+/)*[^/]+[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$|(^|/)tests?[_.-][^/]*$|(^|/)specs?([_.-][^/]*)?[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$|(^|/)conftest[.]py$|[_.](tests?|tst|e2e)([_.-][^/]*)?(/|$)|(^|/)([^/]*[^/b]|[^/]*[^/a]b|[^/]*[^/_.-]ab|b)-(tests?|tst|e2e)([_.-][^/]*)?(/|$)|[_.-]specs?([_.-][^/]*)?[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$') or ("subject"."path" ~ '[a-z0-9](Tests?|TestCase)([.][^/.]+$|/)|[a-z0-9]Specs?(/([^/]+/)*[^/]+)?[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$')) then 'test' when ("subject"."path" ~* '(^|/)([^/]+[.]lockb?|[^/]+-lock[.](json|ya?ml)|npm-shrinkwrap[.]json|go[.]sum)$') then 'lock file' when "subject"."documentation" or (("subject"."path" ~* '[.](md|mdx|markdown|rst|adoc|asciidoc)$') or ("subject"."path" ~* '(^|/)(history|news|changes|change-?log|release[-_ ]?notes|authors|contributors|todo|notice|copying|([^/]+[-_])?licen[cs]e)([.]txt)?$') or (("subject"."path" ~* '(^|/)(docs?|documentation|manual|man[1-9]?)/([^/]+/)*[^/.]+([.](txt|html?|[1-9]))?$') and not ("subject"."path" ~* '(^|/)(CMakeLists[.]txt|(GNU)?Makefile|Dockerfile|Rakefile|Justfile)$'))) then 'documentation' when ("subject"."path" ~* '(^|/)(CMakeLists[.]txt|(GNU)?Makefile|Dockerfile|Rakefile|Justfile)$') then null when ("subject"."path" ~* '[.](json|jsonc|json5|ya?ml|toml|ini|csv|tsv|svg|po|pot|xlf|txt)$') then 'data' end as "by_nature"
    from "recent"
    inner join "subject" on "subject"."repo_id" = "recent"."repo_id" and "subject"."file_id" = "recent"."file_id"
    left join "edited" on "edited"."repo_id" = "recent"."repo_id" and "edited"."file_id" = "recent"."file_id"
  ) as "fact"
) as "part";

-- Its evidence, on DuckDB
select "page".*, "r"."name" as "repo_name", "f"."path" as "file_path"
from (
  select *, count(*) over () as "row_count"
  from (
    select max("occurred_at") as "at", "repo_id", "file_id", max("value") as "value", count(*) as "n", cast(sum("changes") as double precision) as "extra_changes", cast(sum("lines") as double precision) as "extra_lines"
    from (
      select "fact".*
      from (with recursive "subject" as (
          select "f"."repo_id", "f"."id" as "file_id", "f"."path", "f"."documentation", "f"."lines"
          from "file" as "f"
          where "f"."alive" = true and "f"."lines" > 0 and not ("f"."generated" or "f"."vendored")
        ), "rename" as (
          select "repo_id", "file_id", "old_file_id", "commit_id"
          from "commit_file"
          where "status" = 'R'
        ), "creation_of_path" as (
          select "x"."repo_id", "x"."file_id" as "path_id", "x"."commit_id", case when exists (
            select 1
            from commit_revert as r
            where r.repo_id = c.repo_id and r.commit_id = c.id
          ) then cast(1 as integer) else cast(0 as integer) end as "revert", case when c.parents > 0 then cast(0 as integer) else cast(1 as integer) end as "root"
          from "commit_file" as "x"
          inner join "commit" as "c" on "c"."repo_id" = "x"."repo_id" and "c"."id" = "x"."commit_id"
          where "c"."on_default" and "x"."status" in ('A', 'R')
        ), "path_gone" as (
          select "x"."repo_id", "x"."file_id" as "path_id", "x"."commit_id", x.commit_id + 1 as "after"
          from "commit_file" as "x"
          inner join "commit" as "c" on "c"."repo_id" = "x"."repo_id" and "c"."id" = "x"."commit_id"
          where "c"."on_default" and "x"."status" = 'D'
          union all
          select "x"."repo_id", x.old_file_id as "path_id", "x"."commit_id", "x"."commit_id" as "after"
          from "commit_file" as "x"
          inner join "commit" as "c" on "c"."repo_id" = "x"."repo_id" and "c"."id" = "x"."commit_id"
          where "c"."on_default" and "x"."status" = 'R'
        ), "left_name" as (
          select event.repo_id, event.path_id, event.commit_id, case when event.next_id is null and not file.alive then cast(2147483647 as integer) when event.next_anew = 1 then event.next_id else event.commit_id end as "until"
          from (
            select any_event.*, lead(commit_id) over path_events as next_id, lead(anew) over path_events as next_anew
            from (
              select repo_id, path_id, commit_id, cast(1 as integer) as gone, cast(0 as integer) as anew
              from path_gone
              union all
              select repo_id, path_id, commit_id, cast(0 as integer), case when revert + root = 0 then cast(1 as integer) else cast(0 as integer) end
              from creation_of_path
            ) as any_event
            where exists (
              select 1
              from rename
              where rename.repo_id = any_event.repo_id and rename.old_file_id = any_event.path_id
            ) window path_events as (partition by repo_id, path_id order by commit_id, gone desc)
          ) as event join file on file.repo_id = event.repo_id and file.id = event.path_id
          where event.gone = 1
        ), "epoch" as ( with made_again as (
            select gone.repo_id, gone.path_id, min(made.commit_id) as since
            from path_gone as gone join creation_of_path as made on made.repo_id = gone.repo_id and made.path_id = gone.path_id and made.commit_id > gone.commit_id and made.revert = 0 and made.root = 0
            group by gone.repo_id, gone.path_id, gone.commit_id
          )
          select repo_id, path_id, since, lead(since, 1, cast(2147483647 as integer)) over (partition by repo_id, path_id order by since) as until
          from (
            select repo_id, path_id, since
            from made_again union
            select repo_id, path_id, cast(0 as integer)
            from made_again
          ) as start
        ), "root_life" as ( with shared_path as (
            select repo_id, path_id
            from creation_of_path
            group by repo_id, path_id
            having max(root) = 1 and max(revert) = 0 and count(distinct commit_id) > 1
          ), ended as (
            select made.repo_id, made.path_id, made.commit_id as since, min(gone.commit_id) as gone_by, min(gone.after) as after
            from shared_path join creation_of_path as made on made.repo_id = shared_path.repo_id and made.path_id = shared_path.path_id and made.root = 1 join path_gone as gone on gone.repo_id = made.repo_id and gone.path_id = made.path_id and gone.commit_id > made.commit_id
            group by made.repo_id, made.path_id, made.commit_id
          )
          select repo_id, path_id, max(since) as since, gone_by, after
          from ended
          group by repo_id, path_id, gone_by, after
        ), "known_as" as (
          select subject.repo_id, subject.file_id, subject.file_id as path_id, coalesce(epoch.since, 0) as since, cast(2147483647 as integer) as upto, cast(2147483647 as integer) as beyond
          from subject
          left join epoch on epoch.repo_id = subject.repo_id and epoch.path_id = subject.file_id and epoch.until = cast(2147483647 as integer) union
          select known_as.repo_id, known_as.file_id, rename.old_file_id, coalesce(root_life.since, epoch.since, 0), rename.commit_id, coalesce(left_name.until, rename.commit_id)
          from known_as join rename on rename.repo_id = known_as.repo_id and rename.file_id = known_as.path_id and rename.commit_id >= known_as.since and rename.commit_id < known_as.upto
          left join epoch on epoch.repo_id = rename.repo_id and epoch.path_id = rename.old_file_id and epoch.since < rename.commit_id and epoch.until >= rename.commit_id
          left join root_life on root_life.repo_id = rename.repo_id and root_life.path_id = rename.old_file_id and root_life.gone_by = rename.commit_id
          left join left_name on left_name.repo_id = rename.repo_id and left_name.path_id = rename.old_file_id and left_name.commit_id = rename.commit_id
        ), "name" as ( with term as (
            select repo_id, file_id, path_id, since, max(upto) as upto, max(beyond) as beyond
            from known_as
            group by repo_id, file_id, path_id, since
          ), other_life as (
            select term.repo_id, term.file_id, term.path_id, term.since as term_since, term.upto, life.since, life.after
            from term join root_life as life on life.repo_id = term.repo_id and life.path_id = term.path_id and life.since >= term.since and life.gone_by < term.upto
          ), start as (
            select repo_id, file_id, path_id, since as term_since, since, upto
            from term
            union all
            select repo_id, file_id, path_id, term_since, after, upto
            from other_life
            union all
            select repo_id, file_id, path_id, since, upto, beyond
            from term
            where beyond > upto
          )
          select start.repo_id, start.file_id, start.path_id, start.since, coalesce(min(life.since), start.upto) as upto
          from start
          left join other_life as life on life.repo_id = start.repo_id and life.file_id = start.file_id and life.path_id = start.path_id and life.term_since = start.term_since and life.since >= start.since
          group by start.repo_id, start.file_id, start.path_id, start.since, start.upto
        ), "change" as (
          select "name"."repo_id", "name"."file_id", "x"."commit_id", "x"."added", "x"."lines"
          from "name"
          inner join "commit_file" as "x" on "x"."repo_id" = "name"."repo_id" and "x"."file_id" = "name"."path_id"
          where "x"."commit_id" >= "name"."since" and "x"."commit_id" < "name"."upto"
        ), "written" as (
          select *
          from "change"
        ), "any_touch" as (
          select "change"."repo_id", "change"."file_id", "change"."commit_id", "change"."added", "change"."lines", "commit"."files" as "commit_files", "commit"."lines" as "commit_lines", ("person"."kind" <> 'bot') as "counted", (("commit"."lines" > 1000 or "commit"."files" > 100) is true) as "outlier", least("commit"."authored_at", "commit"."committed_at") as "touched_at"
          from "written" as "change"
          inner join "commit" on "commit"."repo_id" = "change"."repo_id" and "commit"."id" = "change"."commit_id"
          inner join "identity" on "identity"."id" = "commit"."author_id"
          inner join "person" on "person"."id" = "identity"."person_id"
          where "commit"."on_default" and not ("commit"."parents" > 1)
        ), "creation" as (
          select "any_touch"."repo_id", "any_touch"."file_id", min("any_touch"."commit_id") as "commit_id"
          from "any_touch"
          group by "any_touch"."repo_id", "any_touch"."file_id"
        ), "touch" as (
          select "repo_id", "file_id", "commit_id", "added", "lines", "commit_files", "commit_lines", "touched_at"
          from "any_touch"
          where "counted" = true and "outlier" = false
        ), "edit" as (with "shared" as (
            select "ca"."repo_id", "ca"."commit_id", array_agg(distinct ci.person_id) as "people"
            from "commit_author" as "ca"
            inner join "identity" as "ci" on "ci"."id" = "ca"."identity_id"
            inner join "person" as "cp" on "cp"."id" = "ci"."person_id"
            where ("cp"."kind" = 'person') and ("ca"."repo_id", "ca"."commit_id") in (
              select "x"."repo_id", "x"."commit_id"
              from "commit_author" as "x"
              where "x"."role" = 'co-author'
            )
            group by "ca"."repo_id", "ca"."commit_id"
          )
          select (case when e.origin_id is null then 'new' when not ("c"."authored_at" - "o"."authored_at" <= interval '21 days') then 'refactor' when a.person_id = oa.person_id then 'rework' when (cs.people is not null or os.people is not null) and coalesce(cs.people, array[a.person_id]) && coalesce(os.people, array[oa.person_id]) then 'rework' else 'help' end) as "work_type", "e"."repo_id", "e"."file_id", "e"."commit_id", "e"."lines"
          from "commit" as "c"
          inner join "identity" as "a" on "a"."id" = "c"."author_id"
          inner join "person" as "p" on "p"."id" = "a"."person_id"
          inner join "line_edit" as "e" on "e"."repo_id" = "c"."repo_id" and "e"."commit_id" = "c"."id"
          inner join "file" as "f" on "f"."repo_id" = "e"."repo_id" and "f"."id" = "e"."file_id"
          left join "commit" as "o" on "o"."repo_id" = "e"."repo_id" and "o"."id" = "e"."origin_id"
          left join "identity" as "oa" on "oa"."id" = "o"."author_id"
          left join "shared" as "cs" on "cs"."repo_id" = "e"."repo_id" and "cs"."commit_id" = "e"."commit_id"
          left join "shared" as "os" on "os"."repo_id" = "e"."repo_id" and "os"."commit_id" = "e"."origin_id"
          where "c"."on_default" and "c"."authored_at" >= cast('2025-10-02 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-03-31 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and not ("f"."generated" or "f"."vendored")
        ), "edited" as (
          select "name"."repo_id", "name"."file_id", coalesce(sum("edit"."lines"), 0) as "lines", coalesce(sum(case when edit.work_type = 'rework' then edit.lines else 0 end), 0) as "rework"
          from "edit"
          inner join "name" on "name"."repo_id" = "edit"."repo_id" and "name"."path_id" = "edit"."file_id" and "name"."since" <= "edit"."commit_id" and "name"."upto" > "edit"."commit_id"
          group by "name"."repo_id", "name"."file_id"
        ), "recent" as (
          select "touch"."repo_id", "touch"."file_id", max("touch"."touched_at") as "occurred_at", count(distinct "touch"."commit_id") as "changes"
          from "touch"
          where "touch"."touched_at" >= cast('2025-10-02 00:00:00' as timestamp)
          group by "touch"."repo_id", "touch"."file_id"
        )
        select "recent"."occurred_at", "recent"."repo_id", "recent"."file_id", 100.0 * cume_dist() over (order by recent.changes) * cume_dist() over (order by subject.lines) as "value", rank() over (order by recent.changes desc) as "changes_rank", rank() over (order by subject.lines desc) as "lines_rank", "recent"."changes", "subject"."lines", "edited"."rework", "edited"."lines" as "base", case when (regexp_matches("subject"."path", '(^|/)(tests?|testing|testdata|__tests__|e2e|fixtures)/|^t/|(^|/)t/([^/]+/)*[^/]+[.](t|sh|p[lm])$|(^|/)specs?/([^/]+/)*[^/]+[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$|(^|/)tests?[_.-][^/]*$|(^|/)specs?([_.-][^/]*)?[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$|(^|/)conftest[.]py$|[_.](tests?|tst|e2e)([_.-][^/]*)?(/|$)|(^|/)([^/]*[^/b]|[^/]*[^/a]b|[^/]*[^/_.-]ab|b)-(tests?|tst|e2e)([_.-][^/]*)?(/|$)|[_.-]specs?([_.-][^/]*)?[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$', 'i') or regexp_matches("subject"."path", '[a-z0-9](Tests?|TestCase)([.][^/.]+$|/)|[a-z0-9]Specs?(/([^/]+/)*[^/]+)?[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$', 'c')) then 'test' when regexp_matches("subject"."path", '(^|/)([^/]+[.]lockb?|[^/]+-lock[.](json|ya?ml)|npm-shrinkwrap[.]json|go[.]sum)$', 'i') then 'lock file' when "subject"."documentation" or (regexp_matches("subject"."path", '[.](md|mdx|markdown|rst|adoc|asciidoc)$', 'i') or regexp_matches("subject"."path", '(^|/)(history|news|changes|change-?log|release[-_ ]?notes|authors|contributors|todo|notice|copying|([^/]+[-_])?licen[cs]e)([.]txt)?$', 'i') or (regexp_matches("subject"."path", '(^|/)(docs?|documentation|manual|man[1-9]?)/([^/]+/)*[^/.]+([.](txt|html?|[1-9]))?$', 'i') and not regexp_matches("subject"."path", '(^|/)(CMakeLists[.]txt|(GNU)?Makefile|Dockerfile|Rakefile|Justfile)$', 'i'))) then 'documentation' when regexp_matches("subject"."path", '(^|/)(CMakeLists[.]txt|(GNU)?Makefile|Dockerfile|Rakefile|Justfile)$', 'i') then null when regexp_matches("subject"."path", '[.](json|jsonc|json5|ya?ml|toml|ini|csv|tsv|svg|po|pot|xlf|txt)$', 'i') then 'data' end as "by_nature"
        from "recent"
        inner join "subject" on "subject"."repo_id" = "recent"."repo_id" and "subject"."file_id" = "recent"."file_id"
        left join "edited" on "edited"."repo_id" = "recent"."repo_id" and "edited"."file_id" = "recent"."file_id"
      ) as "fact"
    ) as "part"
    group by "repo_id", "file_id"
  ) as "evidence"
  order by "evidence"."value" desc nulls last, "evidence"."at" desc nulls last, "evidence"."repo_id", "evidence"."file_id"
  limit 50 offset 0
) as "page"
left join "repo" as "r" on "r"."id" = "page"."repo_id"
left join "file" as "f" on "f"."repo_id" = "page"."repo_id" and "f"."id" = "page"."file_id"
order by "page"."value" desc nulls last, "page"."at" desc nulls last, "page"."repo_id", "page"."file_id";

-- Its evidence, on PostgreSQL
select "page".*, "r"."name" as "repo_name", "f"."path" as "file_path"
from (
  select *, count(*) over () as "row_count"
  from (
    select max("occurred_at") as "at", "repo_id", "file_id", max("value") as "value", count(*) as "n", cast(sum("changes") as double precision) as "extra_changes", cast(sum("lines") as double precision) as "extra_lines"
    from (
      select "fact".*
      from (with recursive "subject" as (
          select "f"."repo_id", "f"."id" as "file_id", "f"."path", "f"."documentation", "f"."lines"
          from "file" as "f"
          where "f"."alive" = true and "f"."lines" > 0 and not ("f"."generated" or "f"."vendored")
        ), "rename" as (
          select "repo_id", "file_id", "old_file_id", "commit_id"
          from "commit_file"
          where "status" = 'R'
        ), "creation_of_path" as (
          select "x"."repo_id", "x"."file_id" as "path_id", "x"."commit_id", case when exists (
            select 1
            from commit_revert as r
            where r.repo_id = c.repo_id and r.commit_id = c.id
          ) then cast(1 as integer) else cast(0 as integer) end as "revert", case when c.parents > 0 then cast(0 as integer) else cast(1 as integer) end as "root"
          from "commit_file" as "x"
          inner join "commit" as "c" on "c"."repo_id" = "x"."repo_id" and "c"."id" = "x"."commit_id"
          where "c"."on_default" and "x"."status" in ('A', 'R')
        ), "path_gone" as (
          select "x"."repo_id", "x"."file_id" as "path_id", "x"."commit_id", x.commit_id + 1 as "after"
          from "commit_file" as "x"
          inner join "commit" as "c" on "c"."repo_id" = "x"."repo_id" and "c"."id" = "x"."commit_id"
          where "c"."on_default" and "x"."status" = 'D'
          union all
          select "x"."repo_id", x.old_file_id as "path_id", "x"."commit_id", "x"."commit_id" as "after"
          from "commit_file" as "x"
          inner join "commit" as "c" on "c"."repo_id" = "x"."repo_id" and "c"."id" = "x"."commit_id"
          where "c"."on_default" and "x"."status" = 'R'
        ), "left_name" as (
          select event.repo_id, event.path_id, event.commit_id, case when event.next_id is null and not file.alive then cast(2147483647 as integer) when event.next_anew = 1 then event.next_id else event.commit_id end as "until"
          from (
            select any_event.*, lead(commit_id) over path_events as next_id, lead(anew) over path_events as next_anew
            from (
              select repo_id, path_id, commit_id, cast(1 as integer) as gone, cast(0 as integer) as anew
              from path_gone
              union all
              select repo_id, path_id, commit_id, cast(0 as integer), case when revert + root = 0 then cast(1 as integer) else cast(0 as integer) end
              from creation_of_path
            ) as any_event
            where exists (
              select 1
              from rename
              where rename.repo_id = any_event.repo_id and rename.old_file_id = any_event.path_id
            ) window path_events as (partition by repo_id, path_id order by commit_id, gone desc)
          ) as event join file on file.repo_id = event.repo_id and file.id = event.path_id
          where event.gone = 1
        ), "epoch" as ( with made_again as (
            select gone.repo_id, gone.path_id, min(made.commit_id) as since
            from path_gone as gone join creation_of_path as made on made.repo_id = gone.repo_id and made.path_id = gone.path_id and made.commit_id > gone.commit_id and made.revert = 0 and made.root = 0
            group by gone.repo_id, gone.path_id, gone.commit_id
          )
          select repo_id, path_id, since, lead(since, 1, cast(2147483647 as integer)) over (partition by repo_id, path_id order by since) as until
          from (
            select repo_id, path_id, since
            from made_again union
            select repo_id, path_id, cast(0 as integer)
            from made_again
          ) as start
        ), "root_life" as ( with shared_path as (
            select repo_id, path_id
            from creation_of_path
            group by repo_id, path_id
            having max(root) = 1 and max(revert) = 0 and count(distinct commit_id) > 1
          ), ended as (
            select made.repo_id, made.path_id, made.commit_id as since, min(gone.commit_id) as gone_by, min(gone.after) as after
            from shared_path join creation_of_path as made on made.repo_id = shared_path.repo_id and made.path_id = shared_path.path_id and made.root = 1 join path_gone as gone on gone.repo_id = made.repo_id and gone.path_id = made.path_id and gone.commit_id > made.commit_id
            group by made.repo_id, made.path_id, made.commit_id
          )
          select repo_id, path_id, max(since) as since, gone_by, after
          from ended
          group by repo_id, path_id, gone_by, after
        ), "known_as" as (
          select subject.repo_id, subject.file_id, subject.file_id as path_id, coalesce(epoch.since, 0) as since, cast(2147483647 as integer) as upto, cast(2147483647 as integer) as beyond
          from subject
          left join epoch on epoch.repo_id = subject.repo_id and epoch.path_id = subject.file_id and epoch.until = cast(2147483647 as integer) union
          select known_as.repo_id, known_as.file_id, rename.old_file_id, coalesce(root_life.since, epoch.since, 0), rename.commit_id, coalesce(left_name.until, rename.commit_id)
          from known_as join rename on rename.repo_id = known_as.repo_id and rename.file_id = known_as.path_id and rename.commit_id >= known_as.since and rename.commit_id < known_as.upto
          left join epoch on epoch.repo_id = rename.repo_id and epoch.path_id = rename.old_file_id and epoch.since < rename.commit_id and epoch.until >= rename.commit_id
          left join root_life on root_life.repo_id = rename.repo_id and root_life.path_id = rename.old_file_id and root_life.gone_by = rename.commit_id
          left join left_name on left_name.repo_id = rename.repo_id and left_name.path_id = rename.old_file_id and left_name.commit_id = rename.commit_id
        ), "name" as ( with term as (
            select repo_id, file_id, path_id, since, max(upto) as upto, max(beyond) as beyond
            from known_as
            group by repo_id, file_id, path_id, since
          ), other_life as (
            select term.repo_id, term.file_id, term.path_id, term.since as term_since, term.upto, life.since, life.after
            from term join root_life as life on life.repo_id = term.repo_id and life.path_id = term.path_id and life.since >= term.since and life.gone_by < term.upto
          ), start as (
            select repo_id, file_id, path_id, since as term_since, since, upto
            from term
            union all
            select repo_id, file_id, path_id, term_since, after, upto
            from other_life
            union all
            select repo_id, file_id, path_id, since, upto, beyond
            from term
            where beyond > upto
          )
          select start.repo_id, start.file_id, start.path_id, start.since, coalesce(min(life.since), start.upto) as upto
          from start
          left join other_life as life on life.repo_id = start.repo_id and life.file_id = start.file_id and life.path_id = start.path_id and life.term_since = start.term_since and life.since >= start.since
          group by start.repo_id, start.file_id, start.path_id, start.since, start.upto
        ), "change" as (
          select "name"."repo_id", "name"."file_id", "x"."commit_id", "x"."added", "x"."lines"
          from "name"
          inner join "commit_file" as "x" on "x"."repo_id" = "name"."repo_id" and "x"."file_id" = "name"."path_id"
          where "x"."commit_id" >= "name"."since" and "x"."commit_id" < "name"."upto"
        ), "written" as (
          select *
          from "change"
        ), "any_touch" as (
          select "change"."repo_id", "change"."file_id", "change"."commit_id", "change"."added", "change"."lines", "commit"."files" as "commit_files", "commit"."lines" as "commit_lines", ("person"."kind" <> 'bot') as "counted", (("commit"."lines" > 1000 or "commit"."files" > 100) is true) as "outlier", least("commit"."authored_at", "commit"."committed_at") as "touched_at"
          from "written" as "change"
          inner join "commit" on "commit"."repo_id" = "change"."repo_id" and "commit"."id" = "change"."commit_id"
          inner join "identity" on "identity"."id" = "commit"."author_id"
          inner join "person" on "person"."id" = "identity"."person_id"
          where "commit"."on_default" and not ("commit"."parents" > 1)
        ), "creation" as (
          select "any_touch"."repo_id", "any_touch"."file_id", min("any_touch"."commit_id") as "commit_id"
          from "any_touch"
          group by "any_touch"."repo_id", "any_touch"."file_id"
        ), "touch" as (
          select "repo_id", "file_id", "commit_id", "added", "lines", "commit_files", "commit_lines", "touched_at"
          from "any_touch"
          where "counted" = true and "outlier" = false
        ), "edit" as (with "shared" as (
            select "ca"."repo_id", "ca"."commit_id", array_agg(distinct ci.person_id) as "people"
            from "commit_author" as "ca"
            inner join "identity" as "ci" on "ci"."id" = "ca"."identity_id"
            inner join "person" as "cp" on "cp"."id" = "ci"."person_id"
            where ("cp"."kind" = 'person') and ("ca"."repo_id", "ca"."commit_id") in (
              select "x"."repo_id", "x"."commit_id"
              from "commit_author" as "x"
              where "x"."role" = 'co-author'
            )
            group by "ca"."repo_id", "ca"."commit_id"
          )
          select (case when e.origin_id is null then 'new' when not ("c"."authored_at" - "o"."authored_at" <= interval '21 days') then 'refactor' when a.person_id = oa.person_id then 'rework' when (cs.people is not null or os.people is not null) and coalesce(cs.people, array[a.person_id]) && coalesce(os.people, array[oa.person_id]) then 'rework' else 'help' end) as "work_type", "e"."repo_id", "e"."file_id", "e"."commit_id", "e"."lines"
          from "commit" as "c"
          inner join "identity" as "a" on "a"."id" = "c"."author_id"
          inner join "person" as "p" on "p"."id" = "a"."person_id"
          inner join "line_edit" as "e" on "e"."repo_id" = "c"."repo_id" and "e"."commit_id" = "c"."id"
          inner join "file" as "f" on "f"."repo_id" = "e"."repo_id" and "f"."id" = "e"."file_id"
          left join "commit" as "o" on "o"."repo_id" = "e"."repo_id" and "o"."id" = "e"."origin_id"
          left join "identity" as "oa" on "oa"."id" = "o"."author_id"
          left join "shared" as "cs" on "cs"."repo_id" = "e"."repo_id" and "cs"."commit_id" = "e"."commit_id"
          left join "shared" as "os" on "os"."repo_id" = "e"."repo_id" and "os"."commit_id" = "e"."origin_id"
          where "c"."on_default" and "c"."authored_at" >= cast('2025-10-02 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-03-31 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and not ("f"."generated" or "f"."vendored")
        ), "edited" as (
          select "name"."repo_id", "name"."file_id", coalesce(sum("edit"."lines"), 0) as "lines", coalesce(sum(case when edit.work_type = 'rework' then edit.lines else 0 end), 0) as "rework"
          from "edit"
          inner join "name" on "name"."repo_id" = "edit"."repo_id" and "name"."path_id" = "edit"."file_id" and "name"."since" <= "edit"."commit_id" and "name"."upto" > "edit"."commit_id"
          group by "name"."repo_id", "name"."file_id"
        ), "recent" as (
          select "touch"."repo_id", "touch"."file_id", max("touch"."touched_at") as "occurred_at", count(distinct "touch"."commit_id") as "changes"
          from "touch"
          where "touch"."touched_at" >= cast('2025-10-02 00:00:00' as timestamp)
          group by "touch"."repo_id", "touch"."file_id"
        )
        select "recent"."occurred_at", "recent"."repo_id", "recent"."file_id", 100.0 * cume_dist() over (order by recent.changes) * cume_dist() over (order by subject.lines) as "value", rank() over (order by recent.changes desc) as "changes_rank", rank() over (order by subject.lines desc) as "lines_rank", "recent"."changes", "subject"."lines", "edited"."rework", "edited"."lines" as "base", case when (("subject"."path" ~* '(^|/)(tests?|testing|testdata|__tests__|e2e|fixtures)/|^t/|(^|/)t/([^/]+/)*[^/]+[.](t|sh|p[lm])$|(^|/)specs?/([^/]+/)*[^/]+[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$|(^|/)tests?[_.-][^/]*$|(^|/)specs?([_.-][^/]*)?[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$|(^|/)conftest[.]py$|[_.](tests?|tst|e2e)([_.-][^/]*)?(/|$)|(^|/)([^/]*[^/b]|[^/]*[^/a]b|[^/]*[^/_.-]ab|b)-(tests?|tst|e2e)([_.-][^/]*)?(/|$)|[_.-]specs?([_.-][^/]*)?[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$') or ("subject"."path" ~ '[a-z0-9](Tests?|TestCase)([.][^/.]+$|/)|[a-z0-9]Specs?(/([^/]+/)*[^/]+)?[.]([cm]?[jt]sx?|coffee|cr|cs|exs?|feature|go|groovy|hs|java|kt|lua|mm?|php|py|rb|rs|scala|swift|vue)$')) then 'test' when ("subject"."path" ~* '(^|/)([^/]+[.]lockb?|[^/]+-lock[.](json|ya?ml)|npm-shrinkwrap[.]json|go[.]sum)$') then 'lock file' when "subject"."documentation" or (("subject"."path" ~* '[.](md|mdx|markdown|rst|adoc|asciidoc)$') or ("subject"."path" ~* '(^|/)(history|news|changes|change-?log|release[-_ ]?notes|authors|contributors|todo|notice|copying|([^/]+[-_])?licen[cs]e)([.]txt)?$') or (("subject"."path" ~* '(^|/)(docs?|documentation|manual|man[1-9]?)/([^/]+/)*[^/.]+([.](txt|html?|[1-9]))?$') and not ("subject"."path" ~* '(^|/)(CMakeLists[.]txt|(GNU)?Makefile|Dockerfile|Rakefile|Justfile)$'))) then 'documentation' when ("subject"."path" ~* '(^|/)(CMakeLists[.]txt|(GNU)?Makefile|Dockerfile|Rakefile|Justfile)$') then null when ("subject"."path" ~* '[.](json|jsonc|json5|ya?ml|toml|ini|csv|tsv|svg|po|pot|xlf|txt)$') then 'data' end as "by_nature"
        from "recent"
        inner join "subject" on "subject"."repo_id" = "recent"."repo_id" and "subject"."file_id" = "recent"."file_id"
        left join "edited" on "edited"."repo_id" = "recent"."repo_id" and "edited"."file_id" = "recent"."file_id"
      ) as "fact"
    ) as "part"
    group by "repo_id", "file_id"
  ) as "evidence"
  order by "evidence"."value" desc nulls last, "evidence"."at" desc nulls last, "evidence"."repo_id", "evidence"."file_id"
  limit 50 offset 0
) as "page"
left join "repo" as "r" on "r"."id" = "page"."repo_id"
left join "file" as "f" on "f"."repo_id" = "page"."repo_id" and "f"."id" = "page"."file_id"
order by "page"."value" desc nulls last, "page"."at" desc nulls last, "page"."repo_id", "page"."file_id";
