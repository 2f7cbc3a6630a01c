import { widerGrain } from '../../charts/index.ts';
import { endpoints, type Grain } from '../../contract/index.ts';
import { useApi } from '../api/index.ts';
import { useScope } from '../state/index.ts';
import type { EvidenceTarget } from './evidence/index.ts';

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
