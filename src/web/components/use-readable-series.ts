import { endpoints, type Grain, type Series } from '../../contract/index.ts';
import { useApi } from '../api/index.ts';
import { useScope } from '../state/index.ts';
import type { EvidenceTarget } from './evidence/index.ts';

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

/**
 * A metric over time. Where no grain is asked for and most buckets of the usual one have too little in them, in wider
 * ones, twice at most: a line of gaps tells nobody anything.
 */
export function useReadableSeries({ metric, by, grain }: { metric: string; by?: EvidenceTarget['by']; grain?: Grain }) {
  const scope = useScope();
  const ask = (wanted: Grain | undefined) => ({ params: { id: metric }, query: { ...scope, by, grain: wanted } });
  const first = useApi(endpoints.metricSeries, ask(grain));
  const second = grain || first.isPlaceholderData ? undefined : widerGrain(first.data);
  const wide = useApi(endpoints.metricSeries, ask(second), { enabled: second !== undefined, keep: false });
  const third = second ? widerGrain(wide.data) : undefined;
  const widest = useApi(endpoints.metricSeries, ask(third), { enabled: third !== undefined, keep: false });
  if (third && widest.data) return widest;
  return second && wide.data ? wide : first;
}
