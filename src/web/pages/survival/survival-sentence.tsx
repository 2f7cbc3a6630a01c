import { endpoints } from '../../../contract/index.ts';
import { formatCount, formatPeriod, formatValue, visibleName } from '../../../words/index.ts';
import { useApi } from '../../api/index.ts';
import { EvidenceLink } from '../../components/index.ts';
import { metricIds } from '../../metric-ids.ts';
import { useScope } from '../../state/index.ts';
import { lastShare } from './curve-facts.ts';

/** The half-life of all lines together, in a sentence. */
export function SurvivalSentence() {
  const scope = useScope();
  const answer = useApi(endpoints.metricCurve, { params: { id: metricIds.survival }, query: scope }).data;
  const all = answer?.curves[0];
  if (!all) return <>How long what was written lasts.</>;
  const lines = <EvidenceLink target={{ metric: metricIds.survival }}>{formatCount(all.n)} lines</EvidenceLink>;
  const { period } = answer;
  const when = scope.from || scope.to ? ` in ${formatPeriod(period.from, period.to)}` : '';
  const place = `${scope.path ? visibleName(scope.path) : 'the default branch'}${when}`;
  if (all.halfLifeDays !== null) {
    return (
      <>
        Of {lines} that reached {place}, half {scope.path ? 'had left it' : 'were gone'} after{' '}
        {formatValue(all.halfLifeDays, 'days')}.
      </>
    );
  }
  const end = lastShare(all);
  return (
    <>
      Of {lines} that reached {place}, more than half are still {scope.path ? 'there' : 'alive'}
      {end ? `: ${formatValue(end.y, 'ratio')} after ${formatValue(end.x, 'days')}` : ''}.
    </>
  );
}
