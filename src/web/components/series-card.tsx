import { useMemo, type ReactNode } from 'react';
import { gapsInWords, heldBackInWords } from '../../charts/index.ts';
import type { Grain, Series } from '../../contract/index.ts';
import { comparisonOf, formatCount, formatPeriod, formatValue, partialInWords, periodNow } from '../../words/index.ts';
import { useSetSearch } from '../state/index.ts';
import { Chart, ChartCard, Legend, useChartTheme, type ChartPick } from './chart/index.ts';
import { EvidenceLink, evidenceSearch, type EvidenceTarget } from './evidence/index.ts';
import { gapWords } from './gap-words.ts';
import { describeSeries, drawPicture, inOrder, pictureChart, type ColorOf, type Picture } from './series-picture.ts';
import { SeriesTable } from './series-table.tsx';
import { EmptyState, Loaded, MiningState } from './states/index.ts';
import { useReadableSeries } from './use-readable-series.ts';

export interface SeriesCardProps {
  metric: string;
  /** Left out: the metric's own title. */
  title?: string;
  by?: EvidenceTarget['by'];
  /** Order of keys; left out: largest first, as answered. */
  order?: readonly string[];
  grain?: Grain;
  picture: Picture;
  color?: ColorOf;
  /** The sentence; left out: the total and how it compares. */
  lead?: (answer: Series) => ReactNode;
  actions?: ReactNode;
  height?: number;
  /** Said below, before n and period. */
  note?: ReactNode;
}

/** A metric over time, as sentence, picture and table. A click on a bucket opens the rows behind it. */
export function SeriesCard(props: SeriesCardProps) {
  const { metric, by, grain, height = 260 } = props;
  const query = useReadableSeries({ metric, by, grain });
  return (
    <Loaded query={query} height={height + 130}>
      {(answer) => <SeriesAnswer {...props} answer={answer} />}
    </Loaded>
  );
}

function SeriesAnswer({ answer: given, ...props }: SeriesCardProps & { answer: Series }) {
  const answer = useMemo(() => inOrder(given, props.order), [given, props.order]);
  const card = { metric: props.metric, title: props.title, actions: props.actions };
  if (answer.total.reason === 'not-ready') {
    return (
      <ChartCard {...card}>
        <MiningState />
      </ChartCard>
    );
  }
  const points = answer.series.flatMap((part) => part.points);
  if (points.every((point) => point.value === null)) {
    const why = heldBackInWords({ total: answer.total, points }, answer.grain) ?? gapWords(answer.total);
    return (
      <ChartCard {...card}>
        <EmptyState title="No picture for this period">
          {sentenceCase(why)}. A longer range of time may show more.
        </EmptyState>
      </ChartCard>
    );
  }
  return <SeriesPicture {...props} answer={answer} />;
}

function SeriesPicture({ answer, ...props }: SeriesCardProps & { answer: Series }) {
  const { metric, by, picture, color, height = 260 } = props;
  const setSearch = useSetSearch();
  const theme = useChartTheme();
  const chart = useMemo(() => pictureChart(answer, { picture, color, theme }), [answer, picture, color, theme]);
  const draw = useMemo(() => drawPicture(picture, chart), [picture, chart]);
  const open = ({ dataIndex, seriesId }: ChartPick) => {
    const point = answer.series[0]?.points[dataIndex];
    const part = by && answer.series.some((s) => s.key === seriesId) ? { by, key: seriesId } : {};
    if (point) setSearch(evidenceSearch({ metric, bucket: point.start, grain: answer.grain, ...part }));
  };
  return (
    <ChartCard
      metric={metric}
      title={props.title}
      actions={props.actions}
      lead={props.lead ? props.lead(answer) : <TotalSentence answer={answer} />}
      legend={chart.series.length > 1 && <Legend items={chart.series} />}
      table={<SeriesTable answer={answer} by={by} />}
      foot={<Foot answer={answer} picture={picture} note={props.note} />}
    >
      <Chart draw={draw} height={height} label={describeSeries(answer)} onPick={open} />
    </ChartCard>
  );
}

function Foot({ answer, picture, note }: { answer: Series; picture: Picture; note: ReactNode }) {
  const drawn = picture === 'line' || picture === 'quantiles' ? 'line' : 'bars';
  const more = [gapsInWords(answer), partialInWords(answer, drawn)].filter(Boolean).join(' · ');
  return (
    <>
      {note && <>{note} </>}n = {formatCount(answer.total.n)} · {formatPeriod(answer.period.from, answer.period.to)}
      {more && <> · {more}</>}
    </>
  );
}

/** "34% over these 90 days, 3 points less than in the 90 days before." */
export function TotalSentence({ answer }: { answer: Series }) {
  const { total, unit, period } = answer;
  if (total.value === null) return <>{sentenceCase(gapWords(total))} for the whole period.</>;
  const compared = comparisonOf(answer);
  return (
    <>
      <EvidenceLink target={{ metric: answer.metric }}>{formatValue(total.value, unit)}</EvidenceLink> over{' '}
      {periodNow(period.days)}
      {compared ? `, ${compared}` : ''}.
    </>
  );
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
