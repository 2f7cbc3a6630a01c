-- delivery.release-days: Days with a release per week

-- The number, on DuckDB and PostgreSQL
select "era", cast("bucket" as text) as "bucket", grouping("bucket") as "bucket_set", percentile_cont(0.5) within group (order by cast("value" as double precision)) as "value", percentile_cont(0.75) within group (order by cast("value" as double precision)) as "p75", percentile_cont(0.9) within group (order by cast("value" as double precision)) as "p90", count(*) as "n"
from (
  select *, case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then 'current' else 'previous' end as "era", case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then cast(date_trunc('week', "occurred_at") as date) end as "bucket"
  from (
    select "fact".*
    from (with "shipped" as (
        select distinct "r"."repo_id", date_trunc('day', "r"."released_at") as "day"
        from (
          select "r"."repo_id", "r"."commit_id", '' as "component", min("r"."released_at") as "released_at", string_agg(r.tag, ', ' order by r.released_at, r.tag) as "tag", min((case when r.patch > 0 then 'patch' when r.minor > 0 then 'minor' else 'major' end)) as "release_kind", count("r"."failed_by") as "failed", string_agg(distinct q.tag, ', ' order by q.tag) as "repair", string_agg(distinct r.failure_reason, ', ' order by r.failure_reason) as "reason", (array_agg(r.released_at order by q.released_at, r.released_at desc) filter (where q.id is not null))[1] as "failed_at", min("q"."released_at") as "repaired_at"
          from "release" as "r"
          left join "release" as "q" on "q"."repo_id" = "r"."repo_id" and "q"."id" = "r"."failed_by"
          where (not "r"."prerelease")
          group by "r"."repo_id", "r"."commit_id"
        ) as "r"
      ), "service" as (
        select "shipped"."repo_id", min("shipped"."day") as "since"
        from "shipped"
        group by "shipped"."repo_id"
      ), "calendar" as (
        select cal.start
        from generate_series(cast('2025-10-06T00:00:00.000Z' as timestamp), cast('2026-03-31T00:00:00.000Z' as timestamp), interval '7 days') as "cal"("start")
      )
      select "d"."start" as "occurred_at", "s"."repo_id", count("r"."day") as "value"
      from "service" as "s"
      inner join "calendar" as "d" on ("d"."start" + 6 * interval '1 day') >= "s"."since"
      left join "shipped" as "r" on "r"."repo_id" = "s"."repo_id" and "r"."day" >= "d"."start" and "r"."day" < ("d"."start" + 7 * interval '1 day')
      where ("d"."start" + 7 * interval '1 day') <= cast('2026-03-31 00:00:00' as timestamp) and ("d"."start" >= cast('2026-01-01 00:00:00' as timestamp) or ("d"."start" + 7 * interval '1 day') <= cast('2026-01-01 00:00:00' as timestamp))
      group by "s"."repo_id", "d"."start"
    ) as "fact"
  ) as "keyed"
) as "part"
group by grouping sets (("era"), ("era", "bucket"));

-- Its evidence, on DuckDB and PostgreSQL
select "page".*, "r"."name" as "repo_name"
from (
  select *, count(*) over () as "row_count"
  from (
    select "occurred_at" as "at", "repo_id", "value", 1 as "n"
    from (
      select "fact".*
      from (with "shipped" as (
          select distinct "r"."repo_id", date_trunc('day', "r"."released_at") as "day"
          from (
            select "r"."repo_id", "r"."commit_id", '' as "component", min("r"."released_at") as "released_at", string_agg(r.tag, ', ' order by r.released_at, r.tag) as "tag", min((case when r.patch > 0 then 'patch' when r.minor > 0 then 'minor' else 'major' end)) as "release_kind", count("r"."failed_by") as "failed", string_agg(distinct q.tag, ', ' order by q.tag) as "repair", string_agg(distinct r.failure_reason, ', ' order by r.failure_reason) as "reason", (array_agg(r.released_at order by q.released_at, r.released_at desc) filter (where q.id is not null))[1] as "failed_at", min("q"."released_at") as "repaired_at"
            from "release" as "r"
            left join "release" as "q" on "q"."repo_id" = "r"."repo_id" and "q"."id" = "r"."failed_by"
            where (not "r"."prerelease")
            group by "r"."repo_id", "r"."commit_id"
          ) as "r"
        ), "service" as (
          select "shipped"."repo_id", min("shipped"."day") as "since"
          from "shipped"
          group by "shipped"."repo_id"
        ), "calendar" as (
          select cal.start
          from generate_series(cast('2026-01-05T00:00:00.000Z' as timestamp), cast('2026-03-31T00:00:00.000Z' as timestamp), interval '7 days') as "cal"("start")
        )
        select "d"."start" as "occurred_at", "s"."repo_id", count("r"."day") as "value"
        from "service" as "s"
        inner join "calendar" as "d" on ("d"."start" + 6 * interval '1 day') >= "s"."since"
        left join "shipped" as "r" on "r"."repo_id" = "s"."repo_id" and "r"."day" >= "d"."start" and "r"."day" < ("d"."start" + 7 * interval '1 day')
        where ("d"."start" + 7 * interval '1 day') <= cast('2026-03-31 00:00:00' as timestamp)
        group by "s"."repo_id", "d"."start"
      ) as "fact"
    ) as "part"
  ) as "evidence"
  order by "evidence"."at" desc nulls last, "evidence"."repo_id"
  limit 50 offset 0
) as "page"
left join "repo" as "r" on "r"."id" = "page"."repo_id"
order by "page"."at" desc nulls last, "page"."repo_id";
