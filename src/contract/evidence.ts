import { z } from 'zod';
import { Column, Dimension, Unit, Value } from './metrics.ts';
import { Day, Grain, PageQuery, Period, ScopeQuery } from './scope.ts';

/** What has an address. A further kind is one member here, one entry in `metrics/kernel/answers/subjects.ts` and one link in the web. */
export const Address = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('commit'), repository: z.number().int(), sha: z.string() }),
    z.object({ kind: z.literal('file'), repository: z.number().int(), path: z.string() }),
  ])
  .meta({ id: 'Address', description: 'A thing that can be opened.' });
export type Address = z.infer<typeof Address>;
export type AddressKind = Address['kind'];

export const EvidenceQuery = ScopeQuery.extend({
  by: Dimension.optional(),
  key: z.string().optional().meta({
    description:
      'With `by`: only rows of this key of the breakdown or series. `…` is all keys that have no series of their own.',
  }),
  series: z.coerce.number().int().min(1).max(50).optional().meta({
    description: 'With the key `…`: the `limit` of the series that it is of. Default 8.',
  }),
  bucket: Day.optional().meta({ description: 'Only rows of the point of the series that starts on this day.' }),
  grain: Grain.optional().meta({ description: 'With `bucket`: the grain of the series.' }),
  ...PageQuery.shape,
});

const column = z.string().meta({ description: 'Key of a column of the rows.' });

/** How the rows of all pages make the number. */
export const Makes = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('count') }),
    z.object({ kind: z.literal('sum'), column }),
    z.object({
      kind: z.literal('share'),
      column,
      base: column.nullable().meta({ description: 'Null: the number of rows.' }),
      least: z.number().nullable().meta({ description: 'The sum of `base` counts as no less than this.' }),
    }),
    z.object({ kind: z.literal('max'), column }),
    z.object({ kind: z.literal('quantile'), column, p: z.number() }),
    z.object({ kind: z.literal('algorithm'), columns: z.array(column) }),
  ])
  .meta({
    id: 'Makes',
    description:
      'Over the rows of all pages: how many there are, the sum of a column, one sum ÷ another, the largest, the quantile (linear between neighbours), or an algorithm that the metric’s formula names.',
  });
export type Makes = z.infer<typeof Makes>;

export const MakesN = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('count') }),
    z.object({ kind: z.literal('sum'), column }),
    z.object({ kind: z.literal('distinct'), column: column.meta({ description: 'Different things that it opens.' }) }),
    z.object({ kind: z.literal('algorithm') }),
    z.object({ kind: z.literal('withheld') }),
  ])
  .meta({ id: 'MakesN' });
export type MakesN = z.infer<typeof MakesN>;

export const Recompute = z
  .object({
    total: Value.meta({ description: 'The number these rows make, as it is served elsewhere.' }),
    words: z.string().meta({ description: 'How they make it, in a sentence.' }),
    makes: Makes,
    n: MakesN.meta({ description: 'How they make `total.n`.' }),
    withheld: z.string().nullable().meta({
      description: 'What the number is computed from and no row shows, since it would be about single people.',
    }),
  })
  .meta({ id: 'Recompute' });
export type Recompute = z.infer<typeof Recompute>;

/** The rows one number was computed from, what makes most of it first. Cells follow `columns`. */
export const Evidence = z
  .object({
    metric: z.string(),
    unit: Unit,
    period: Period,
    asOf: Day.optional().meta({ description: 'Given for a state: the day it is of.' }),
    recompute: Recompute,
    columns: z.array(Column),
    rows: z.array(
      z.object({
        cells: z.array(z.union([z.number(), z.string(), z.null()])),
        opens: z.record(z.string(), Address).meta({ description: 'What cells open, by the key of their column.' }),
      }),
    ),
    rowCount: z.number().int(),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof Evidence>;
