import { sql, type RawBuilder } from 'kysely';
import { countSql, extraSql, percentile } from '../aggregate.ts';
import type { Aggregate, MetricDefinition } from '../definition.ts';

/** `value`, `base`, `n` and the recipe's columns of one group: sums, where the aggregate is made of them. */
export function partColumns({ aggregate, counts, evidence }: MetricDefinition): RawBuilder<unknown>[] {
  return [
    sql`${partValue(aggregate)} as "value"`,
    ...(evidence.base ? [sql`${total('base')} as "base"`] : []),
    sql`${counts === 'people' || counts === 'commits' ? countSql(counts) : sql`count(*)`} as "n"`,
    ...(evidence.columns ?? []).map((column) => sql`${extraSql(column)} as ${sql.ref(`extra_${column.key}`)}`),
  ];
}

const total = (name: string) => sql`cast(sum(${sql.ref(name)}) as double precision)`;

function partValue(aggregate: Aggregate): RawBuilder<unknown> {
  switch (aggregate.kind) {
    case 'count':
      return sql`count(*)`;
    case 'distinct':
      return total('once');
    case 'max':
      return sql`max("value")`;
    case 'quantile':
      // What people took is no sum: a quarter with more of them would look slower.
      return percentile(aggregate.p);
    default:
      return total('value');
  }
}

/** Where members are counted, the rows count each in the first place it is seen, so that the places add up. */
export function countedOnce({ aggregate }: MetricDefinition, rows: RawBuilder<unknown>): RawBuilder<unknown> {
  if (aggregate.kind !== 'distinct') return rows;
  const first = sql`row_number() over (partition by "member" order by "occurred_at", "repo_id")`;
  return sql`select *, case when "member" is not null and ${first} = 1 then 1 else 0 end as "once" from (${rows}) as "every"`;
}
