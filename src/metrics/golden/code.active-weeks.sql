-- code.active-weeks: Active weeks

-- The number, on DuckDB and PostgreSQL
select "era", cast("bucket" as text) as "bucket", grouping("bucket") as "bucket_set", cast(count(distinct "member") as double precision) as "value", count(distinct (cast("repo_id" as bigint) * 4294967296 + "commit_id")) as "n"
from (
  select *, case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then 'current' else 'previous' end as "era", case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then cast(date_trunc('week', "occurred_at") as date) end as "bucket"
  from (
    select "fact".*
    from (
      select "c"."authored_at" as "occurred_at", "c"."repo_id", "c"."id" as "commit_id", 1 as "value", p.id || '/' || cast(date_trunc('week', c.authored_at) as date) as "member"
      from "commit" as "c"
      inner join "identity" as "a" on "a"."id" = "c"."author_id"
      inner join "person" as "p" on "p"."id" = "a"."person_id"
      where "c"."on_default" and "c"."authored_at" >= cast('2025-10-03 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and ("p"."kind" = 'person')
    ) as "fact"
  ) as "keyed"
) as "part"
group by grouping sets (("era"), ("era", "bucket"));

-- Its evidence, on DuckDB and PostgreSQL
select "page".*
from (
  select *, count(*) over () as "row_count"
  from (
    select "slot" as "at", cast(sum("once") as double precision) as "value", count(distinct (cast("repo_id" as bigint) * 4294967296 + "commit_id")) as "n"
    from (
      select *, cast(cast(date_trunc('week', "occurred_at") as date) as text) as "slot"
      from (
        select *, case when "member" is not null and row_number() over (partition by "member" order by "occurred_at", "repo_id") = 1 then 1 else 0 end as "once"
        from (
          select "fact".*
          from (
            select "c"."authored_at" as "occurred_at", "c"."repo_id", "c"."id" as "commit_id", 1 as "value", p.id || '/' || cast(date_trunc('week', c.authored_at) as date) as "member"
            from "commit" as "c"
            inner join "identity" as "a" on "a"."id" = "c"."author_id"
            inner join "person" as "p" on "p"."id" = "a"."person_id"
            where "c"."on_default" and "c"."authored_at" >= cast('2026-01-01 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and ("p"."kind" = 'person')
          ) as "fact"
        ) as "every"
      ) as "every"
    ) as "part"
    group by "slot"
  ) as "evidence"
  order by "evidence"."at" is null, "evidence"."at" desc nulls last
  limit 50 offset 0
) as "page"
order by "page"."at" is null, "page"."at" desc nulls last;
