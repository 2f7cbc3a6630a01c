-- code.left-out: Generated and vendored files

-- The number, on DuckDB and PostgreSQL
select cast(count(*) as double precision) as "value", count(distinct (cast("repo_id" as bigint) * 4294967296 + "file_id")) as "n"
from (
  select "fact".*
  from (
    select max(o.authored_at) as "occurred_at", "f"."repo_id", "f"."id" as "file_id", coalesce(f.lines, 0) as "value", (case when "f"."vendored" then 'vendored' when "f"."generated" then 'generated' end) as "taken", "f"."left_out_by"
    from "file" as "f"
    left join "line_tip" as "t" on "t"."repo_id" = "f"."repo_id" and "t"."file_id" = "f"."id"
    left join "commit" as "o" on "o"."repo_id" = "t"."repo_id" and "o"."id" = "t"."origin_id"
    where "f"."alive" = true and ("f"."generated" or "f"."vendored") and true
    group by "f"."repo_id", "f"."id", "f"."lines", (case when "f"."vendored" then 'vendored' when "f"."generated" then 'generated' end), "f"."left_out_by"
  ) as "fact"
) as "part";

-- Its evidence, on DuckDB and PostgreSQL
select "page".*, "r"."name" as "repo_name", "f"."path" as "file_path"
from (
  select *, count(*) over () as "row_count"
  from (
    select "occurred_at" as "at", "repo_id", "file_id", "value", 1 as "n", "taken" as "extra_taken", "left_out_by" as "extra_rule"
    from (
      select "fact".*
      from (
        select max(o.authored_at) as "occurred_at", "f"."repo_id", "f"."id" as "file_id", coalesce(f.lines, 0) as "value", (case when "f"."vendored" then 'vendored' when "f"."generated" then 'generated' end) as "taken", "f"."left_out_by"
        from "file" as "f"
        left join "line_tip" as "t" on "t"."repo_id" = "f"."repo_id" and "t"."file_id" = "f"."id"
        left join "commit" as "o" on "o"."repo_id" = "t"."repo_id" and "o"."id" = "t"."origin_id"
        where "f"."alive" = true and ("f"."generated" or "f"."vendored") and true
        group by "f"."repo_id", "f"."id", "f"."lines", (case when "f"."vendored" then 'vendored' when "f"."generated" then 'generated' end), "f"."left_out_by"
      ) as "fact"
    ) as "part"
  ) as "evidence"
  order by "evidence"."value" desc nulls last, "evidence"."at" desc nulls last, "evidence"."repo_id", "evidence"."file_id"
  limit 50 offset 0
) as "page"
left join "repo" as "r" on "r"."id" = "page"."repo_id"
left join "file" as "f" on "f"."repo_id" = "page"."repo_id" and "f"."id" = "page"."file_id"
order by "page"."value" desc nulls last, "page"."at" desc nulls last, "page"."repo_id", "page"."file_id";
