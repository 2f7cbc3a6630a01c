import { useMemo, type ReactNode } from 'react';
import { bars, compareInWords, formatCount, formatPeriod, formatValue, gapsInWords, lineSeries, quantileChart, stackedBars, timeChart, toShares, type ChartTheme, type TimeChart } from '../../charts/index.ts';
import { endpoints, type Grain, type Series } from '../../contract/index.ts';
import { useApi } from '../api/index.ts';
import { useScope, useSetSearch } from '../state/index.ts';
import { Chart, ChartCard, Legend, useChartTheme } from './chart/index.ts';
import { EvidenceLink, evidenceSearch, type EvidenceTarget } from './evidence/index.ts';
import { SeriesTable } from './series-table.tsx';
import { EmptyState, Loaded, MiningState } from './states/index.ts';
import { gapWords } from './value.tsx';

export interface SeriesCardProps {
  metric: string;
  title?: string;
  by?: EvidenceTarget['by'];
  limit?: number;
  grain?: Grain;
  /** line; bars; stack of parts; stack as shares; median with upper quantiles. */
  picture: 'line' | 'bars' | 'stack' | 'shares' | 'quantiles';
  /** Colour of a series by its key; the palette's next when undefined. */
  color?: (theme: ChartTheme, key: string, index: number, count: number) => string | undefined;
  /** The sentence; left out: the total and how it compares. */
  lead?: (answer: Series) => ReactNode;
  actions?: ReactNode;
  height?: number;
  /** Said below, before n and period. */
  note?: ReactNode;
}

/** A metric over time, as sentence, picture and table. A click on a bucket opens the rows behind it. */
export function SeriesCard(props: SeriesCardProps) {
  const { metric, by, limit, grain, height = 260 } = props;
  const scope = useScope();
  const query = useApi(endpoints.metricSeries, { params: { id: metric }, query: { ...scope, by, limit, grain } });
  return (
    <Loaded query={query} height={height + 130}>
      {(answer) => <Answered {...props} answer={answer} />}
    </Loaded>
  );
}

function Answered({ answer, ...props }: SeriesCardProps & { answer: Series }) {
  const { metric, by, picture, color, height = 260 } = props;
  const setSearch = useSetSearch();
  const theme = useChartTheme();
  const chart = useMemo(() => chartOf(answer, picture, (key, i) => color?.(theme, key, i, answer.series.length), theme), [answer, picture, color, theme]);
  const draw = useMemo(() => drawerOf(picture, chart), [picture, chart]);
  const card = { metric, title: props.title, actions: props.actions };
  if (answer.total.reason === 'not-ready') {
    return (
      <ChartCard {...card}>
        <MiningState />
      </ChartCard>
    );
  }
  const empty = answer.series.every((part) => part.points.every((p) => p.value === null));
  if (empty) {
    return (
      <ChartCard {...card}>
        <EmptyState title="No picture for this period">{gapWords(answer.total)}. A longer range of time may show more.</EmptyState>
      </ChartCard>
    );
  }
  const open = (pick: { dataIndex: number; seriesId: string }) => {
    const point = answer.series[0]?.points[pick.dataIndex];
    if (point) setSearch(evidenceSearch({ metric, from: point.start, to: point.end, ...(by ? { by, key: pick.seriesId } : {}) }));
  };
  const gaps = gapsInWords(answer);
  return (
    <ChartCard
      {...card}
      lead={props.lead ? props.lead(answer) : <TotalSentence answer={answer} />}
      legend={chart.series.length > 1 && <Legend items={chart.series.map((s) => ({ key: s.key, label: s.label, color: s.color ?? undefined }))} />}
      table={<SeriesTable answer={answer} by={by} />}
      foot={
        <>
          {props.note && <>{props.note} </>}n = {formatCount(answer.total.n)} · {formatPeriod(answer.period.from, answer.period.to)}
          {gaps && <> · {gaps}</>}
        </>
      }
    >
      <Chart draw={draw} height={height} label={describe(answer)} onPick={open} />
    </ChartCard>
  );
}

/** "34% in these 90 days, 3 points less than the 90 days before." */
export function TotalSentence({ answer }: { answer: Series }) {
  const { total, previous, unit, period } = answer;
  if (total.value === null) return <>{gapWords(total)} for the whole period.</>;
  const compared = compareInWords(total.value, previous.value, { unit, days: period.days });
  return (
    <>
      <EvidenceLink target={{ metric: answer.metric }}>{formatValue(total.value, unit)}</EvidenceLink> over these {formatCount(period.days)} days
      {compared ? `, ${compared}` : ''}.
    </>
  );
}

function chartOf(answer: Series, picture: SeriesCardProps['picture'], colorOf: (key: string, i: number) => string | undefined, theme: ChartTheme): TimeChart {
  if (picture === 'quantiles') return quantileChart(answer, { p50: theme.accent, p75: theme.categorical[4] ?? theme.accent, p90: theme.neutral });
  const chart = timeChart(answer, (key, i) => colorOf(key, i) ?? (answer.series.length === 1 ? theme.accent : theme.categorical[i]));
  return picture === 'shares' ? { ...toShares(chart), format: (v) => formatValue(v, 'ratio'), tick: (v) => formatValue(v, 'ratio') } : chart;
}

function drawerOf(picture: SeriesCardProps['picture'], chart: TimeChart) {
  return (theme: ChartTheme) => {
    if (picture === 'bars') return bars(theme, chart);
    if (picture === 'stack') return stackedBars(theme, chart);
    if (picture === 'shares') return stackedBars(theme, { ...chart, maximum: 1 });
    return lineSeries(theme, chart);
  };
}

function describe(answer: Series): string {
  const parts = answer.series.map((part) => `${part.label}: ${formatValue(part.total.value, answer.unit)}`).join('; ');
  return `Picture over time by ${answer.grain}, ${formatPeriod(answer.period.from, answer.period.to)}. ${parts}. The same numbers are in the table.`;
}
