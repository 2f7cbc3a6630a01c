import { Link } from '@tanstack/react-router';
import { endpoints, type MetricSummary } from '../../../contract/index.ts';
import { useApi } from '../../api/index.ts';
import { PageHeader, Section } from '../../components/page-header.tsx';
import { Loaded } from '../../components/states/index.ts';
import styles from './catalogue.module.css';
import { groupName, groupsOf, shapeWords } from './words.ts';

/** Every number there is, by the question it answers. */
export function CataloguePage() {
  const metrics = useApi(endpoints.listMetrics, {});
  return (
    <>
      <PageHeader
        title="Metric catalogue"
        lead="Every number in Wheelhouse, with the question it answers, its exact formula, where it comes from and what it cannot tell."
        note="There is no metric about a person, and no secret score."
      />
      <Loaded query={metrics} height={640}>
        {({ items }) =>
          groupsOf(items).map(([group, of]) => (
            <Section key={group} folds title={groupName(group)} lead={contentWords(of)}>
              <ul className={styles.list}>
                {of.map((metric) => (
                  <Entry key={metric.id} metric={metric} />
                ))}
              </ul>
            </Section>
          ))
        }
      </Loaded>
    </>
  );
}

/** What a group holds, before it is opened. */
const contentWords = (metrics: readonly MetricSummary[]) =>
  `${metrics.length} metrics: ${metrics
    .slice(0, 3)
    .map(({ title }) => title)
    .join(', ')} …`;

function Entry({ metric }: { metric: MetricSummary }) {
  return (
    <li className={styles.entry}>
      <h3>
        <Link to="/catalogue/$metric" params={{ metric: metric.id }}>
          {metric.title}
        </Link>
      </h3>
      <p>{metric.question}</p>
      <p className={styles.small}>{shapeWords(metric)}</p>
    </li>
  );
}
