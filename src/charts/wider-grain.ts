import type { Grain, Series } from '../contract/index.ts';

const coarser: Partial<Record<Grain, Grain>> = { day: 'week', week: 'month', month: 'quarter', quarter: 'year' };
const fewestPoints = 3;
const mostGaps = 0.4;

/** The next wider bucket when most buckets are gaps; undefined when the series reads well or would become too short. */
export function widerGrain(answer: Series | undefined): Grain | undefined {
  const points = answer?.series.flatMap((part) => part.points) ?? [];
  const length = answer?.series[0]?.points.length ?? 0;
  const gaps = points.filter((point) => point.value === null).length;
  const wider = answer ? coarser[answer.grain] : undefined;
  const shrinks = { week: 7, month: 4.3, quarter: 3, year: 4, day: 1 }[wider ?? 'day'];
  return gaps > mostGaps * points.length && length / shrinks >= fewestPoints ? wider : undefined;
}
