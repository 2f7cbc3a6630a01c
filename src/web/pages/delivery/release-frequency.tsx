import { getRouteApi } from '@tanstack/react-router';
import { releasesByPatch } from '../../../core/index.ts';
import { endpoints } from '../../../contract/index.ts';
import { comparisonOf, formatCount, formatValue, periodNow } from '../../../words/index.ts';
import { useApi } from '../../api/index.ts';
import { CardGrid, EvidenceLink, Section, SeriesCard } from '../../components/index.ts';
import { metricIds } from '../../metric-ids.ts';
import { useScope } from '../../state/index.ts';
import { useReleaseFrequency } from './use-release-frequency.ts';

const route = getRouteApi('/delivery');

/** Releases and lead time of the period in one sentence, compared with the period before. */
export function DeliverySentence() {
  const scope = useScope();
  const { grain } = route.useSearch();
  const frequency = useReleaseFrequency();
  const lead = useApi(endpoints.metricSeries, { params: { id: metricIds.leadTime }, query: { ...scope, grain } }).data;
  if (!frequency || !lead) return <>How often and how fast work reaches a release.</>;
  if (frequency.total.n === 0) return <>No release in {periodNow(frequency.period.days)}.</>;
  const compared = comparisonOf(lead);
  return (
    <>
      <EvidenceLink target={{ metric: metricIds.releaseFrequency }}>
        {formatCount(frequency.total.n)} {frequency.total.n === 1 ? 'release' : 'releases'}
      </EvidenceLink>{' '}
      in {periodNow(frequency.period.days)}
      {lead.total.value !== null && (
        <>
          ; half of all changes waited{' '}
          <EvidenceLink target={{ metric: metricIds.leadTime }}>
            {formatValue(lead.total.value, lead.unit)}
          </EvidenceLink>{' '}
          or less for one
          {compared ? `, ${compared}` : ''}
        </>
      )}
      .
    </>
  );
}

export function ReleaseFrequency() {
  const { grain } = route.useSearch();
  return (
    <Section title="Releases" lead="Smaller and more frequent releases carry less risk each.">
      <CardGrid wide>
        <SeriesCard metric={metricIds.releaseFrequency} picture="bars" grain={grain} height={220} />
        <SeriesCard metric={metricIds.failureShare} picture="line" grain={grain} height={220} note={<FailureNote />} />
      </CardGrid>
    </Section>
  );
}

/** What counts as a failure here, and where that says little. */
function FailureNote() {
  const kinds = useApi(endpoints.metricBreakdown, {
    params: { id: metricIds.failureShare },
    query: { ...useScope(), by: 'release-kind' },
  }).data?.rows;
  const byPatch = kinds && releasesByPatch(kinds);
  return (
    <>
      A release counts as failed when a patch, revert or hotfix release of the same package follows within 7 days.
      {byPatch &&
        ` Here ${formatCount(byPatch.patches)} of ${formatCount(byPatch.releases)} releases are patches: that is how work is released, so this share says little about failures.`}
    </>
  );
}
