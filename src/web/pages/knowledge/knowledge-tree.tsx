import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import {
  knowledgeSummary,
  largestOf,
  sequentialColor,
  tilesOf,
  treemap,
  type ChartTheme,
  visibleName,
} from '../../../charts/index.ts';
import type { KnowledgeNode } from '../../../contract/index.ts';
import { Chart, ChartCard, EmptyState, Legend, useChartTheme, type ChartPick } from '../../components/index.ts';
import { useSharedSearch } from '../../state/index.ts';
import { KnowledgeList } from './knowledge-list.tsx';
import { placeOf } from './place.ts';
import styles from './knowledge.module.css';

export function KnowledgeTree({ node, nodes }: { node: KnowledgeNode; nodes: readonly KnowledgeNode[] }) {
  const { shown, rest } = useMemo(() => largestOf(nodes), [nodes]);
  const navigate = useNavigate();
  const search = useSharedSearch();
  const draw = useCallback((theme: ChartTheme) => treemap(theme, tilesOf(shown, rest)), [shown, rest]);
  const open = ({ key }: ChartPick) => {
    const child = shown[Number(key)];
    if (key !== undefined && child) void navigate(placeOf(child, search) as never);
  };
  if (nodes.length === 0)
    return (
      <EmptyState title="No files here">Generated and vendored files, and files without text, are left out.</EmptyState>
    );
  return (
    <div className={styles.layout}>
      <ChartCard
        title={visibleName(node.name) || 'All of it'}
        lead={knowledgeSummary(node)}
        legend={<RiskLegend />}
        table={<KnowledgeList nodes={nodes} full />}
        foot="A click opens a part. As of the newest commit; generated and vendored files are left out."
      >
        <Chart
          draw={draw}
          height={520}
          onPick={open}
          label={`${knowledgeSummary(node)} The same is in the list beside the picture.`}
        />
      </ChartCard>
      <section className={styles.side} aria-label="Where nobody can be asked">
        <h2>Where nobody can be asked</h2>
        <p className={styles.small}>Most lines that nobody active knows well first.</p>
        <KnowledgeList nodes={nodes} />
      </section>
    </div>
  );
}

const steps = [0, 0.2, 0.4, 0.6, 0.8, 1];

function RiskLegend() {
  const theme = useChartTheme();
  return (
    <div className={styles.legend}>
      <span>Lines that nobody active knows well:</span>
      <Legend
        items={steps.map((step) => ({
          key: String(step),
          label: step === 0 ? 'none' : step === 1 ? 'all' : `${step * 100}%`,
          color: sequentialColor(theme, step),
        }))}
      />
    </div>
  );
}
