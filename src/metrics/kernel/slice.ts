import { sql, type RawBuilder } from 'kysely';
import type { BucketGrain } from '../../core/index.ts';
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
  /** Only rows of this key. */
  only?: string | undefined;
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
  const scope = { ...ask.scope, by: cut.by ?? null, ...(cut.previous ? { from: ask.previousFrom } : {}) };
  const relation = ask.metric.rows(scope);
  const columns = columnsOf(relation);
  const dimension = cut.by ? dimensionSql(cut.by, columns, scope) : null;
  const at = sql<Date>`"fact"."occurred_at"`;
  const inPeriod = sql`${at} >= ${scope.dialect.instant(ask.scope.from)}`;

  const selected = [sql`"fact".*`];
  if (cut.previous) selected.push(sql`case when ${inPeriod} then 'current' else 'previous' end as "era"`);
  if (dimension) selected.push(sql`${keptKey(dimension.key, cut.keep)} as "key"`);
  if (cut.grain && flow) {
    const bucket = bucketOf(at, cut.grain, scope);
    selected.push(sql`${cut.previous ? sql`case when ${inPeriod} then ${bucket} end` : bucket} as "bucket"`);
  }
  const rows = sql`select ${sql.join(selected)} from ${relation} as "fact" ${dimension?.join ?? sql``}`;
  return { rows: cut.only === undefined ? rows : sql`select * from (${rows}) as "part" where "key" = ${cut.only}`, columns };
}

function keptKey(key: RawBuilder<string | null>, keep: readonly string[] | undefined): RawBuilder<string | null> {
  if (!keep) return key;
  return sql`case when ${key} in (${sql.join(keep)}) then ${key} else ${sql.lit(OTHER_KEY)} end`;
}
