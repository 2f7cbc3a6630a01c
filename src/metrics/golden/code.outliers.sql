-- code.outliers: Outliers

-- The number, on DuckDB and PostgreSQL
select "era", cast("bucket" as text) as "bucket", grouping("bucket") as "bucket_set", cast(count(*) as double precision) as "value", count(distinct (cast("repo_id" as bigint) * 4294967296 + "commit_id")) as "n"
from (
  select *, case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then 'current' else 'previous' end as "era", case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then cast(date_trunc('week', "occurred_at") as date) end as "bucket"
  from (
    select "fact".*
    from (
      select "c"."authored_at" as "occurred_at", "c"."repo_id", "c"."id" as "commit_id", "c"."lines" as "value", "c"."files", (case when "c"."agent" is not null then 'ai' else 'other' end) as "assistance"
      from "commit" as "c"
      inner join "identity" as "a" on "a"."id" = "c"."author_id"
      inner join "person" as "p" on "p"."id" = "a"."person_id"
      where "c"."on_default" and "c"."authored_at" >= cast('2025-10-03 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and (("c"."lines" > 1000 or "c"."files" > 100) is true)
    ) as "fact"
  ) as "keyed"
) as "part"
group by grouping sets (("era"), ("era", "bucket"));

-- Its evidence, on DuckDB and PostgreSQL
select "page".*, "r"."name" as "repo_name", "c"."sha" as "commit_sha", "c"."subject" as "commit_subject"
from (
  select *, count(*) over () as "row_count"
  from (
    select "occurred_at" as "at", "repo_id", "commit_id", "value", 1 as "n", "files" as "extra_files"
    from (
      select "fact".*
      from (
        select "c"."authored_at" as "occurred_at", "c"."repo_id", "c"."id" as "commit_id", "c"."lines" as "value", "c"."files", (case when "c"."agent" is not null then 'ai' else 'other' end) as "assistance"
        from "commit" as "c"
        inner join "identity" as "a" on "a"."id" = "c"."author_id"
        inner join "person" as "p" on "p"."id" = "a"."person_id"
        where "c"."on_default" and "c"."authored_at" >= cast('2026-01-01 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and (("c"."lines" > 1000 or "c"."files" > 100) is true)
      ) as "fact"
    ) as "part"
  ) as "evidence"
  order by "evidence"."value" desc nulls last, "evidence"."at" desc nulls last, "evidence"."repo_id", "evidence"."commit_id"
  limit 50 offset 0
) as "page"
left join "repo" as "r" on "r"."id" = "page"."repo_id"
left join "commit" as "c" on "c"."repo_id" = "page"."repo_id" and "c"."id" = "page"."commit_id"
order by "page"."value" desc nulls last, "page"."at" desc nulls last, "page"."repo_id", "page"."commit_id";
