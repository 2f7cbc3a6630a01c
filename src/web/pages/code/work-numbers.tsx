import { CardGrid, NumberCard, Section } from '../../components/index.ts';
import { metricIds } from '../../metric-ids.ts';

const shown = [metricIds.efficiency, metricIds.rework, metricIds.commitSize, metricIds.reverts];

export function WorkNumbers() {
  return (
    <Section title="How it went" lead="Rework is not waste: some of it is learning. A change is worth a question.">
      <CardGrid>
        {shown.map((metric) => (
          <NumberCard key={metric} metric={metric} />
        ))}
      </CardGrid>
    </Section>
  );
}
