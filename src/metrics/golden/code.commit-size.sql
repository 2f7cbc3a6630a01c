-- code.commit-size: Commit size

-- The number, on DuckDB and PostgreSQL
select "era", cast("bucket" as text) as "bucket", grouping("bucket") as "bucket_set", percentile_cont(0.5) within group (order by cast("value" as double precision)) as "value", percentile_cont(0.75) within group (order by cast("value" as double precision)) as "p75", percentile_cont(0.9) within group (order by cast("value" as double precision)) as "p90", count(distinct (cast("repo_id" as bigint) * 4294967296 + "commit_id")) as "n"
from (
  select *, case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then 'current' else 'previous' end as "era", case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then cast(date_trunc('week', "occurred_at") as date) end as "bucket"
  from (
    select "fact".*
    from (
      select "c"."authored_at" as "occurred_at", "c"."repo_id", "c"."id" as "commit_id", sum(x.lines) as "value", count(*) as "files", case when sum(x.lines) <= 10 then '1' when sum(x.lines) <= 50 then '2' when sum(x.lines) <= 200 then '3' when sum(x.lines) <= 1000 then '4' else '5' end as "size_band", (case when "c"."agent" is not null then 'ai' else 'other' end) as "assistance"
      from "commit" as "c"
      inner join "identity" as "a" on "a"."id" = "c"."author_id"
      inner join "person" as "p" on "p"."id" = "a"."person_id"
      inner join "commit_file" as "x" on "x"."repo_id" = "c"."repo_id" and "x"."commit_id" = "c"."id"
      inner join "file" as "f" on "f"."repo_id" = "x"."repo_id" and "f"."id" = "x"."file_id"
      where "c"."on_default" and "c"."authored_at" >= cast('2025-10-03 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and not ("f"."generated" or "f"."vendored") and "x"."lines" is not null
      group by "c"."repo_id", "c"."id", "c"."authored_at", "c"."agent"
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
        select "c"."authored_at" as "occurred_at", "c"."repo_id", "c"."id" as "commit_id", sum(x.lines) as "value", count(*) as "files", case when sum(x.lines) <= 10 then '1' when sum(x.lines) <= 50 then '2' when sum(x.lines) <= 200 then '3' when sum(x.lines) <= 1000 then '4' else '5' end as "size_band", (case when "c"."agent" is not null then 'ai' else 'other' end) as "assistance"
        from "commit" as "c"
        inner join "identity" as "a" on "a"."id" = "c"."author_id"
        inner join "person" as "p" on "p"."id" = "a"."person_id"
        inner join "commit_file" as "x" on "x"."repo_id" = "c"."repo_id" and "x"."commit_id" = "c"."id"
        inner join "file" as "f" on "f"."repo_id" = "x"."repo_id" and "f"."id" = "x"."file_id"
        where "c"."on_default" and "c"."authored_at" >= cast('2026-01-01 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and not ("f"."generated" or "f"."vendored") and "x"."lines" is not null
        group by "c"."repo_id", "c"."id", "c"."authored_at", "c"."agent"
      ) as "fact"
    ) as "part"
  ) as "evidence"
  order by "evidence"."value" desc nulls last, "evidence"."at" desc nulls last, "evidence"."repo_id", "evidence"."commit_id"
  limit 50 offset 0
) as "page"
left join "repo" as "r" on "r"."id" = "page"."repo_id"
left join "commit" as "c" on "c"."repo_id" = "page"."repo_id" and "c"."id" = "page"."commit_id"
order by "page"."value" desc nulls last, "page"."at" desc nulls last, "page"."repo_id", "page"."commit_id";
