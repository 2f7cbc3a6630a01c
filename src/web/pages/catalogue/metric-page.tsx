import { Link, useParams } from '@tanstack/react-router';
import { endpoints, type MetricDetail, type Series } from '../../../contract/index.ts';
import { formatCount, formatValue, mixInWords } from '../../../words/index.ts';
import { useApi } from '../../api/index.ts';
import { EvidenceLink } from '../../components/evidence/index.ts';
import { PageHeader, Section } from '../../components/page-header.tsx';
import { ScopeBar } from '../../components/scope-bar/index.ts';
import { Loaded } from '../../components/states/index.ts';
import { Words } from '../../components/words.tsx';
import { useScope } from '../../state/index.ts';
import styles from './catalogue.module.css';
import { directionWords, groupName, shapeWords, unitWords } from './words.ts';

const STATEMENT_LEAD =
  'As run on the embedded engine, here of all repositories in the first quarter of 2026. `wheelhouse sql` runs it, or any other that only reads.';

/** How one metric is computed: everything that is declared about it. */
export function MetricPage() {
  const id = useParams({ strict: false }).metric ?? '';
  const metric = useApi(endpoints.getMetric, { params: { id } }, { keep: false });
  return (
    <Loaded query={metric} height={720} title="Metric">
      {(detail) => <Detail metric={detail} />}
    </Loaded>
  );
}

function Detail({ metric }: { metric: MetricDetail }) {
  const series = useApi(
    endpoints.metricSeries,
    { params: { id: metric.id }, query: useScope() },
    { enabled: metric.shape === 'flow' },
  );
  return (
    <>
      <PageHeader
        title={metric.title}
        lead={metric.question}
        note={
          <>
            <Link to="/catalogue">Metric catalogue</Link> · {groupName(metric.group)} · <code>{metric.id}</code>
          </>
        }
      >
        <ScopeBar time={metric.shape === 'flow'} period={series.data?.period} />
      </PageHeader>
      {metric.shape === 'flow' && !series.isError && <Now metric={metric} answer={series.data} />}
      <Section title="Formula">
        <p className={styles.text}>{metric.formula}</p>
        <dl className={styles.facts}>
          <Fact name="Unit">{unitWords(metric.unit)}</Fact>
          <Fact name="Aggregate">{shapeWords(metric)}</Fact>
          <Fact name="Direction">{directionWords(metric)}</Fact>
          <Fact name="Shown from">
            {metric.minimum <= 1 ? 'the first row on' : `n = ${metric.minimum} on; below that a gap`}
          </Fact>
          <Fact name="Needs">{metric.needs.join(', ') || 'nothing'}</Fact>
          <Fact name="Can be split by">{metric.breakdowns.join(', ') || 'nothing'}</Fact>
        </dl>
      </Section>
      <Section title="What it cannot tell">
        <ul className={styles.text}>
          {metric.caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      </Section>
      {metric.example && (
        <Section title="A worked example">
          <div className={styles.example}>
            <p>{metric.example.given}</p>
            <p>
              <strong>Result:</strong> {metric.example.result}
            </p>
          </div>
        </Section>
      )}
      <Section title="Sources">
        <ul className={styles.text}>
          {metric.sources.map((source) => (
            <li key={source.title}>
              {source.url?.startsWith('https://') ? (
                <a href={source.url} rel="noreferrer noopener" target="_blank">
                  {source.title}
                </a>
              ) : (
                source.title
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="The statement behind it" lead={<Words>{STATEMENT_LEAD}</Words>}>
        <section className={styles.sql} aria-label="SQL">
          <pre>
            <code>{metric.sql}</code>
          </pre>
        </section>
      </Section>
    </>
  );
}

/** The number itself for the scope in the URL, with its rows a click away. */
function Now({ metric, answer }: { metric: MetricDetail; answer: Series | undefined }) {
  if (!answer) return <p className={styles.now}>Now …</p>;
  const { total, previous, hasBefore, mix } = answer;
  return (
    <p className={styles.now}>
      Now{' '}
      <strong>
        <EvidenceLink target={{ metric: metric.id }}>{formatValue(total.value, metric.unit)}</EvidenceLink>
      </strong>{' '}
      (n = {formatCount(total.n)})
      {hasBefore &&
        `; ${formatValue(previous.value, metric.unit)} in the period before (n = ${formatCount(previous.n)})${mix ? ` (${mixInWords(mix)})` : ''}`}
      .
    </p>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
