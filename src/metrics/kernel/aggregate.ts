import { sql, type RawBuilder } from 'kysely';
import type { Aggregate, Counted, Extra, MetricDefinition } from './definition.ts';
import { globalId } from './relations.ts';

/** The aggregate in words, for people. */
export function aggregateWords(aggregate: Aggregate): string {
  switch (aggregate.kind) {
    case 'quantile':
      return `p${Math.round(aggregate.p * 100)}`;
    case 'distinct':
      return 'distinct count';
    case 'computed':
      return aggregate.words;
    default:
      return aggregate.kind;
  }
}

type SqlAggregate = Exclude<Aggregate, { kind: 'computed' }>;

const double = (value: RawBuilder<unknown>) => sql<number | null>`cast(${value} as double precision)`;
export const percentile = (p: number) =>
  sql<number | null>`percentile_cont(${sql.lit(p)}) within group (order by cast("value" as double precision))`;

/** value, p75, p90 and n over a group of rows; p75 and p90 only beside a median. */
export function measureColumns(aggregate: SqlAggregate, counts: Counted): RawBuilder<unknown> {
  const spread = aggregate.kind === 'quantile' && aggregate.p === 0.5;
  return sql.join([
    sql`${valueSql(aggregate)} as "value"`,
    ...(spread ? [sql`${percentile(0.75)} as "p75"`, sql`${percentile(0.9)} as "p90"`] : []),
    sql`${countSql(counts)} as "n"`,
  ]);
}

function valueSql(aggregate: SqlAggregate): RawBuilder<number | null> {
  switch (aggregate.kind) {
    case 'sum':
      return double(sql`sum("value")`);
    case 'count':
      return double(sql`count(*)`);
    case 'distinct':
      return double(sql`count(distinct "member")`);
    case 'share':
      return sql`${double(sql`sum("value")`)} / ${shareBase(aggregate.least)}`;
    case 'max':
      return double(sql`max("value")`);
    case 'quantile':
      return percentile(aggregate.p);
  }
}

function shareBase(least: number | undefined): RawBuilder<number> {
  if (least === undefined) return sql`nullif(sum("base"), 0)`;
  return sql`(case when sum("base") > 0 then greatest(sum("base"), ${sql.lit(least)}) end)`;
}

export function countSql(counts: Counted): RawBuilder<number> {
  switch (counts) {
    case 'rows':
      return sql`count(*)`;
    case 'people':
      return sql`count(distinct "person_id")`;
    case 'commits':
      return sql`count(distinct ${globalId('repo_id', 'commit_id')})`;
    case 'files':
      return sql`count(distinct ${globalId('repo_id', 'file_id')})`;
    case 'lines':
      return sql`cast(coalesce(sum("value"), 0) as double precision)`;
    case 'base':
      return sql`cast(coalesce(sum("base"), 0) as double precision)`;
  }
}

/** A column beside the value, over the rows of a group. */
export function extraSql({ column, aggregate }: Extra): RawBuilder<unknown> {
  const ref = sql.ref(column);
  switch (aggregate) {
    case 'rows':
      return sql`cast(count(*) as double precision)`;
    case 'sum':
      return double(sql`sum(${ref})`);
    case 'share':
      return sql`${double(sql`sum(${ref})`)} / nullif(sum("base"), 0)`;
    case 'p50':
      return sql`percentile_cont(0.5) within group (order by cast(${ref} as double precision))`;
    case 'min':
    case 'max':
      return sql`${sql.raw(aggregate)}(${ref})`;
    case 'same':
      return sql`case when count(${ref}) = count(*) and min(${ref}) = max(${ref}) then max(${ref}) end`;
    case 'computed':
      throw new TypeError(`${column} is computed; only metrics with an algorithm have such columns`);
  }
}

/** Sums and counts of nothing are zero where facts are complete; medians and shares of nothing are gaps. */
export function isAdditive({ aggregate }: MetricDefinition): boolean {
  return aggregate.kind === 'sum' || aggregate.kind === 'count' || aggregate.kind === 'distinct';
}
