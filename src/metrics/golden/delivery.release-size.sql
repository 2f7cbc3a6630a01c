-- delivery.release-size: Commits per release

-- The number, on DuckDB and PostgreSQL
select "era", cast("bucket" as text) as "bucket", grouping("bucket") as "bucket_set", percentile_cont(0.5) within group (order by cast("value" as double precision)) as "value", percentile_cont(0.75) within group (order by cast("value" as double precision)) as "p75", percentile_cont(0.9) within group (order by cast("value" as double precision)) as "p90", count(*) as "n"
from (
  select *, case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then 'current' else 'previous' end as "era", case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then cast(date_trunc('week', "occurred_at") as date) end as "bucket"
  from (
    select "fact".*
    from (with "content" as (
        select "r"."repo_id", "r"."id" as "release_id", count(*) as "commits"
        from "release" as "r"
        inner join "release_commit" as "m" on "m"."repo_id" = "r"."repo_id" and "m"."release_id" = "r"."id"
        inner join "commit" as "c" on "c"."repo_id" = "m"."repo_id" and "c"."id" = "m"."commit_id"
        inner join "identity" as "a" on "a"."id" = "c"."author_id"
        inner join "person" as "p" on "p"."id" = "a"."person_id"
        where (not "r"."prerelease") and "r"."released_at" >= cast('2025-10-03 00:00:00' as timestamp) and "r"."released_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot')
        group by "r"."repo_id", "r"."id"
      ), "shipped" as (
        select "r"."repo_id", "r"."id", "r"."commit_id", "r"."released_at", "r"."component", "r"."tag", (case when r.patch > 0 then 'patch' when r.minor > 0 then 'minor' else 'major' end) as "release_kind"
        from "release" as "r"
        where (not "r"."prerelease") and "r"."released_at" >= cast('2025-10-03 00:00:00' as timestamp) and "r"."released_at" < cast('2026-04-01 00:00:00' as timestamp) and "r"."baseline" = false
      )
      select "r"."released_at" as "occurred_at", "r"."repo_id", "r"."commit_id", "r"."component", "r"."tag" as "release", "r"."release_kind", coalesce("content"."commits", 0) as "value"
      from "shipped" as "r"
      left join "content" on "content"."repo_id" = "r"."repo_id" and "content"."release_id" = "r"."id"
    ) as "fact"
  ) as "keyed"
) as "part"
group by grouping sets (("era"), ("era", "bucket"));

-- Its evidence, on DuckDB and PostgreSQL
select "page".*, "r"."name" as "repo_name", "c"."sha" as "commit_sha", "c"."subject" as "commit_subject"
from (
  select *, count(*) over () as "row_count"
  from (
    select "occurred_at" as "at", "repo_id", "commit_id", "value", 1 as "n", "release" as "extra_release"
    from (
      select "fact".*
      from (with "content" as (
          select "r"."repo_id", "r"."id" as "release_id", count(*) as "commits"
          from "release" as "r"
          inner join "release_commit" as "m" on "m"."repo_id" = "r"."repo_id" and "m"."release_id" = "r"."id"
          inner join "commit" as "c" on "c"."repo_id" = "m"."repo_id" and "c"."id" = "m"."commit_id"
          inner join "identity" as "a" on "a"."id" = "c"."author_id"
          inner join "person" as "p" on "p"."id" = "a"."person_id"
          where (not "r"."prerelease") and "r"."released_at" >= cast('2026-01-01 00:00:00' as timestamp) and "r"."released_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot')
          group by "r"."repo_id", "r"."id"
        ), "shipped" as (
          select "r"."repo_id", "r"."id", "r"."commit_id", "r"."released_at", "r"."component", "r"."tag", (case when r.patch > 0 then 'patch' when r.minor > 0 then 'minor' else 'major' end) as "release_kind"
          from "release" as "r"
          where (not "r"."prerelease") and "r"."released_at" >= cast('2026-01-01 00:00:00' as timestamp) and "r"."released_at" < cast('2026-04-01 00:00:00' as timestamp) and "r"."baseline" = false
        )
        select "r"."released_at" as "occurred_at", "r"."repo_id", "r"."commit_id", "r"."component", "r"."tag" as "release", "r"."release_kind", coalesce("content"."commits", 0) as "value"
        from "shipped" as "r"
        left join "content" on "content"."repo_id" = "r"."repo_id" and "content"."release_id" = "r"."id"
      ) as "fact"
    ) as "part"
  ) as "evidence"
  order by "evidence"."value" desc nulls last, "evidence"."at" desc nulls last, "evidence"."repo_id", "evidence"."commit_id"
  limit 50 offset 0
) as "page"
left join "repo" as "r" on "r"."id" = "page"."repo_id"
left join "commit" as "c" on "c"."repo_id" = "page"."repo_id" and "c"."id" = "page"."commit_id"
order by "page"."value" desc nulls last, "page"."at" desc nulls last, "page"."repo_id", "page"."commit_id";
