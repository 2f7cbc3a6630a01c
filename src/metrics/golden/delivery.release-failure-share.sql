-- delivery.release-failure-share: Release failure share

-- The number, on DuckDB and PostgreSQL
select "era", cast("bucket" as text) as "bucket", grouping("bucket") as "bucket_set", cast(sum("value") as double precision) / nullif(sum("base"), 0) as "value", cast(coalesce(sum("base"), 0) as double precision) as "n"
from (
  select *, case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then 'current' else 'previous' end as "era", case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then cast(date_trunc('week', "occurred_at") as date) end as "bucket"
  from (
    select "fact".*
    from (
      select "r"."released_at" as "occurred_at", "r"."repo_id", "r"."commit_id", "r"."component", "r"."tag" as "release", "r"."release_kind", "r"."repair", "r"."reason", case when r.failed = 0 then 0 else 1 end as "value", 1 as "base"
      from (
        select "r"."repo_id", "r"."commit_id", '' as "component", min("r"."released_at") as "released_at", string_agg(r.tag, ', ' order by r.released_at, r.tag) as "tag", min((case when r.patch > 0 then 'patch' when r.minor > 0 then 'minor' else 'major' end)) as "release_kind", count("r"."failed_by") as "failed", string_agg(distinct q.tag, ', ' order by q.tag) as "repair", string_agg(distinct r.failure_reason, ', ' order by r.failure_reason) as "reason", (array_agg(r.released_at order by q.released_at, r.released_at desc) filter (where q.id is not null))[1] as "failed_at", min("q"."released_at") as "repaired_at"
        from "release" as "r"
        left join "release" as "q" on "q"."repo_id" = "r"."repo_id" and "q"."id" = "r"."failed_by"
        where (not "r"."prerelease")
        group by "r"."repo_id", "r"."commit_id"
      ) as "r"
      where "r"."released_at" >= cast('2025-10-03 00:00:00' as timestamp) and "r"."released_at" < cast('2026-04-01 00:00:00' as timestamp)
    ) as "fact"
  ) as "keyed"
) as "part"
group by grouping sets (("era"), ("era", "bucket"));

-- Its evidence, on DuckDB and PostgreSQL
select "page".*, "r"."name" as "repo_name", "c"."sha" as "commit_sha", "c"."subject" as "commit_subject"
from (
  select *, count(*) over () as "row_count"
  from (
    select "occurred_at" as "at", "repo_id", "commit_id", "value", 1 as "n", "release" as "extra_release", "repair" as "extra_repair", "reason" as "extra_reason"
    from (
      select "fact".*
      from (
        select "r"."released_at" as "occurred_at", "r"."repo_id", "r"."commit_id", "r"."component", "r"."tag" as "release", "r"."release_kind", "r"."repair", "r"."reason", case when r.failed = 0 then 0 else 1 end as "value", 1 as "base"
        from (
          select "r"."repo_id", "r"."commit_id", '' as "component", min("r"."released_at") as "released_at", string_agg(r.tag, ', ' order by r.released_at, r.tag) as "tag", min((case when r.patch > 0 then 'patch' when r.minor > 0 then 'minor' else 'major' end)) as "release_kind", count("r"."failed_by") as "failed", string_agg(distinct q.tag, ', ' order by q.tag) as "repair", string_agg(distinct r.failure_reason, ', ' order by r.failure_reason) as "reason", (array_agg(r.released_at order by q.released_at, r.released_at desc) filter (where q.id is not null))[1] as "failed_at", min("q"."released_at") as "repaired_at"
          from "release" as "r"
          left join "release" as "q" on "q"."repo_id" = "r"."repo_id" and "q"."id" = "r"."failed_by"
          where (not "r"."prerelease")
          group by "r"."repo_id", "r"."commit_id"
        ) as "r"
        where "r"."released_at" >= cast('2026-01-01 00:00:00' as timestamp) and "r"."released_at" < cast('2026-04-01 00:00:00' as timestamp)
      ) as "fact"
    ) as "part"
  ) as "evidence"
  order by "evidence"."value" desc nulls last, "evidence"."at" desc nulls last, "evidence"."repo_id", "evidence"."commit_id"
  limit 50 offset 0
) as "page"
left join "repo" as "r" on "r"."id" = "page"."repo_id"
left join "commit" as "c" on "c"."repo_id" = "page"."repo_id" and "c"."id" = "page"."commit_id"
order by "page"."value" desc nulls last, "page"."at" desc nulls last, "page"."repo_id", "page"."commit_id";
