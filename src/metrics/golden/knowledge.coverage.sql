-- knowledge.coverage: Lines by who can be asked

-- The number, on DuckDB and PostgreSQL
select cast(sum("value") as double precision) as "value", count(distinct (cast("repo_id" as bigint) * 4294967296 + "file_id")) as "n"
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
      union all
      select "t"."repo_id", "t"."file_id", "t"."origin_id" as "commit_id", "t"."lines" as "added", cast(null as integer) as "lines"
      from "subject"
      inner join "line_tip" as "t" on "t"."repo_id" = "subject"."repo_id" and "t"."file_id" = "subject"."file_id"
      left join "change" as "x" on "x"."repo_id" = "t"."repo_id" and "x"."file_id" = "t"."file_id" and "x"."commit_id" = "t"."origin_id"
      where "x"."commit_id" is null
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
      where "counted" = true
    ), "credit" as (
      select distinct "commit_author"."repo_id", "commit_author"."commit_id", "identity"."person_id"
      from "commit_author"
      inner join "identity" on "identity"."id" = "commit_author"."identity_id"
      inner join "person" on "person"."id" = "identity"."person_id"
      where ("person"."kind" = 'person')
    ), "seen" as (
      select "credit"."person_id", max(least("commit"."authored_at", "commit"."committed_at")) as "seen_at"
      from "credit"
      inner join "commit" on "commit"."repo_id" = "credit"."repo_id" and "commit"."id" = "credit"."commit_id"
      group by "credit"."person_id"
    ), "known" as (
      select "touch"."repo_id", "touch"."file_id", "credit"."person_id", coalesce(sum("touch"."added"), 0) as "adds", count(distinct "touch"."commit_id") as "deliveries", max(case when touch.commit_id = creation.commit_id then 1 else 0 end) as "first_author", max("touch"."touched_at") as "touched_at"
      from "touch"
      inner join "credit" on "credit"."repo_id" = "touch"."repo_id" and "credit"."commit_id" = "touch"."commit_id"
      inner join "creation" on "creation"."repo_id" = "touch"."repo_id" and "creation"."file_id" = "touch"."file_id"
      group by "touch"."repo_id", "touch"."file_id", "credit"."person_id"
    ), "changed" as (
      select "touch"."repo_id", "touch"."file_id", count(distinct "touch"."commit_id") as "changes", max("touch"."touched_at") as "touched_at"
      from "touch"
      group by "touch"."repo_id", "touch"."file_id"
    ), "scored" as (
      select "known"."repo_id", "known"."file_id", "known"."person_id", "known"."touched_at", (5.28223 + 0.23173 * (case when 1 + known.adds > 0 then ln(cast(1 + known.adds as double precision)) end) + 0.36151 * known.first_author + -0.19421 * (case when 1 + greatest(cast(floor(((cast(extract(epoch from cast('2026-03-31 00:00:00' as timestamp)) as double precision) - cast(extract(epoch from "known"."touched_at") as double precision)) / 86400.0)) as integer), 0) > 0 then ln(cast(1 + greatest(cast(floor(((cast(extract(epoch from cast('2026-03-31 00:00:00' as timestamp)) as double precision) - cast(extract(epoch from "known"."touched_at") as double precision)) / 86400.0)) as integer), 0) as double precision)) end) + -0.28761 * (case when "subject"."lines" > 0 then ln(cast("subject"."lines" as double precision)) end)) as "doe", (3.293 + 1.098 * known.first_author + 0.164 * known.deliveries + -0.321 * (case when 1 + changed.changes - known.deliveries > 0 then ln(cast(1 + changed.changes - known.deliveries as double precision)) end)) as "doa"
      from "known"
      inner join "subject" on "subject"."repo_id" = "known"."repo_id" and "subject"."file_id" = "known"."file_id"
      inner join "changed" on "changed"."repo_id" = "known"."repo_id" and "changed"."file_id" = "known"."file_id"
    ), "best" as (
      select "repo_id", "file_id", max("doe") as "doe", max("doa") as "doa"
      from "scored"
      group by "repo_id", "file_id"
    ), "knows" as (
      select "scored"."repo_id", "scored"."file_id", "scored"."person_id", "scored"."touched_at", "scored"."doe", "scored"."doa", case when scored.doe = best.doe or (best.doe > 0 and scored.doe >= 0.7 * best.doe) then 1 else 0 end as "expert", case when scored.doa >= 3.293 and scored.doa > 0.75 * best.doa then 1 else 0 end as "author", case when ((cast(extract(epoch from cast('2026-03-31 00:00:00' as timestamp)) as double precision) - cast(extract(epoch from "seen"."seen_at") as double precision)) / 86400.0) <= 90 then 1 else 0 end as "active"
      from "scored"
      inner join "best" on "best"."repo_id" = "scored"."repo_id" and "best"."file_id" = "scored"."file_id"
      inner join "seen" on "seen"."person_id" = "scored"."person_id"
    ), "known_file" as (
      select "knows"."repo_id", "knows"."file_id", coalesce(sum("knows"."expert"), 0) as "experts", sum(knows.expert * knows.active) as "active_experts", max("knows"."touched_at") as "touched_at"
      from "knows"
      group by "knows"."repo_id", "knows"."file_id"
    ), "file_risk" as (
      select "subject"."repo_id", "subject"."file_id", "subject"."path", "subject"."lines", "known_file"."touched_at", coalesce(known_file.experts, 0) as "experts", (case when known_file.experts = 1 and known_file.active_experts = 0 then 'at-risk' when coalesce(known_file.active_experts, 0) = 0 then 'unowned' when known_file.experts = 1 then 'single-expert' else 'ok' end) as "risk"
      from "subject"
      left join "known_file" on "known_file"."repo_id" = "subject"."repo_id" and "known_file"."file_id" = "subject"."file_id"
    )
    select "file_risk"."touched_at" as "occurred_at", "file_risk"."repo_id", "file_risk"."file_id", "file_risk"."lines" as "value", 1 as "base", "file_risk"."risk"
    from "file_risk"
  ) as "fact"
) as "part";

-- Its evidence, on DuckDB and PostgreSQL
select "page".*, "r"."name" as "repo_name", "f"."path" as "file_path"
from (
  select *, count(*) over () as "row_count"
  from (
    select max("occurred_at") as "at", "repo_id", "file_id", cast(sum("value") as double precision) as "value", count(*) as "n"
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
          union all
          select "t"."repo_id", "t"."file_id", "t"."origin_id" as "commit_id", "t"."lines" as "added", cast(null as integer) as "lines"
          from "subject"
          inner join "line_tip" as "t" on "t"."repo_id" = "subject"."repo_id" and "t"."file_id" = "subject"."file_id"
          left join "change" as "x" on "x"."repo_id" = "t"."repo_id" and "x"."file_id" = "t"."file_id" and "x"."commit_id" = "t"."origin_id"
          where "x"."commit_id" is null
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
          where "counted" = true
        ), "credit" as (
          select distinct "commit_author"."repo_id", "commit_author"."commit_id", "identity"."person_id"
          from "commit_author"
          inner join "identity" on "identity"."id" = "commit_author"."identity_id"
          inner join "person" on "person"."id" = "identity"."person_id"
          where ("person"."kind" = 'person')
        ), "seen" as (
          select "credit"."person_id", max(least("commit"."authored_at", "commit"."committed_at")) as "seen_at"
          from "credit"
          inner join "commit" on "commit"."repo_id" = "credit"."repo_id" and "commit"."id" = "credit"."commit_id"
          group by "credit"."person_id"
        ), "known" as (
          select "touch"."repo_id", "touch"."file_id", "credit"."person_id", coalesce(sum("touch"."added"), 0) as "adds", count(distinct "touch"."commit_id") as "deliveries", max(case when touch.commit_id = creation.commit_id then 1 else 0 end) as "first_author", max("touch"."touched_at") as "touched_at"
          from "touch"
          inner join "credit" on "credit"."repo_id" = "touch"."repo_id" and "credit"."commit_id" = "touch"."commit_id"
          inner join "creation" on "creation"."repo_id" = "touch"."repo_id" and "creation"."file_id" = "touch"."file_id"
          group by "touch"."repo_id", "touch"."file_id", "credit"."person_id"
        ), "changed" as (
          select "touch"."repo_id", "touch"."file_id", count(distinct "touch"."commit_id") as "changes", max("touch"."touched_at") as "touched_at"
          from "touch"
          group by "touch"."repo_id", "touch"."file_id"
        ), "scored" as (
          select "known"."repo_id", "known"."file_id", "known"."person_id", "known"."touched_at", (5.28223 + 0.23173 * (case when 1 + known.adds > 0 then ln(cast(1 + known.adds as double precision)) end) + 0.36151 * known.first_author + -0.19421 * (case when 1 + greatest(cast(floor(((cast(extract(epoch from cast('2026-03-31 00:00:00' as timestamp)) as double precision) - cast(extract(epoch from "known"."touched_at") as double precision)) / 86400.0)) as integer), 0) > 0 then ln(cast(1 + greatest(cast(floor(((cast(extract(epoch from cast('2026-03-31 00:00:00' as timestamp)) as double precision) - cast(extract(epoch from "known"."touched_at") as double precision)) / 86400.0)) as integer), 0) as double precision)) end) + -0.28761 * (case when "subject"."lines" > 0 then ln(cast("subject"."lines" as double precision)) end)) as "doe", (3.293 + 1.098 * known.first_author + 0.164 * known.deliveries + -0.321 * (case when 1 + changed.changes - known.deliveries > 0 then ln(cast(1 + changed.changes - known.deliveries as double precision)) end)) as "doa"
          from "known"
          inner join "subject" on "subject"."repo_id" = "known"."repo_id" and "subject"."file_id" = "known"."file_id"
          inner join "changed" on "changed"."repo_id" = "known"."repo_id" and "changed"."file_id" = "known"."file_id"
        ), "best" as (
          select "repo_id", "file_id", max("doe") as "doe", max("doa") as "doa"
          from "scored"
          group by "repo_id", "file_id"
        ), "knows" as (
          select "scored"."repo_id", "scored"."file_id", "scored"."person_id", "scored"."touched_at", "scored"."doe", "scored"."doa", case when scored.doe = best.doe or (best.doe > 0 and scored.doe >= 0.7 * best.doe) then 1 else 0 end as "expert", case when scored.doa >= 3.293 and scored.doa > 0.75 * best.doa then 1 else 0 end as "author", case when ((cast(extract(epoch from cast('2026-03-31 00:00:00' as timestamp)) as double precision) - cast(extract(epoch from "seen"."seen_at") as double precision)) / 86400.0) <= 90 then 1 else 0 end as "active"
          from "scored"
          inner join "best" on "best"."repo_id" = "scored"."repo_id" and "best"."file_id" = "scored"."file_id"
          inner join "seen" on "seen"."person_id" = "scored"."person_id"
        ), "known_file" as (
          select "knows"."repo_id", "knows"."file_id", coalesce(sum("knows"."expert"), 0) as "experts", sum(knows.expert * knows.active) as "active_experts", max("knows"."touched_at") as "touched_at"
          from "knows"
          group by "knows"."repo_id", "knows"."file_id"
        ), "file_risk" as (
          select "subject"."repo_id", "subject"."file_id", "subject"."path", "subject"."lines", "known_file"."touched_at", coalesce(known_file.experts, 0) as "experts", (case when known_file.experts = 1 and known_file.active_experts = 0 then 'at-risk' when coalesce(known_file.active_experts, 0) = 0 then 'unowned' when known_file.experts = 1 then 'single-expert' else 'ok' end) as "risk"
          from "subject"
          left join "known_file" on "known_file"."repo_id" = "subject"."repo_id" and "known_file"."file_id" = "subject"."file_id"
        )
        select "file_risk"."touched_at" as "occurred_at", "file_risk"."repo_id", "file_risk"."file_id", "file_risk"."lines" as "value", 1 as "base", "file_risk"."risk"
        from "file_risk"
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
