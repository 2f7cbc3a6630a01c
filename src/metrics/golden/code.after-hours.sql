-- code.after-hours: After-hours share

-- The number, on DuckDB and PostgreSQL
select "era", cast("bucket" as text) as "bucket", grouping("bucket") as "bucket_set", cast(sum("value") as double precision) / nullif(sum("base"), 0) as "value", count(distinct "person_id") as "n"
from (
  select *, case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then 'current' else 'previous' end as "era", case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then cast(date_trunc('week', "occurred_at") as date) end as "bucket"
  from (
    select "fact".*
    from (with "usual" as (
        select "q"."person_id", "q"."month", "q"."weekend", count(*) as "commits_all", count(*) filter (where h.weekend = q.weekend) as "commits", percentile_cont(0.05) within group (order by cast("h"."hour" as double precision)) filter (where h.weekend = q.weekend) as "early", percentile_cont(0.95) within group (order by cast("h"."hour" as double precision)) filter (where h.weekend = q.weekend) as "late"
        from (
          select distinct "q"."person_id", "q"."month", "q"."weekend"
          from (
            select "c"."authored_at" as "occurred_at", "c"."repo_id", "c"."id" as "commit_id", "p"."id" as "person_id", extract(hour from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) + extract(minute from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) / 60.0 as "hour", cast(extract(isodow from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) as integer) >= 6 as "weekend", date_trunc('month', ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) as "month"
            from "commit" as "c"
            inner join "identity" as "a" on "a"."id" = "c"."author_id"
            inner join "person" as "p" on "p"."id" = "a"."person_id"
            where "c"."on_default" and "c"."authored_at" >= cast('2025-10-03 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and ("p"."kind" = 'person')
          ) as "q"
        ) as "q"
        inner join (
          select "p"."id" as "person_id", "c"."authored_at", extract(hour from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) + extract(minute from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) / 60.0 as "hour", cast(extract(isodow from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) as integer) >= 6 as "weekend"
          from "commit" as "c"
          inner join "identity" as "a" on "a"."id" = "c"."author_id"
          inner join "person" as "p" on "p"."id" = "a"."person_id"
          where "c"."on_default" and "c"."authored_at" >= cast('2024-08-03 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and ("p"."kind" = 'person')
        ) as "h" on "h"."person_id" = "q"."person_id" and h.authored_at < q.month and h.authored_at >= q.month - interval '12 months'
        group by "q"."person_id", "q"."month", "q"."weekend"
      )
      select "n"."occurred_at", "n"."repo_id", "n"."commit_id", "n"."person_id", case when u.commits < 10 or n.hour < u.early or n.hour > u.late then 1 else 0 end as "value", 1 as "base"
      from (
        select "c"."authored_at" as "occurred_at", "c"."repo_id", "c"."id" as "commit_id", "p"."id" as "person_id", extract(hour from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) + extract(minute from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) / 60.0 as "hour", cast(extract(isodow from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) as integer) >= 6 as "weekend", date_trunc('month', ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) as "month"
        from "commit" as "c"
        inner join "identity" as "a" on "a"."id" = "c"."author_id"
        inner join "person" as "p" on "p"."id" = "a"."person_id"
        where "c"."on_default" and "c"."authored_at" >= cast('2025-10-03 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and ("p"."kind" = 'person')
      ) as "n"
      inner join "usual" as "u" on "u"."person_id" = "n"."person_id" and "u"."month" = "n"."month" and "u"."weekend" = "n"."weekend"
      where "u"."commits_all" >= 20 and ("n"."weekend" = true or "u"."commits" >= 10)
    ) as "fact"
  ) as "keyed"
) as "part"
group by grouping sets (("era"), ("era", "bucket"));

-- Its evidence, on DuckDB and PostgreSQL
select "page".*
from (
  select *, count(*) over () as "row_count"
  from (with "part" as (
      select *, cast(cast(date_trunc('week', "occurred_at") as date) as text) as "slot"
      from (
        select "fact".*
        from (with "usual" as (
            select "q"."person_id", "q"."month", "q"."weekend", count(*) as "commits_all", count(*) filter (where h.weekend = q.weekend) as "commits", percentile_cont(0.05) within group (order by cast("h"."hour" as double precision)) filter (where h.weekend = q.weekend) as "early", percentile_cont(0.95) within group (order by cast("h"."hour" as double precision)) filter (where h.weekend = q.weekend) as "late"
            from (
              select distinct "q"."person_id", "q"."month", "q"."weekend"
              from (
                select "c"."authored_at" as "occurred_at", "c"."repo_id", "c"."id" as "commit_id", "p"."id" as "person_id", extract(hour from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) + extract(minute from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) / 60.0 as "hour", cast(extract(isodow from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) as integer) >= 6 as "weekend", date_trunc('month', ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) as "month"
                from "commit" as "c"
                inner join "identity" as "a" on "a"."id" = "c"."author_id"
                inner join "person" as "p" on "p"."id" = "a"."person_id"
                where "c"."on_default" and "c"."authored_at" >= cast('2026-01-01 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and ("p"."kind" = 'person')
              ) as "q"
            ) as "q"
            inner join (
              select "p"."id" as "person_id", "c"."authored_at", extract(hour from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) + extract(minute from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) / 60.0 as "hour", cast(extract(isodow from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) as integer) >= 6 as "weekend"
              from "commit" as "c"
              inner join "identity" as "a" on "a"."id" = "c"."author_id"
              inner join "person" as "p" on "p"."id" = "a"."person_id"
              where "c"."on_default" and "c"."authored_at" >= cast('2024-11-01 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and ("p"."kind" = 'person')
            ) as "h" on "h"."person_id" = "q"."person_id" and h.authored_at < q.month and h.authored_at >= q.month - interval '12 months'
            group by "q"."person_id", "q"."month", "q"."weekend"
          )
          select "n"."occurred_at", "n"."repo_id", "n"."commit_id", "n"."person_id", case when u.commits < 10 or n.hour < u.early or n.hour > u.late then 1 else 0 end as "value", 1 as "base"
          from (
            select "c"."authored_at" as "occurred_at", "c"."repo_id", "c"."id" as "commit_id", "p"."id" as "person_id", extract(hour from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) + extract(minute from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) / 60.0 as "hour", cast(extract(isodow from ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) as integer) >= 6 as "weekend", date_trunc('month', ("c"."authored_at" + "c"."author_offset" * interval '1 minute')) as "month"
            from "commit" as "c"
            inner join "identity" as "a" on "a"."id" = "c"."author_id"
            inner join "person" as "p" on "p"."id" = "a"."person_id"
            where "c"."on_default" and "c"."authored_at" >= cast('2026-01-01 00:00:00' as timestamp) and "c"."authored_at" < cast('2026-04-01 00:00:00' as timestamp) and not ("c"."parents" > 1) and ("p"."kind" <> 'bot') and not (("c"."lines" > 1000 or "c"."files" > 100) is true) and ("p"."kind" = 'person')
          ) as "n"
          inner join "usual" as "u" on "u"."person_id" = "n"."person_id" and "u"."month" = "n"."month" and "u"."weekend" = "n"."weekend"
          where "u"."commits_all" >= 20 and ("n"."weekend" = true or "u"."commits" >= 10)
        ) as "fact"
      ) as "every"
    ), "slot" as (
      select "slot", count(distinct "person_id") as "n"
      from "part"
      group by "slot"
    ), "few" as (
      select "slot"
      from "slot"
      where "n" < 5
    ), "together" as (
      select count(distinct "person_id") as "n"
      from "part"
      where "slot" in (
        select "slot"
        from "few"
      )
    ), "held" as (
      select "slot"
      from "few"
      union all
      select "slot"
      from (
        select "slot"
        from "slot"
        where "n" >= 5
        order by "n", "slot"
        limit 1
      ) as "smallest"
      where (
        select "n"
        from "together"
      ) between 1 and 5 - 1
    )
    select "shown" as "at", cast(sum("value") as double precision) as "value", cast(sum("base") as double precision) as "base", count(distinct "person_id") as "n"
    from (
      select *, case when "slot" in (
        select "slot"
        from "held"
      ) then null else "slot" end as "shown"
      from "part"
    ) as "part"
    group by "shown"
    having count(distinct "person_id") >= 5
  ) as "evidence"
  order by "evidence"."at" is null, "evidence"."at" desc nulls last
  limit 50 offset 0
) as "page"
order by "page"."at" is null, "page"."at" desc nulls last;
