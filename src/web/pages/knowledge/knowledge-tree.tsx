import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { sequentialColor, treemap, type ChartTheme } from '../../../charts/index.ts';
import type { KnowledgeNode } from '../../../contract/index.ts';
import {
  Chart,
  ChartCard,
  EmptyState,
  Legend,
  useChartTheme,
  visiblePath,
  type ChartPick,
} from '../../components/index.ts';
import { useSharedSearch } from '../../state/index.ts';
import { KnowledgeList } from './knowledge-list.tsx';
import { nodeRows, placeOf, riskCaption, summary, thinness } from './node-words.ts';
import styles from './knowledge.module.css';

/** Areas shown at most; smaller ones would be specks. The table has all. */
const SHOWN = 240;

export function KnowledgeTree({ node, nodes }: { node: KnowledgeNode; nodes: readonly KnowledgeNode[] }) {
  const largest = useMemo(
    () =>
      nodes
        .filter((child) => child.lines > 0)
        .toSorted((a, b) => b.lines - a.lines)
        .slice(0, SHOWN),
    [nodes],
  );
  const navigate = useNavigate();
  const search = useSharedSearch();
  const draw = useCallback(
    (theme: ChartTheme) =>
      treemap(
        theme,
        largest.map((child, at) => ({
          key: String(at),
          label: visiblePath(child.name),
          value: child.lines,
          heat: thinness(child),
          caption: riskCaption(child),
          rows: nodeRows(child),
        })),
      ),
    [largest],
  );
  const open = ({ key }: ChartPick) => {
    const child = largest[Number(key)];
    if (key !== undefined && child) void navigate(placeOf(child, search) as never);
  };
  if (nodes.length === 0)
    return (
      <EmptyState title="No files here">Generated and vendored files, and files without text, are left out.</EmptyState>
    );
  const hidden = nodes.length - largest.length;
  return (
    <div className={styles.layout}>
      <ChartCard
        title={visiblePath(node.name) || 'All of it'}
        lead={summary(node)}
        legend={<RiskLegend />}
        table={<KnowledgeList nodes={nodes} full />}
        foot={`${hidden > 0 ? `${hidden} small or empty ${hidden === 1 ? 'entry is' : 'entries are'} only in the table. ` : ''}As of the newest commit. Generated and vendored files are left out.`}
      >
        <Chart
          draw={draw}
          height={520}
          onPick={open}
          label={`${summary(node)} The same is in the list beside the picture.`}
        />
      </ChartCard>
      <section className={styles.side} aria-label="Where knowledge is thinnest">
        <h2>Where it is thinnest</h2>
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
    <Legend
      items={steps.map((step) => ({
        key: String(step),
        label: step === 0 ? '0% thin' : step === 1 ? '100%' : `${step * 100}%`,
        color: sequentialColor(theme, step),
      }))}
    />
  );
}
