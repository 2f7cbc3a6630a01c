-- delivery.release-frequency: Releases per week

-- The number, on DuckDB and PostgreSQL
select "era", cast("bucket" as text) as "bucket", grouping("bucket") as "bucket_set", cast(sum("value") as double precision) / (case when sum("base") > 0 then greatest(sum("base"), 1) end) as "value", count(distinct (cast("repo_id" as bigint) * 4294967296 + "commit_id")) as "n"
from (
  select *, case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then 'current' else 'previous' end as "era", case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then cast(date_trunc('week', "occurred_at") as date) end as "bucket"
  from (
    select "fact"."occurred_at", "fact"."repo_id", "fact"."commit_id", sum("fact"."value") as "value", sum("fact"."base") as "base"
    from (with "shipped" as (
        select "r"."repo_id", "r"."component", "r"."commit_id", "r"."released_at", "r"."tag", "r"."release_kind", date_trunc('day', "r"."released_at") as "day"
        from (
          select "r"."repo_id", "r"."commit_id", '' as "component", min("r"."released_at") as "released_at", string_agg(r.tag, ', ' order by r.released_at, r.tag) as "tag", min((case when r.patch > 0 then 'patch' when r.minor > 0 then 'minor' else 'major' end)) as "release_kind", count("r"."failed_by") as "failed", string_agg(distinct q.tag, ', ' order by q.tag) as "repair", string_agg(distinct r.failure_reason, ', ' order by r.failure_reason) as "reason", (array_agg(r.released_at order by q.released_at, r.released_at desc) filter (where q.id is not null))[1] as "failed_at", min("q"."released_at") as "repaired_at"
          from "release" as "r"
          left join "release" as "q" on "q"."repo_id" = "r"."repo_id" and "q"."id" = "r"."failed_by"
          where (not "r"."prerelease")
          group by "r"."repo_id", "r"."commit_id"
        ) as "r"
      ), "service" as (
        select "shipped"."repo_id", "shipped"."component", min("shipped"."day") as "since"
        from "shipped"
        group by "shipped"."repo_id", "shipped"."component"
      ), "calendar" as (
        select cal.start
        from generate_series(cast('2025-10-03T00:00:00.000Z' as timestamp), cast('2026-03-31T00:00:00.000Z' as timestamp), interval '1 day') as "cal"("start")
      )
      select coalesce(r.released_at, "d"."start") as "occurred_at", "s"."repo_id", "s"."component", "r"."commit_id", "r"."tag", "r"."released_at", case when r.commit_id is null then 0 else 1 end as "value", case when r.release_kind = 'patch' then 1 else 0 end as "patched", case when row_number() over (partition by "d"."start" order by r.released_at, s.repo_id, s.component, r.commit_id) = 1 then 1.0 / 7 else 0 end as "base"
      from "service" as "s"
      inner join "calendar" as "d" on "d"."start" >= "s"."since"
      left join "shipped" as "r" on "r"."repo_id" = "s"."repo_id" and "r"."component" = "s"."component" and "r"."day" = "d"."start"
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
    select max("occurred_at") as "at", "repo_id", "commit_id", cast(sum("value") as double precision) as "value", cast(sum("base") as double precision) as "base", count(distinct (cast("repo_id" as bigint) * 4294967296 + "commit_id")) as "n", max("tag") as "extra_tag"
    from (
      select "fact".*
      from (with "shipped" as (
          select "r"."repo_id", "r"."component", "r"."commit_id", "r"."released_at", "r"."tag", "r"."release_kind", date_trunc('day', "r"."released_at") as "day"
          from (
            select "r"."repo_id", "r"."commit_id", '' as "component", min("r"."released_at") as "released_at", string_agg(r.tag, ', ' order by r.released_at, r.tag) as "tag", min((case when r.patch > 0 then 'patch' when r.minor > 0 then 'minor' else 'major' end)) as "release_kind", count("r"."failed_by") as "failed", string_agg(distinct q.tag, ', ' order by q.tag) as "repair", string_agg(distinct r.failure_reason, ', ' order by r.failure_reason) as "reason", (array_agg(r.released_at order by q.released_at, r.released_at desc) filter (where q.id is not null))[1] as "failed_at", min("q"."released_at") as "repaired_at"
            from "release" as "r"
            left join "release" as "q" on "q"."repo_id" = "r"."repo_id" and "q"."id" = "r"."failed_by"
            where (not "r"."prerelease")
            group by "r"."repo_id", "r"."commit_id"
          ) as "r"
        ), "service" as (
          select "shipped"."repo_id", "shipped"."component", min("shipped"."day") as "since"
          from "shipped"
          group by "shipped"."repo_id", "shipped"."component"
        ), "calendar" as (
          select cal.start
          from generate_series(cast('2026-01-01T00:00:00.000Z' as timestamp), cast('2026-03-31T00:00:00.000Z' as timestamp), interval '1 day') as "cal"("start")
        )
        select coalesce(r.released_at, "d"."start") as "occurred_at", "s"."repo_id", "s"."component", "r"."commit_id", "r"."tag", "r"."released_at", case when r.commit_id is null then 0 else 1 end as "value", case when r.release_kind = 'patch' then 1 else 0 end as "patched", case when row_number() over (partition by "d"."start" order by r.released_at, s.repo_id, s.component, r.commit_id) = 1 then 1.0 / 7 else 0 end as "base"
        from "service" as "s"
        inner join "calendar" as "d" on "d"."start" >= "s"."since"
        left join "shipped" as "r" on "r"."repo_id" = "s"."repo_id" and "r"."component" = "s"."component" and "r"."day" = "d"."start"
      ) as "fact"
    ) as "part"
    group by "repo_id", "commit_id"
  ) as "evidence"
  order by "evidence"."commit_id" is null, "evidence"."at" desc nulls last, "evidence"."repo_id", "evidence"."commit_id"
  limit 50 offset 0
) as "page"
left join "repo" as "r" on "r"."id" = "page"."repo_id"
left join "commit" as "c" on "c"."repo_id" = "page"."repo_id" and "c"."id" = "page"."commit_id"
order by "page"."commit_id" is null, "page"."at" desc nulls last, "page"."repo_id", "page"."commit_id";
