-- knowledge.ownership: Owners of half the code

-- The number, on DuckDB and PostgreSQL
select "person_id", "value"
from (
  select "fact".*
  from (
    select max(o.authored_at) as "occurred_at", "f"."repo_id", "f"."id" as "file_id", "a"."person_id", cast(sum(t.lines) as integer) as "value"
    from "file" as "f"
    inner join "line_tip" as "t" on "t"."repo_id" = "f"."repo_id" and "t"."file_id" = "f"."id"
    inner join "commit" as "o" on "o"."repo_id" = "t"."repo_id" and "o"."id" = "t"."origin_id"
    inner join "identity" as "a" on "a"."id" = "o"."author_id"
    inner join "person" as "p" on "p"."id" = "a"."person_id"
    where "f"."alive" = true and not ("f"."generated" or "f"."vendored") and ("p"."kind" = 'person')
    group by "f"."repo_id", "f"."id", "a"."person_id"
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
      from (
        select max(o.authored_at) as "occurred_at", "f"."repo_id", "f"."id" as "file_id", "a"."person_id", cast(sum(t.lines) as integer) as "value"
        from "file" as "f"
        inner join "line_tip" as "t" on "t"."repo_id" = "f"."repo_id" and "t"."file_id" = "f"."id"
        inner join "commit" as "o" on "o"."repo_id" = "t"."repo_id" and "o"."id" = "t"."origin_id"
        inner join "identity" as "a" on "a"."id" = "o"."author_id"
        inner join "person" as "p" on "p"."id" = "a"."person_id"
        where "f"."alive" = true and not ("f"."generated" or "f"."vendored") and ("p"."kind" = 'person')
        group by "f"."repo_id", "f"."id", "a"."person_id"
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
