import { getRouteApi } from '@tanstack/react-router';
import { formatValue } from '../../../words/index.ts';
import { GrainSelect, SeriesCard, TotalSentence } from '../../components/index.ts';
import { metricIds } from '../../metric-ids.ts';
import { useSetSearch } from '../../state/index.ts';

const route = getRouteApi('/delivery');

export function LeadTime() {
  const { grain } = route.useSearch();
  const setSearch = useSetSearch();
  return (
    <SeriesCard
      metric={metricIds.leadTime}
      picture="quantiles"
      grain={grain}
      height={280}
      lead={(answer) => (
        <>
          <TotalSentence answer={answer} />
          {answer.total.p90 != null && (
            <> One change in ten waits {formatValue(answer.total.p90, answer.unit)} or longer.</>
          )}
        </>
      )}
      actions={<GrainSelect value={grain} onChange={(g) => setSearch({ grain: g })} />}
    />
  );
}
