import { useMemo } from 'react';
import { bars, type TimeChart } from '../../../charts/index.ts';
import { endpoints, type Distribution } from '../../../contract/index.ts';
import { formatCount, formatPeriod, formatValue } from '../../../words/index.ts';
import { useApi } from '../../api/index.ts';
import {
  CardGrid,
  Chart,
  ChartCard,
  DataTable,
  EmptyState,
  EvidenceLink,
  gapWords,
  Loaded,
  Section,
  SeriesCard,
} from '../../components/index.ts';
import { metricIds } from '../../metric-ids.ts';
import { useScope } from '../../state/index.ts';

/** How large single commits are: small ones are easier to review, release and undo. */
export function CommitSize() {
  const scope = useScope();
  const query = useApi(endpoints.metricDistribution, { params: { id: metricIds.commitSize }, query: scope });
  return (
    <Section folds title="Size of commits" lead="Small steps are easier to review, to release and to undo.">
      <CardGrid wide>
        <Loaded query={query} height={350}>
          {(answer) => <Spread answer={answer} />}
        </Loaded>
        <SeriesCard metric={metricIds.commitSize} title="Commit size over time" picture="quantiles" height={220} />
      </CardGrid>
    </Section>
  );
}

function binLabel({ from, to }: Distribution['bins'][number]): string {
  if (to === null) return `${formatCount(from)}+`;
  return to - from <= 1 ? formatCount(from) : `${formatCount(from)}–${formatCount(to - 1)}`;
}

function Spread({ answer }: { answer: Distribution }) {
  const chart = useMemo((): TimeChart => {
    const labels = answer.bins.map(binLabel);
    return {
      labels,
      longLabels: labels.map((label) => `${label} ${label === '1' ? 'line' : 'lines'}`),
      series: [{ key: 'commits', label: 'Commits', values: answer.bins.map((b) => b.count) }],
      format: (v) => formatValue(v, 'commits'),
      tick: formatCount,
    };
  }, [answer]);
  const draw = useMemo(
    () => (theme: Parameters<typeof bars>[0]) =>
      bars(theme, { ...chart, series: chart.series.map((s) => ({ ...s, color: theme.accent })) }),
    [chart],
  );
  if (answer.p50 === null) {
    const few = gapWords({ value: null, n: answer.n, reason: 'small-n' });
    return (
      <ChartCard title="How sizes are spread">
        <EmptyState
          title={answer.n === 0 ? 'No commits to measure in this period' : `Commits of this period: ${few}`}
        />
      </ChartCard>
    );
  }
  return (
    <ChartCard
      title="How sizes are spread"
      lead={
        <>
          Half of the commits change{' '}
          <EvidenceLink target={{ metric: metricIds.commitSize }}>{formatValue(answer.p50, 'lines')}</EvidenceLink> or
          fewer; one in ten {formatValue(answer.p90, 'lines')} or more.
        </>
      }
      table={
        <DataTable
          dense
          first={Infinity}
          caption="Commits by size"
          rows={answer.bins}
          rowKey={(b) => String(b.from)}
          columns={[
            { key: 'size', label: 'Lines', header: true, cell: binLabel },
            { key: 'count', label: 'Commits', numeric: true, cell: (b) => formatCount(b.count) },
          ]}
        />
      }
      foot={`n = ${formatCount(answer.n)} · ${formatPeriod(answer.period.from, answer.period.to)}`}
    >
      <Chart
        draw={draw}
        height={220}
        label={`Commits by size: median ${formatValue(answer.p50, 'lines')}, p90 ${formatValue(answer.p90, 'lines')}. The same numbers are in the table.`}
      />
    </ChartCard>
  );
}
