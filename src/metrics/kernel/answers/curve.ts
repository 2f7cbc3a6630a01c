import { sql } from 'kysely';
import type { z } from 'zod';
import type { Curve, Dimension } from '../../../contract/index.ts';
import { dayOf, halfLife, survivalCurve, thinSteps, WheelhouseError, type AgeColumns } from '../../../core/index.ts';
import type { Ask } from '../ask.ts';
import { labelOf } from '../dimension.ts';
import { sliceRows } from '../slice.ts';

/** Points a curve is drawn with: finer than a screen needs would only be slower. */
const POINTS = 160;
/** Cohorts at most; the ones with the most lines. */
const CURVES = 24;

/** A curve's events by age, as lists: a long history has tens of thousands, and a row each takes longer than their sums. */
interface CurveRow extends AgeColumns {
  key: string;
}

/** Shares over age, one curve a key of the dimension; one for all without. Errors: input.invalid for other metrics. */
export async function answerCurve(ask: Ask, by: z.infer<typeof Dimension> | undefined): Promise<Curve> {
  if (!ask.metric.curve) {
    throw new WheelhouseError('input.invalid', `${ask.metric.title} has no curve over age.`, {
      help: 'Ask for its series or breakdown.',
    });
  }
  const curves = ask.ready ? await readCurves(ask, by) : [];
  return { metric: ask.metric.id, period: ask.period, asOf: dayOf(ask.scope.asOf, ask.scope.zone), curves };
}

async function readCurves(ask: Ask, by: z.infer<typeof Dimension> | undefined): Promise<Curve['curves']> {
  const { rows } = await curveStatement(ask, by).execute(ask.scope.db);
  return rows
    .map(({ key, ...events }) => ({ key, ...survivalCurve(events) }))
    .filter(({ steps, n }) => n >= ask.metric.minimum && steps.length > 0)
    .sort((a, b) => b.n - a.n)
    .slice(0, CURVES)
    .sort((a, b) => (by === 'cohort' && a.key !== b.key ? (a.key < b.key ? -1 : 1) : 0))
    .map(({ key, steps, n }) => ({
      key,
      label: by ? labelOf(by, key, ask) : ask.metric.title,
      n,
      halfLifeDays: halfLife(steps),
      points: thinSteps(steps, POINTS).map(({ age, survival, atRisk }) => ({ x: age, y: survival, atRisk })),
    }));
}

/** Exported for the golden SQL. */
export function curveStatement(ask: Ask, by: z.infer<typeof Dimension> | undefined) {
  const { rows } = sliceRows(ask, { by: by ?? null });
  const key = by ? sql`"key"` : sql`'all'`;
  const total = (column: string) => sql`cast(sum(${sql.ref(column)}) as double precision)`;
  const list = (column: string) => sql`array_agg(${sql.ref(column)}) as ${sql.ref(column)}`;
  return sql<CurveRow>`select "key", ${sql.join(['age', 'entered', 'ended', 'censored'].map(list))} from (select ${key} as "key", "age_days" as "age", ${total('entered')} as "entered", ${total('value')} as "ended", ${total('base')} as "censored" from (${rows}) as "part" group by 1, 2) as "by_age" group by "key"`;
}
