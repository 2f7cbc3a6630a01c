import { z } from 'zod';
import { Day, Grain, HasBefore, PageQuery, Period, ScopeQuery } from './scope.ts';

export const Unit = z
  .enum([
    'lines',
    'commits',
    'files',
    'people',
    'person-weeks',
    'days',
    'hours',
    'ratio',
    'percent-points',
    'per-week',
    'score',
    'releases',
  ])
  .meta({ id: 'Unit', description: '`ratio` is 0…1 and is shown as a percentage.' });
export type Unit = z.infer<typeof Unit>;

export const Dimension = z
  .enum([
    'repository',
    'directory',
    'file',
    'file-pair',
    'language',
    'work-type',
    'assistance',
    'cohort',
    'release-kind',
    'component',
    'size-band',
    'risk',
    'release',
  ])
  .meta({ id: 'Dimension', description: 'What a number can be split by. A person is never among them.' });
export type Dimension = z.infer<typeof Dimension>;

export const MetricSummary = z
  .object({
    id: z.string(),
    group: z.string(),
    title: z.string(),
    question: z.string().meta({ description: 'The question a manager asks, in words.' }),
    unit: Unit,
    direction: z.enum(['up', 'down', 'none']).meta({ description: 'Which way is usually better.' }),
    aggregate: z.string().meta({ description: 'How rows become a number, in words: "sum", "p50", "share" …' }),
    shape: z.enum(['flow', 'state', 'curve']).meta({
      description: 'flow: counted over time; state: as of the tip of the default branch; curve: a share over age.',
    }),
    grains: z.array(Grain),
    breakdowns: z.array(Dimension),
    minimum: z.number().int().meta({ description: 'The n under which a value is not shown.' }),
  })
  .meta({ id: 'MetricSummary' });
export type MetricSummary = z.infer<typeof MetricSummary>;

export const MetricDetail = MetricSummary.extend({
  formula: z.string(),
  sources: z.array(z.object({ title: z.string(), url: z.string().nullable() })),
  caveats: z.array(z.string()),
  needs: z.array(z.string()),
  sql: z.string().meta({ description: 'The statement behind the number, as run on the embedded engine.' }),
  example: z
    .object({ given: z.string(), result: z.string() })
    .nullable()
    .meta({ description: 'A tiny worked example in words.' }),
}).meta({ id: 'MetricDetail' });
export type MetricDetail = z.infer<typeof MetricDetail>;

/**
 * A number with what makes it readable. `value` is null where there is nothing to measure (a gap, never a zero) or where
 * n is under the metric's minimum; `reason` says which.
 */
export const Value = z
  .object({
    value: z.number().nullable(),
    n: z.number().int().meta({ description: 'Rows it was computed from.' }),
    reason: z.enum(['no-data', 'small-n', 'not-ready']).nullable(),
    p75: z.number().nullable().optional(),
    p90: z.number().nullable().optional(),
  })
  .meta({ id: 'Value' });
export type Value = z.infer<typeof Value>;

export const SeriesPoint = Value.extend({
  start: Day,
  end: Day.meta({ description: 'Last day included.' }),
  complete: z
    .boolean()
    .meta({ description: 'False for a bucket that the period, or the first or the newest fact cuts.' }),
}).meta({ id: 'SeriesPoint' });
export type SeriesPoint = z.infer<typeof SeriesPoint>;

const labelled = { key: z.string(), label: z.string() };

export const SeriesQuery = ScopeQuery.extend({
  grain: Grain.optional(),
  by: Dimension.optional(),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .optional()
    .meta({ description: 'Series at most, largest first; the rest is "Other". Default 8.' }),
});
const Some = z.object({
  count: z.number().int(),
  names: z.array(z.string()).meta({ description: 'Those with the most rows first; five at most.' }),
});

const asOf = Day.optional().meta({
  description:
    'Given for a state: the day it is of, that of the newest commit of all repositories, whatever the period.',
});

/** Repositories that are in one of two numbers alone. */
export const Mix = z
  .object({
    both: z.number().int().meta({ description: 'Repositories with rows in both periods.' }),
    onlyNow: Some,
    onlyBefore: Some,
    share: z.number().meta({
      description:
        'Share of the rows that is of repositories without any in the other period: of the period where it is larger, 0 … 1.',
    }),
  })
  .meta({ id: 'Mix' });
export type Mix = z.infer<typeof Mix>;

export const Series = z
  .object({
    metric: z.string(),
    unit: Unit,
    period: Period,
    grain: Grain,
    total: Value,
    previous: Value.meta({ description: 'The same number for the period of equal length right before.' }),
    previousPeriod: Period,
    hasBefore: HasBefore,
    asOf,
    mix: Mix.optional().meta({
      description:
        'Given where `total` and `previous` are of different repositories. A sum or a count has none: what did nothing adds nothing to it.',
    }),
    series: z.array(z.object({ ...labelled, total: Value, points: z.array(SeriesPoint) })),
  })
  .meta({ id: 'Series' });
export type Series = z.infer<typeof Series>;

/** One row of a breakdown: its value, and the other columns worth seeing beside it (named in `columns`). */
export const BreakdownRow = Value.extend({
  ...labelled,
  previous: z.number().nullable().optional(),
  extra: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])),
}).meta({ id: 'BreakdownRow' });
export type BreakdownRow = z.infer<typeof BreakdownRow>;

export const Column = z
  .object({
    key: z.string(),
    label: z.string(),
    type: z.enum(['text', 'number', 'ratio', 'instant', 'commit', 'file', 'days', 'hours', 'lines']),
  })
  .meta({ id: 'Column' });
export type Column = z.infer<typeof Column>;

export const BreakdownQuery = ScopeQuery.extend({
  by: Dimension,
  ...PageQuery.shape,
});
export const Breakdown = z
  .object({
    metric: z.string(),
    unit: Unit,
    by: Dimension,
    period: Period,
    columns: z.array(Column),
    total: Value,
    rows: z.array(BreakdownRow),
    rowCount: z.number().int(),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Breakdown' });
export type Breakdown = z.infer<typeof Breakdown>;

export const Distribution = z
  .object({
    metric: z.string(),
    unit: Unit,
    period: Period,
    n: z.number().int(),
    min: z.number().nullable(),
    p25: z.number().nullable(),
    p50: z.number().nullable(),
    p75: z.number().nullable(),
    p90: z.number().nullable(),
    max: z.number().nullable(),
    bins: z.array(z.object({ from: z.number(), to: z.number().nullable(), count: z.number().int() })),
  })
  .meta({ id: 'Distribution' });
export type Distribution = z.infer<typeof Distribution>;

/** Shares over age, one curve a cohort. x in days. */
export const Curve = z
  .object({
    metric: z.string(),
    period: Period,
    asOf: Day.meta({
      description:
        'The period chooses the lines by when they landed; all are followed to this day, that of the newest fact.',
    }),
    curves: z.array(
      z.object({
        ...labelled,
        n: z.number().int().meta({ description: 'Lines that entered.' }),
        halfLifeDays: z
          .number()
          .nullable()
          .meta({ description: 'Age at which half is gone; null while more than half is alive.' }),
        points: z.array(z.object({ x: z.number(), y: z.number(), atRisk: z.number() })),
      }),
    ),
  })
  .meta({ id: 'Curve' });
export type Curve = z.infer<typeof Curve>;

export const MetricParams = z.object({ id: z.string() });
