-- knowledge.onboarding: Time to the tenth commit

-- The number, on DuckDB and PostgreSQL
select "era", cast("bucket" as text) as "bucket", grouping("bucket") as "bucket_set", percentile_cont(0.5) within group (order by cast("value" as double precision)) as "value", percentile_cont(0.75) within group (order by cast("value" as double precision)) as "p75", percentile_cont(0.9) within group (order by cast("value" as double precision)) as "p90", count(distinct "person_id") as "n"
from (
  select *, case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then 'current' else 'previous' end as "era", case when "occurred_at" >= cast('2026-01-01 00:00:00' as timestamp) then cast(date_trunc('week', "occurred_at") as date) end as "bucket"
  from (
    select "fact".*
    from (with "arriving" as (
        select "identity"."person_id"
        from "commit"
        inner join "identity" on "identity"."id" = "commit"."author_id"
        inner join "person" on "person"."id" = "identity"."person_id"
        where not ("commit"."parents" > 1) and ("person"."kind" = 'person')
        group by "identity"."person_id"
        having count(*) filter (where commit.landed_at < cast('2025-10-03 00:00:00' as timestamp)) < 10 and count(*) filter (where commit.landed_at < cast('2026-04-01 00:00:00' as timestamp)) >= 10
      ), "made" as (
        select "identity"."person_id", "commit"."repo_id", "commit"."landed_at", least("commit"."authored_at", "commit"."committed_at") as "made_at", row_number() over (partition by identity.person_id order by least("commit"."authored_at", "commit"."committed_at"), commit.repo_id, commit.id) as "nth_made", row_number() over (partition by identity.person_id order by commit.landed_at nulls last, commit.repo_id, commit.id) as "nth_landed"
        from "commit"
        inner join "identity" on "identity"."id" = "commit"."author_id"
        where not ("commit"."parents" > 1) and "identity"."person_id" in (
          select "person_id"
          from "arriving"
        )
      )
      select "arrived"."landed_at" as "occurred_at", "first"."repo_id", "first"."person_id", greatest(((cast(extract(epoch from "arrived"."landed_at") as double precision) - cast(extract(epoch from "first"."made_at") as double precision)) / 86400.0), 0) as "value", cast(extract(year from first.made_at) as integer) || '-Q' || cast(extract(quarter from first.made_at) as integer) as "cohort"
      from "made" as "first"
      inner join "made" as "arrived" on "arrived"."person_id" = "first"."person_id"
      where "first"."nth_made" = 1 and "arrived"."nth_landed" = 10
    ) as "fact"
  ) as "keyed"
) as "part"
group by grouping sets (("era"), ("era", "bucket"));

-- Its evidence, on DuckDB and PostgreSQL
select "page".*
from (
  select *, count(*) over () as "row_count"
  from (with "part" as (
      select *, cast(cast(date_trunc('quarter', "occurred_at") as date) as text) as "slot"
      from (
        select "fact".*
        from (with "arriving" as (
            select "identity"."person_id"
            from "commit"
            inner join "identity" on "identity"."id" = "commit"."author_id"
            inner join "person" on "person"."id" = "identity"."person_id"
            where not ("commit"."parents" > 1) and ("person"."kind" = 'person')
            group by "identity"."person_id"
            having count(*) filter (where commit.landed_at < cast('2026-01-01 00:00:00' as timestamp)) < 10 and count(*) filter (where commit.landed_at < cast('2026-04-01 00:00:00' as timestamp)) >= 10
          ), "made" as (
            select "identity"."person_id", "commit"."repo_id", "commit"."landed_at", least("commit"."authored_at", "commit"."committed_at") as "made_at", row_number() over (partition by identity.person_id order by least("commit"."authored_at", "commit"."committed_at"), commit.repo_id, commit.id) as "nth_made", row_number() over (partition by identity.person_id order by commit.landed_at nulls last, commit.repo_id, commit.id) as "nth_landed"
            from "commit"
            inner join "identity" on "identity"."id" = "commit"."author_id"
            where not ("commit"."parents" > 1) and "identity"."person_id" in (
              select "person_id"
              from "arriving"
            )
          )
          select "arrived"."landed_at" as "occurred_at", "first"."repo_id", "first"."person_id", greatest(((cast(extract(epoch from "arrived"."landed_at") as double precision) - cast(extract(epoch from "first"."made_at") as double precision)) / 86400.0), 0) as "value", cast(extract(year from first.made_at) as integer) || '-Q' || cast(extract(quarter from first.made_at) as integer) as "cohort"
          from "made" as "first"
          inner join "made" as "arrived" on "arrived"."person_id" = "first"."person_id"
          where "first"."nth_made" = 1 and "arrived"."nth_landed" = 10
        ) as "fact"
      ) as "every"
    ), "slot" as (
      select "slot", count(distinct "person_id") as "n"
      from "part"
      group by "slot"
    ), "few" as (
      select "slot"
      from "slot"
      where "n" < 3
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
        where "n" >= 3
        order by "n", "slot"
        limit 1
      ) as "smallest"
      where (
        select "n"
        from "together"
      ) between 1 and 3 - 1
    )
    select "shown" as "at", percentile_cont(0.5) within group (order by cast("value" as double precision)) as "value", count(distinct "person_id") as "n"
    from (
      select *, case when "slot" in (
        select "slot"
        from "held"
      ) then null else "slot" end as "shown"
      from "part"
    ) as "part"
    group by "shown"
    having count(distinct "person_id") >= 3
  ) as "evidence"
  order by "evidence"."at" is null, "evidence"."at" desc nulls last
  limit 50 offset 0
) as "page"
order by "page"."at" is null, "page"."at" desc nulls last;
