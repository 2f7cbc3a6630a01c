import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import {
  hotspotChart,
  hotspotSentence,
  hotspotsOf,
  scatter,
  sequentialColor,
  type ChartTheme,
} from '../../../charts/index.ts';
import { endpoints, type Breakdown } from '../../../contract/index.ts';
import { fileOf, formatCount } from '../../../words/index.ts';
import { useApi } from '../../api/index.ts';
import { Chart, ChartCard, EmptyState, Legend, Loaded, useChartTheme, type ChartPick } from '../../components/index.ts';
import { useScope } from '../../state/index.ts';
import { BreakdownTable } from './breakdown-table.tsx';
import { useRepositoryNames } from './repository-names.ts';
import styles from './hotspots.module.css';

const metric = 'knowledge.hotspots';

export function Hotspots() {
  const answer = useApi(endpoints.metricBreakdown, {
    params: { id: metric },
    query: { ...useScope(), by: 'file', limit: 100 },
  });
  return (
    <Loaded query={answer} height={620}>
      {(data) =>
        data.rows.length === 0 ? (
          <EmptyState title="No hotspots here">
            No file was changed in the 180 days before the end of this period.
          </EmptyState>
        ) : (
          <Picture answer={data} />
        )
      }
    </Loaded>
  );
}

function Picture({ answer }: { answer: Breakdown }) {
  const navigate = useNavigate();
  const names = useRepositoryNames();
  const files = useMemo(() => hotspotsOf(answer, names), [answer, names]);
  const draw = useCallback((theme: ChartTheme) => scatter(theme, hotspotChart(files)), [files]);
  const open = ({ key }: ChartPick) => {
    const file = key === undefined ? null : fileOf(key);
    if (file)
      void navigate({
        to: '/repositories/$repository/file',
        params: { repository: String(file.repository) },
        search: { file: file.path },
      });
  };
  return (
    <>
      <ChartCard
        metric={metric}
        lead={hotspotSentence(files)}
        legend={<ReworkLegend />}
        foot={`The ${formatCount(files.length)} hottest of ${formatCount(answer.rowCount)} changed files; both axes are logarithmic. A click opens the file.`}
      >
        <Chart
          draw={draw}
          height={420}
          onPick={open}
          label={`${hotspotSentence(files)} The files are in the table below.`}
        />
      </ChartCard>
      <div className={styles.table}>
        <BreakdownTable answer={answer} nameLabel="File" />
      </div>
    </>
  );
}

function ReworkLegend() {
  const theme = useChartTheme();
  const steps = [0, 0.2, 0.4, 0.6, 0.8, 1];
  return (
    <div className={styles.legend}>
      <span>Rework among its changes:</span>
      <Legend
        items={steps.map((step) => ({
          key: String(step),
          label: step === 1 ? '50% or more' : `${step * 50}%`,
          color: sequentialColor(theme, step),
        }))}
      />
    </div>
  );
}
