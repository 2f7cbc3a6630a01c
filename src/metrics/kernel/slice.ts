import { sql, type RawBuilder } from 'kysely';
import type { BucketGrain, Day } from '../../core/index.ts';
import type { Ask } from './ask.ts';
import { columnsOf } from './columns.ts';
import { dimensionSql, OTHER_KEY, type Dimension } from './dimension.ts';
import { bucketOf } from './zone-sql.ts';

/** How a metric's rows are cut before they are aggregated. */
export interface Cut {
  by?: Dimension | null;
  grain?: BucketGrain | null;
  /** With the period before; rows then say which `era` they are of. */
  previous?: boolean;
  /** Keys kept by name; all others are one. */
  keep?: readonly string[];
  /** Also a cell for each repository, over all keys and buckets. Not of computed metrics. */
  perRepository?: boolean;
  /** Only rows of this key. */
  only?: string | undefined;
  /** Only rows of the bucket of `grain` that starts on this day. */
  bucket?: Day | undefined;
  /** Sum values and bases per commit and key first: later steps then see a tenth of the rows. */
  thin?: boolean;
}

export interface Slice {
  /** A select of the metric's rows with the columns `era`, `key`, `bucket` where asked for. */
  rows: RawBuilder<unknown>;
  /** Columns the metric's own rows have. */
  columns: ReadonlySet<string>;
}

/** The metric's rows with what they are grouped by. */
export function sliceRows(ask: Ask, cut: Cut): Slice {
  const flow = ask.metric.shape === 'flow';
  const scope = {
    ...ask.scope,
    by: cut.by ?? null,
    keep: cut.keep,
    ...(cut.previous ? { from: ask.previousFrom, between: ask.scope.from } : {}),
  };
  const relation = ask.metric.rows(scope);
  const columns = columnsOf(relation);
  const dimension = cut.by ? dimensionSql(cut.by, columns, scope) : null;
  const key = dimension ? [sql`${keptKey(sql`coalesce(${dimension.key}, '')`, cut.keep)} as "key"`] : [];
  const joined = sql`from ${relation} as "fact" ${dimension?.join ?? sql``}`;
  const keyed = cut.thin ? thinned(joined, key, columns) : sql`select ${sql.join([sql`"fact".*`, ...key])} ${joined}`;

  const at = sql<Date>`"occurred_at"`;
  const inPeriod = sql`${at} >= ${scope.dialect.instant(ask.scope.from)}`;
  const marks: RawBuilder<unknown>[] = [];
  if (cut.previous) marks.push(sql`case when ${inPeriod} then 'current' else 'previous' end as "era"`);
  if (cut.grain && flow) {
    const bucket = bucketOf(at, cut.grain, scope);
    marks.push(sql`${cut.previous ? sql`case when ${inPeriod} then ${bucket} end` : bucket} as "bucket"`);
  }
  const only = [
    ...(cut.only === undefined ? [] : [sql`"key" = ${cut.only}`]),
    ...(cut.bucket === undefined ? [] : [sql`cast("bucket" as text) = ${cut.bucket}`]),
  ];
  const marked = marks.length === 0 ? keyed : sql`select *, ${sql.join(marks)} from (${keyed}) as "keyed"`;
  return {
    rows: only.length === 0 ? marked : sql`select * from (${marked}) as "part" where ${sql.join(only, sql` and `)}`,
    columns,
  };
}

function thinned(
  joined: RawBuilder<unknown>,
  key: RawBuilder<unknown>[],
  columns: ReadonlySet<string>,
): RawBuilder<unknown> {
  const base = columns.has('base') ? [sql`sum("fact"."base") as "base"`] : [];
  const ids = sql`"fact"."occurred_at", "fact"."repo_id", "fact"."commit_id"`;
  return sql`select ${sql.join([ids, ...key, sql`sum("fact"."value") as "value"`, ...base])} ${joined} group by ${sql.join([sql`1`, sql`2`, sql`3`, ...(key.length > 0 ? [sql`4`] : [])])}`;
}

/** The key where it is kept by name, else that of all others. */
export function keptKey(key: RawBuilder<string>, keep: readonly string[] | undefined): RawBuilder<string> {
  if (!keep) return key;
  if (keep.length === 0) return sql`${sql.lit(OTHER_KEY)}`;
  return sql`case when ${key} in (${sql.join(keep)}) then ${key} else ${sql.lit(OTHER_KEY)} end`;
}
