import { sql, type RawBuilder } from 'kysely';
import { extraSql } from '../aggregate.ts';
import type { Ask } from '../ask.ts';
import { bucketOf } from '../zone-sql.ts';
import { sliceRows, type Cut } from '../slice.ts';

/** A metric's rows as evidence: `at`, `repo_id`, `commit_id`, `file_id`, `value`, `n` and the recipe's `extra_…` columns. */
export interface RolledUp {
  rows: RawBuilder<unknown>;
  /** Which of commit_id and file_id the rows have. */
  has: { commit: boolean; file: boolean; repository: boolean };
}

/** Rolls the metric's rows up to one row of evidence each: per commit, file, both, week or quarter. */
export function rollUp(ask: Ask, cut: Pick<Cut, 'by' | 'only' | 'keep'>): RolledUp {
  const { per, columns: extras = [], value } = ask.metric.evidence;
  const { rows, columns } = sliceRows(ask, cut);
  const has = {
    repository: per !== 'week' && per !== 'quarter',
    commit: columns.has('commit_id') && (per === 'commit' || per === 'commit-file' || per === 'row'),
    file: columns.has('file_id') && (per === 'file' || per === 'commit-file' || per === 'row'),
  };
  const extra = (aggregated: boolean) =>
    extras.map(
      (column) => sql`${aggregated ? extraSql(column) : sql.ref(column.column)} as ${sql.ref(`extra_${column.key}`)}`,
    );
  if (per === 'row') {
    const ids = [sql`"repo_id"`, ...(has.commit ? [sql`"commit_id"`] : []), ...(has.file ? [sql`"file_id"`] : [])];
    return {
      has,
      rows: sql`select ${sql.join([sql`"occurred_at" as "at"`, ...ids, sql`"value"`, sql`1 as "n"`, ...extra(false)])} from (${rows}) as "part"`,
    };
  }
  const { aggregate } = ask.metric;
  const overTime = per === 'week' || per === 'quarter';
  const measured =
    overTime && aggregate.kind === 'quantile'
      ? // What people took is no sum: a quarter with more of them would look slower.
        sql`percentile_cont(${sql.lit(aggregate.p)}) within group (order by cast("value" as double precision))`
      : value.type === 'ratio'
        ? sql`cast(sum("value") as double precision) / nullif(sum("base"), 0)`
        : sql`cast(sum("value") as double precision)`;
  if (overTime) {
    const distinct = aggregate.kind === 'distinct';
    const bucket = bucketOf(sql`"occurred_at"`, per, ask.scope);
    const n = ask.metric.counts === 'people' ? sql`count(distinct "person_id")` : sql`count(*)`;
    return {
      has,
      rows: sql`select ${sql.join([sql`cast(${bucket} as text) as "at"`, sql`${distinct ? sql`count(distinct "member")` : measured} as "value"`, sql`${n} as "n"`, ...extra(true)])} from (${rows}) as "part" group by 1 having ${n} >= ${sql.lit(ask.metric.minimum)}`,
    };
  }
  const ids = [sql`"repo_id"`, ...(has.commit ? [sql`"commit_id"`] : []), ...(has.file ? [sql`"file_id"`] : [])];
  // A row that stands for a time in which nothing happened counts, and is no evidence of anything.
  const happened = has.commit ? sql` where "commit_id" is not null` : sql``;
  return {
    has,
    rows: sql`select ${sql.join([sql`max("occurred_at") as "at"`, ...ids, sql`${measured} as "value"`, sql`count(*) as "n"`, ...extra(true)])} from (${rows}) as "part"${happened} group by ${sql.join(ids)}`,
  };
}
