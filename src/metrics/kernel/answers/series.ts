import type { z } from 'zod';
import type { Series, SeriesPoint, SeriesQuery } from '../../../contract/index.ts';
import {
  addDays,
  bucketsOf,
  daysIn,
  defaultGrain,
  type Bucket,
  type BucketGrain,
  type Day,
} from '../../../core/index.ts';
import { isAdditive } from '../aggregate.ts';
import { hasBefore, stateDay, type Ask } from '../ask.ts';
import { readCells, type Cell } from '../cells.ts';
import { firstDayOf, labelOf, OTHER_KEY, type Dimension } from '../dimension.ts';
import { canMix, mixOf } from '../mix.ts';
import { presentValue } from '../value.ts';

type Query = z.infer<typeof SeriesQuery>;

/** Series of an answer unless the question says; the rest is one. */
const SERIES = 8;
const MOST_BUCKETS = 4000;
const DAYS_IN: Record<BucketGrain, number> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };
const GRAINS: readonly BucketGrain[] = ['day', 'week', 'month', 'quarter', 'year'];

/** A metric over time with the period before. States have no points: only their total. */
export async function answerSeries(ask: Ask, query: Query): Promise<Series> {
  const flow = ask.metric.shape === 'flow';
  const grain = grainFor(ask, query);
  const all = ask.ready ? await readSeriesCells(ask, query, { grain, previous: flow }) : [];
  const cells = all.filter(({ repository }) => repository === undefined);
  const total = (era: Cell['era']) =>
    cells.find((cell) => cell.era === era && cell.key === null && cell.bucket === null)?.measured;
  const now = presentValue(ask, total('current'), ask.period);
  const before = flow
    ? presentValue(ask, total('previous'), ask.previousPeriod)
    : presentValue(ask, undefined, { from: '', to: '' });
  const mix = now.value === null || before.value === null ? null : mixOf(ask, all);
  return {
    metric: ask.metric.id,
    unit: ask.metric.unit,
    period: ask.period,
    grain,
    total: now,
    previousPeriod: ask.previousPeriod,
    previous: before,
    hasBefore: hasBefore(ask),
    ...stateDay(ask),
    ...(mix ? { mix } : {}),
    series: linesOf(ask, query, { cells, grain }),
  };
}

/** The series of an answer alone: no total, and nothing of the period before. */
export async function answerPoints(ask: Ask, query: Query): Promise<Series['series']> {
  const grain = grainFor(ask, query);
  const cells = ask.ready ? await readSeriesCells(ask, query, { grain, previous: false }) : [];
  return linesOf(ask, query, { cells, grain });
}

function linesOf(
  ask: Ask,
  { by }: Query,
  { cells, grain }: { cells: readonly Cell[]; grain: BucketGrain },
): Series['series'] {
  const named = by ? largestFirst(ask, cells).map((cell) => cell.key as string) : [];
  const buckets = ask.metric.shape === 'flow' ? bucketsOf(ask.period.from, ask.period.to, grain) : [];
  return (by ? named : [null]).map((key) => {
    const own = cells.filter((cell) => cell.era === 'current' && cell.key === key);
    const points = new Map(own.map((cell) => [cell.bucket, cell.measured]));
    const since = key === null || !by ? ask.known.oldest : firstDayOf(ask, key, { by, named });
    return {
      key: key ?? 'all',
      label: key === null || !by ? ask.metric.title : labelOf(by, key, ask),
      total: presentValue(ask, points.get(null), { ...ask.period, since }),
      points: buckets.map((bucket) => point(ask, { ...bucket, since }, points.get(bucket.start))),
    };
  });
}

interface SeriesCut {
  grain: BucketGrain;
  previous: boolean;
}

/** The cells of an answer. Where the rows follow the split, those of all keys together are asked for by themselves. */
async function readSeriesCells(ask: Ask, query: Query, cut: SeriesCut): Promise<Cell[]> {
  if (!query.by || !ask.metric.rowsFollowSplit) return readSplitCells(ask, query, cut);
  const [parts, whole] = await Promise.all([
    readSplitCells(ask, query, cut),
    readSplitCells(ask, { ...query, by: undefined }, cut),
  ]);
  return [...parts.filter((cell) => cell.key !== null), ...whole];
}

async function readSplitCells(
  ask: Ask,
  { by, limit = SERIES }: Query,
  { grain, previous }: SeriesCut,
): Promise<Cell[]> {
  const perRepository = previous && canMix(ask);
  const cells = await readCells(ask, { by: by ?? null, grain, previous, perRepository });
  const keys = largestFirst(ask, cells);
  if (!by || keys.length <= limit) return cells;
  // Medians and shares of what is left over can't be had from those of its parts, so the rows are asked again.
  const keep = keys.slice(0, limit).map((cell) => cell.key as string);
  return readCells(ask, { by, grain, previous, perRepository, keep });
}

/** The keys that have a series of their own. */
export async function keysOfSeries(ask: Ask, by: Dimension, limit = SERIES): Promise<string[]> {
  const cells = await readCells(ask, { by });
  return largestFirst(ask, cells)
    .slice(0, limit)
    .map(({ key }) => key as string);
}

/** Keys of the current period: the largest value of a sum, else those with the most behind them. */
function largestFirst(ask: Ask, cells: readonly Cell[]): Cell[] {
  const additive = isAdditive(ask.metric);
  const weight = ({ key, measured }: Cell) => (key === OTHER_KEY ? -1 : additive ? (measured.value ?? 0) : measured.n);
  return cells
    .filter((cell) => cell.era === 'current' && cell.key !== null && cell.bucket === null)
    .sort((a, b) => weight(b) - weight(a) || (a.key as string).localeCompare(b.key as string, 'en'));
}

export function grainFor(ask: Ask, { grain }: Pick<Query, 'grain'>): BucketGrain {
  if (grain !== undefined) return bounded(grain, ask.period);
  const usual = defaultGrain(ask.period.from, ask.period.to);
  const { grains } = ask.metric;
  if (grains.length === 0 || grains.includes(usual)) return usual;
  return grains[0] as BucketGrain;
}

/** The grain asked for, made coarser until the axis has at most MOST_BUCKETS; the answer says which it is. */
function bounded(grain: BucketGrain, { from, to }: Ask['period']): BucketGrain {
  const coarser = GRAINS.slice(GRAINS.indexOf(grain));
  return coarser.find((candidate) => daysIn(from, to) / DAYS_IN[candidate] <= MOST_BUCKETS) ?? 'year';
}

function point(
  ask: Ask,
  { start, end, since }: Bucket & { since: Day | null },
  measured: Cell['measured'] | undefined,
): SeriesPoint {
  const { period, known } = ask;
  const span = { from: start < period.from ? period.from : start, to: end > period.to ? period.to : end, since };
  const knownUntil = known.newest === null || known.newest < known.today ? known.newest : addDays(known.today, -1);
  const knownFrom = since !== null && since > period.from ? since : period.from;
  const complete = start >= knownFrom && end <= period.to && knownUntil !== null && end <= knownUntil;
  return { start, end, complete, ...presentValue(ask, measured, span) };
}
