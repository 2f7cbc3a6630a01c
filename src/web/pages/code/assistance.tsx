import { CardGrid, Section, SeriesCard } from '../../components/index.ts';
import { metricIds } from '../../metric-ids.ts';

/** Work that commits mark as AI-assisted, and how its rework compares. */
export function Assistance() {
  return (
    <Section
      folds
      title="AI-assisted work"
      lead="From marks that agents leave on commits: co-author trailers and known accounts. Work without a mark counts as other."
    >
      <CardGrid wide>
        <SeriesCard metric={metricIds.aiShare} picture="line" height={220} />
        <SeriesCard metric={metricIds.aiRework} by="assistance" picture="line" height={220} />
      </CardGrid>
    </Section>
  );
}
