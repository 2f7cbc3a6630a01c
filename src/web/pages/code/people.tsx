import { CardGrid, Section, SeriesCard } from '../../components/index.ts';
import { metricIds } from '../../metric-ids.ts';

/** How many took part and when; of the team as a whole, never of one person. */
export function People() {
  return (
    <Section
      folds
      title="The team"
      lead="How many took part, and whether work moves out of people's own usual hours. Only for the team as a whole."
    >
      <CardGrid wide>
        <SeriesCard metric={metricIds.activeWeeks} picture="bars" height={200} />
        <SeriesCard metric={metricIds.afterHours} picture="line" height={200} />
      </CardGrid>
    </Section>
  );
}
