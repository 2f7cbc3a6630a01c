import { sql, type RawBuilder } from 'kysely';
import type { Distribution } from '../../../contract/index.ts';
import { readableBins, type Bin } from '../../../core/index.ts';
import type { Ask } from '../ask.ts';
import { onceAState } from '../once-a-state.ts';
import { overTime } from './evidence-columns.ts';
import { rollUp } from './roll-up.ts';

interface Spread {
  n: number;
  min: number | null;
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p90: number | null;
  max: number | null;
}

const NOTHING: Spread = { n: 0, min: null, p25: null, p50: null, p75: null, p90: null, max: null };

/** How the rows behind a metric are spread: what one row of its evidence is worth. Held back under the metric's minimum. */
export async function answerDistribution(ask: Ask): Promise<Distribution> {
  const head = { metric: ask.metric.id, unit: ask.metric.unit, period: ask.period };
  const values = sql`select * from (select ${worth(ask)} as "value" from (${rollUp(ask, {}).rows}) as "evidence"${told(ask)}) as "worth" where "value" is not null`;
  const spread = ask.ready ? await onceAState(ask, ['spread'], () => readSpread(ask, values)) : NOTHING;
  if (spread.n === 0 || spread.n < ask.metric.minimum || spread.min === null || spread.max === null) {
    return { ...head, ...NOTHING, n: spread.n, bins: [] };
  }
  const bins = readableBins(spread.min, spread.max);
  return { ...head, ...spread, bins: await onceAState(ask, ['bins'], () => readBins(ask, values, bins)) };
}

/** What one row is worth: of a share its own, where it says of how much. */
function worth({ metric: { aggregate, evidence } }: Ask): RawBuilder<number> {
  const value = sql<number>`cast("value" as double precision)`;
  return aggregate.kind === 'share' && evidence.base ? sql`${value} / nullif("base", 0)` : value;
}

/** What is put together because it is of few people is no row among others. */
function told({ metric: { evidence } }: Ask): RawBuilder<unknown> {
  return overTime(evidence) ? sql` where "at" is not null` : sql``;
}

async function readSpread(ask: Ask, values: RawBuilder<unknown>): Promise<Spread> {
  const at = (p: number) => sql`percentile_cont(${sql.lit(p)}) within group (order by "value")`;
  const { rows } =
    await sql<Spread>`select count(*) as "n", min("value") as "min", ${at(0.25)} as "p25", ${at(0.5)} as "p50", ${at(0.75)} as "p75", ${at(0.9)} as "p90", max("value") as "max" from (${values}) as "spread"`.execute(
      ask.scope.db,
    );
  return rows[0] ?? NOTHING;
}

async function readBins(ask: Ask, values: RawBuilder<unknown>, bins: readonly Bin[]): Promise<Distribution['bins']> {
  const counts = bins.map(({ from, to }, i) => {
    const inside =
      to === null ? sql`"value" >= ${sql.lit(from)}` : sql`"value" >= ${sql.lit(from)} and "value" < ${sql.lit(to)}`;
    return sql`count(*) filter (where ${inside}) as ${sql.ref(`bin_${i}`)}`;
  });
  const { rows } = await sql<Record<string, number>>`select ${sql.join(counts)} from (${values}) as "spread"`.execute(
    ask.scope.db,
  );
  return bins.map((bin, i) => ({ ...bin, count: rows[0]?.[`bin_${i}`] ?? 0 }));
}
