-- code.ai-rework: Early rework of AI-assisted and other lines

-- The number, on DuckDB and PostgreSQL
select "era", cast("bucket" as text) as "bucket", grouping("bucket") as "bucket_set", cast(sum("value") as double precision) / nullif(sum("base"), 0) as "value", count(distinct (cast("repo_id" as bigint) * 4294967296 + "commit_id")) as "n"
from (
  select *, case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then 'current' else 'previous' end as "era", case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then cast(date_trunc('week', "occurred_at") as date) end as "bucket"
  from (
    select "fact"."occurred_at", "fact"."repo_id", "fact"."commit_id", sum("fact"."value") as "value", sum("fact"."base") as "base"
    from (
      select "c"."authored_at" as "occurred_at", "c"."repo_id", "c"."id" as "commit_id", "x"."file_id", 0 as "value", "x"."added" as "base", (case when "c"."agent" is not null then 'ai' else 'other' end) as "assistance"
      from "commit" as "c"
      inner join "identity" as "a" on "a"."id" = "c"."author_id"
      inner join "person" as "p" on "p"."id" = "a"."person_id"
      inner join "commit_file" as "x" on "x"."repo_id" = "c"."repo_id" and "x"."commit_id" = "c"."id"
      inner join "file" as "f" on "f"."repo_id" = "x"."repo_id" and "f"."id" = "x"."file_id"
      where "c"."on_default" and "c"."authored_at" >= cast('2025-10-03 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-03-10 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and not ("f"."generated" or "f"."vendored") and "x"."added" > 0
      union all
      select "o"."authored_at" as "occurred_at", "o"."repo_id", "o"."id" as "commit_id", "e"."file_id", "e"."lines" as "value", 0 as "base", (case when "o"."agent" is not null then 'ai' else 'other' end) as "assistance"
      from "commit" as "c"
      inner join "identity" as "a" on "a"."id" = "c"."author_id"
      inner join "person" as "p" on "p"."id" = "a"."person_id"
      inner join "line_edit" as "e" on "e"."repo_id" = "c"."repo_id" and "e"."commit_id" = "c"."id"
      inner join "file" as "f" on "f"."repo_id" = "e"."repo_id" and "f"."id" = "e"."file_id"
      inner join "commit" as "o" on "o"."repo_id" = "e"."repo_id" and "o"."id" = "e"."origin_id"
      inner join "identity" as "oa" on "oa"."id" = "o"."author_id"
      inner join "person" as "op" on "op"."id" = "oa"."person_id"
      where "c"."on_default" and "c"."authored_at" >= cast('2025-09-12 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-03-31 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and not ("f"."generated" or "f"."vendored") and not ("o"."parents" > 1) and "o"."authored_at" >= cast('2025-10-03 00:00:00' as timestamp) and "o"."authored_at" < cast('2026-03-10 00:00:00' as timestamp) and ("c"."authored_at" - "o"."authored_at" <= interval '21 days') and ("op"."kind" <> 'bot') and not (("o"."lines" > 1000 or "o"."files" > 100) is true)
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
        select "c"."authored_at" as "occurred_at", "c"."repo_id", "c"."id" as "commit_id", "x"."file_id", 0 as "value", "x"."added" as "base", (case when "c"."agent" is not null then 'ai' else 'other' end) as "assistance"
        from "commit" as "c"
        inner join "identity" as "a" on "a"."id" = "c"."author_id"
        inner join "person" as "p" on "p"."id" = "a"."person_id"
        inner join "commit_file" as "x" on "x"."repo_id" = "c"."repo_id" and "x"."commit_id" = "c"."id"
        inner join "file" as "f" on "f"."repo_id" = "x"."repo_id" and "f"."id" = "x"."file_id"
        where "c"."on_default" and "c"."authored_at" >= cast('2026-01-01 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-03-10 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and not ("f"."generated" or "f"."vendored") and "x"."added" > 0
        union all
        select "o"."authored_at" as "occurred_at", "o"."repo_id", "o"."id" as "commit_id", "e"."file_id", "e"."lines" as "value", 0 as "base", (case when "o"."agent" is not null then 'ai' else 'other' end) as "assistance"
        from "commit" as "c"
        inner join "identity" as "a" on "a"."id" = "c"."author_id"
        inner join "person" as "p" on "p"."id" = "a"."person_id"
        inner join "line_edit" as "e" on "e"."repo_id" = "c"."repo_id" and "e"."commit_id" = "c"."id"
        inner join "file" as "f" on "f"."repo_id" = "e"."repo_id" and "f"."id" = "e"."file_id"
        inner join "commit" as "o" on "o"."repo_id" = "e"."repo_id" and "o"."id" = "e"."origin_id"
        inner join "identity" as "oa" on "oa"."id" = "o"."author_id"
        inner join "person" as "op" on "op"."id" = "oa"."person_id"
        where "c"."on_default" and "c"."authored_at" >= cast('2025-12-11 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-03-31 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and not ("f"."generated" or "f"."vendored") and not ("o"."parents" > 1) and "o"."authored_at" >= cast('2026-01-01 00:00:00' as timestamp) and "o"."authored_at" < cast('2026-03-10 00:00:00' as timestamp) and ("c"."authored_at" - "o"."authored_at" <= interval '21 days') and ("op"."kind" <> 'bot') and not (("o"."lines" > 1000 or "o"."files" > 100) is true)
      ) as "fact"
    ) as "part"
    group by "repo_id", "commit_id"
  ) as "evidence"
  order by "evidence"."value" desc nulls last, "evidence"."at" desc nulls last, "evidence"."repo_id", "evidence"."commit_id"
  limit 50 offset 0
) as "page"
left join "repo" as "r" on "r"."id" = "page"."repo_id"
left join "commit" as "c" on "c"."repo_id" = "page"."repo_id" and "c"."id" = "page"."commit_id"
order by "page"."value" desc nulls last, "page"."at" desc nulls last, "page"."repo_id", "page"."commit_id";
