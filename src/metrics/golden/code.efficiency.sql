-- code.efficiency: Coding efficiency

-- The number, on DuckDB and PostgreSQL
select "era", cast("bucket" as text) as "bucket", grouping("bucket") as "bucket_set", cast(sum("value") as double precision) / nullif(sum("base"), 0) as "value", count(distinct (cast("repo_id" as bigint) * 4294967296 + "commit_id")) as "n"
from (
  select *, case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then 'current' else 'previous' end as "era", case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then cast(date_trunc('week', "occurred_at") as date) end as "bucket"
  from (
    select "fact"."occurred_at", "fact"."repo_id", "fact"."commit_id", sum("fact"."value") as "value", sum("fact"."base") as "base"
    from (
      select "w"."occurred_at", "w"."repo_id", "w"."commit_id", "w"."file_id", "w"."work_type", "w"."assistance", case when w.work_type = 'rework' then 0 else w.lines end as "value", "w"."lines" as "base"
      from (with "shared" as (
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
        select (case when e.origin_id is null then 'new' when not ("c"."authored_at" - "o"."authored_at" <= interval '21 days') then 'refactor' when a.person_id = oa.person_id then 'rework' when (cs.people is not null or os.people is not null) and coalesce(cs.people, array[a.person_id]) && coalesce(os.people, array[oa.person_id]) then 'rework' else 'help' end) as "work_type", "c"."authored_at" as "occurred_at", "c"."repo_id", "c"."id" as "commit_id", "e"."file_id", "e"."lines", (case when "c"."agent" is not null then 'ai' else 'other' end) as "assistance"
        from "commit" as "c"
        inner join "identity" as "a" on "a"."id" = "c"."author_id"
        inner join "person" as "p" on "p"."id" = "a"."person_id"
        inner join "line_edit" as "e" on "e"."repo_id" = "c"."repo_id" and "e"."commit_id" = "c"."id"
        inner join "file" as "f" on "f"."repo_id" = "e"."repo_id" and "f"."id" = "e"."file_id"
        left join "commit" as "o" on "o"."repo_id" = "e"."repo_id" and "o"."id" = "e"."origin_id"
        left join "identity" as "oa" on "oa"."id" = "o"."author_id"
        left join "shared" as "cs" on "cs"."repo_id" = "e"."repo_id" and "cs"."commit_id" = "e"."commit_id"
        left join "shared" as "os" on "os"."repo_id" = "e"."repo_id" and "os"."commit_id" = "e"."origin_id"
        where "c"."on_default" and "c"."authored_at" >= cast('2025-10-03 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and not ("f"."generated" or "f"."vendored")
      ) as "w"
    ) as "fact"
    group by 1, 2, 3
  ) as "keyed"
) as "part"
group by grouping sets (("era"), ("era", "bucket"));

-- Its evidence, on DuckDB and PostgreSQL
select "page".*, "r"."name" as "repo_name", "c"."sha" as "commit_sha", "c"."subject" as "commit_subject"
from (
  select *, count(*) over () as "row_count"
  from (
    select max("occurred_at") as "at", "repo_id", "commit_id", cast(sum("value") as double precision) as "value", cast(sum("base") as double precision) as "base", count(distinct (cast("repo_id" as bigint) * 4294967296 + "commit_id")) as "n"
    from (
      select "fact".*
      from (
        select "w"."occurred_at", "w"."repo_id", "w"."commit_id", "w"."file_id", "w"."work_type", "w"."assistance", case when w.work_type = 'rework' then 0 else w.lines end as "value", "w"."lines" as "base"
        from (with "shared" as (
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
          select (case when e.origin_id is null then 'new' when not ("c"."authored_at" - "o"."authored_at" <= interval '21 days') then 'refactor' when a.person_id = oa.person_id then 'rework' when (cs.people is not null or os.people is not null) and coalesce(cs.people, array[a.person_id]) && coalesce(os.people, array[oa.person_id]) then 'rework' else 'help' end) as "work_type", "c"."authored_at" as "occurred_at", "c"."repo_id", "c"."id" as "commit_id", "e"."file_id", "e"."lines", (case when "c"."agent" is not null then 'ai' else 'other' end) as "assistance"
          from "commit" as "c"
          inner join "identity" as "a" on "a"."id" = "c"."author_id"
          inner join "person" as "p" on "p"."id" = "a"."person_id"
          inner join "line_edit" as "e" on "e"."repo_id" = "c"."repo_id" and "e"."commit_id" = "c"."id"
          inner join "file" as "f" on "f"."repo_id" = "e"."repo_id" and "f"."id" = "e"."file_id"
          left join "commit" as "o" on "o"."repo_id" = "e"."repo_id" and "o"."id" = "e"."origin_id"
          left join "identity" as "oa" on "oa"."id" = "o"."author_id"
          left join "shared" as "cs" on "cs"."repo_id" = "e"."repo_id" and "cs"."commit_id" = "e"."commit_id"
          left join "shared" as "os" on "os"."repo_id" = "e"."repo_id" and "os"."commit_id" = "e"."origin_id"
          where "c"."on_default" and "c"."authored_at" >= cast('2026-01-01 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and not ("f"."generated" or "f"."vendored")
        ) as "w"
      ) as "fact"
    ) as "part"
    group by "repo_id", "commit_id"
  ) as "evidence"
  order by "evidence"."base" - "evidence"."value" desc nulls last, "evidence"."at" desc nulls last, "evidence"."repo_id", "evidence"."commit_id"
  limit 50 offset 0
) as "page"
left join "repo" as "r" on "r"."id" = "page"."repo_id"
left join "commit" as "c" on "c"."repo_id" = "page"."repo_id" and "c"."id" = "page"."commit_id"
order by "page"."base" - "page"."value" desc nulls last, "page"."at" desc nulls last, "page"."repo_id", "page"."commit_id";
