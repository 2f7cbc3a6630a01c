-- code.survival: Code survival

-- The number, on DuckDB and PostgreSQL
select "key", array_agg("age") as "age", array_agg("entered") as "entered", array_agg("ended") as "ended", array_agg("censored") as "censored"
from (
  select 'all' as "key", "age_days" as "age", cast(sum("entered") as double precision) as "entered", cast(sum("value") as double precision) as "ended", cast(sum("base") as double precision) as "censored"
  from (
    select "fact".*
    from (with "born" as (
        select "c"."repo_id", "c"."id", "c"."landed_at" as "born_at", cast(extract(epoch from "c"."landed_at") as double precision) as "second"
        from "commit" as "c"
        inner join "identity" as "a" on "a"."id" = "c"."author_id"
        inner join "person" as "p" on "p"."id" = "a"."person_id"
        where "c"."on_default" and "c"."landed_at" >= cast('2026-01-01 00:00:00' as timestamp) and "c"."landed_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true)
      )
      select "b"."born_at" as "occurred_at", "b"."repo_id", "b"."id" as "commit_id", greatest(0, cast(floor((m.second - b.second) / 86400.0) as integer)) as "age_days", greatest(m.net, 0) as "entered", greatest(-m.net, 0) as "value", "m"."lines" as "base"
      from (
        select "n"."repo_id", "n"."origin_id", "d"."second", "n"."net", 0 as "lines"
        from (
          select "l"."repo_id", "l"."origin_id", "l"."landed_id", cast(sum(l.delta) as integer) as "net"
          from "line_landing" as "l"
          inner join (
            select "f"."repo_id", "f"."id"
            from "file" as "f"
            where not ("f"."generated" or "f"."vendored")
          ) as "f" on "f"."repo_id" = "l"."repo_id" and "f"."id" = "l"."file_id"
          where (l.repo_id, l.origin_id) in (
            select repo_id, id
            from born
          )
          group by "l"."repo_id", "l"."origin_id", "l"."landed_id"
          having sum(l.delta) <> 0
        ) as "n"
        inner join (
          select "repo_id", "id", cast(extract(epoch from least("landed_at", cast('2026-03-31 00:00:00' as timestamp))) as double precision) as "second"
          from "commit" as "c"
          where "c"."on_default"
        ) as "d" on "d"."repo_id" = "n"."repo_id" and "d"."id" = "n"."landed_id"
        union all
        select "t"."repo_id", "t"."origin_id", cast(extract(epoch from cast('2026-03-31 00:00:00' as timestamp)) as double precision) as "second", 0 as "net", "t"."lines"
        from "line_tip" as "t"
        inner join (
          select "f"."repo_id", "f"."id"
          from "file" as "f"
          where not ("f"."generated" or "f"."vendored")
        ) as "f" on "f"."repo_id" = "t"."repo_id" and "f"."id" = "t"."file_id"
      ) as "m"
      inner join "born" as "b" on "b"."repo_id" = "m"."repo_id" and "b"."id" = "m"."origin_id"
    ) as "fact"
  ) as "part"
  group by 1, 2
) as "by_age"
group by "key";

-- Its evidence, on DuckDB and PostgreSQL
select "page".*, "r"."name" as "repo_name", "c"."sha" as "commit_sha", "c"."subject" as "commit_subject"
from (
  select *, count(*) over () as "row_count"
  from (
    select max("occurred_at") as "at", "repo_id", "commit_id", cast(sum("value") as double precision) as "value", count(*) as "n", max("age_days") as "extra_age_days", cast(sum("entered") as double precision) as "extra_entered", cast(sum("base") as double precision) as "extra_base"
    from (
      select "fact".*
      from (with "born" as (
          select "c"."repo_id", "c"."id", "c"."landed_at" as "born_at", cast(extract(epoch from "c"."landed_at") as double precision) as "second"
          from "commit" as "c"
          inner join "identity" as "a" on "a"."id" = "c"."author_id"
          inner join "person" as "p" on "p"."id" = "a"."person_id"
          where "c"."on_default" and "c"."landed_at" >= cast('2026-01-01 00:00:00' as timestamp) and "c"."landed_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true)
        )
        select "b"."born_at" as "occurred_at", "b"."repo_id", "b"."id" as "commit_id", greatest(0, cast(floor((m.second - b.second) / 86400.0) as integer)) as "age_days", greatest(m.net, 0) as "entered", greatest(-m.net, 0) as "value", "m"."lines" as "base"
        from (
          select "n"."repo_id", "n"."origin_id", "d"."second", "n"."net", 0 as "lines"
          from (
            select "l"."repo_id", "l"."origin_id", "l"."landed_id", cast(sum(l.delta) as integer) as "net"
            from "line_landing" as "l"
            inner join (
              select "f"."repo_id", "f"."id"
              from "file" as "f"
              where not ("f"."generated" or "f"."vendored")
            ) as "f" on "f"."repo_id" = "l"."repo_id" and "f"."id" = "l"."file_id"
            where (l.repo_id, l.origin_id) in (
              select repo_id, id
              from born
            )
            group by "l"."repo_id", "l"."origin_id", "l"."landed_id"
            having sum(l.delta) <> 0
          ) as "n"
          inner join (
            select "repo_id", "id", cast(extract(epoch from least("landed_at", cast('2026-03-31 00:00:00' as timestamp))) as double precision) as "second"
            from "commit" as "c"
            where "c"."on_default"
          ) as "d" on "d"."repo_id" = "n"."repo_id" and "d"."id" = "n"."landed_id"
          union all
          select "t"."repo_id", "t"."origin_id", cast(extract(epoch from cast('2026-03-31 00:00:00' as timestamp)) as double precision) as "second", 0 as "net", "t"."lines"
          from "line_tip" as "t"
          inner join (
            select "f"."repo_id", "f"."id"
            from "file" as "f"
            where not ("f"."generated" or "f"."vendored")
          ) as "f" on "f"."repo_id" = "t"."repo_id" and "f"."id" = "t"."file_id"
        ) as "m"
        inner join "born" as "b" on "b"."repo_id" = "m"."repo_id" and "b"."id" = "m"."origin_id"
      ) as "fact"
    ) as "part"
    group by "repo_id", "commit_id", "age_days"
  ) as "evidence"
  order by "evidence"."value" desc nulls last, "evidence"."at" desc nulls last, "evidence"."repo_id", "evidence"."commit_id", "evidence"."extra_age_days"
  limit 50 offset 0
) as "page"
left join "repo" as "r" on "r"."id" = "page"."repo_id"
left join "commit" as "c" on "c"."repo_id" = "page"."repo_id" and "c"."id" = "page"."commit_id"
order by "page"."value" desc nulls last, "page"."at" desc nulls last, "page"."repo_id", "page"."commit_id", "page"."extra_age_days";
