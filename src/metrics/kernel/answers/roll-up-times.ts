import { sql, type RawBuilder } from 'kysely';
import { countSql } from '../aggregate.ts';
import type { Ask } from '../ask.ts';
import { bucketOf } from '../zone-sql.ts';
import { countedOnce, partColumns } from './parts.ts';

/**
 * Rows of evidence by time alone. Those with an n under the minimum are one row without a time, and where they have too few
 * even together, the smallest of the others is with them: what is left when all others are taken from the number is then
 * never of fewer people. Nothing where all together are too few.
 */
export function rollUpTimes(ask: Ask, rows: RawBuilder<unknown>, per: 'week' | 'quarter'): RawBuilder<unknown> {
  const { metric, scope } = ask;
  const n = countSql(metric.counts);
  const least = sql.lit(metric.minimum);
  const slot = sql`cast(${bucketOf(sql`"occurred_at"`, per, scope)} as text)`;
  const part = sql`select *, ${slot} as "slot" from (${countedOnce(metric, rows)}) as "every"`;
  if (metric.minimum <= 1)
    return sql`select "slot" as "at", ${sql.join(partColumns(metric))} from (${part}) as "part" group by "slot"`;
  return sql`with "part" as (${part}),
    "slot" as (select "slot", ${n} as "n" from "part" group by "slot"),
    "few" as (select "slot" from "slot" where "n" < ${least}),
    "together" as (select ${n} as "n" from "part" where "slot" in (select "slot" from "few")),
    "held" as (
      select "slot" from "few"
      union all
      select "slot" from (select "slot" from "slot" where "n" >= ${least} order by "n", "slot" limit 1) as "smallest"
        where (select "n" from "together") between 1 and ${least} - 1
    )
    select "shown" as "at", ${sql.join(partColumns(metric))}
    from (select *, case when "slot" in (select "slot" from "held") then null else "slot" end as "shown" from "part") as "part"
    group by "shown" having ${n} >= ${least}`;
}
