import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { knowledgeTiles, sequentialColor, treemap, type ChartTheme } from '../../../charts/index.ts';
import type { KnowledgeNode, KnowledgePart } from '../../../contract/index.ts';
import { activeSince, knowledgeSummary, thinness, visibleName } from '../../../words/index.ts';
import {
  Chart,
  ChartCard,
  EmptyState,
  Legend,
  useChartTheme,
  usePhone,
  type ChartPick,
} from '../../components/index.ts';
import { useSharedSearch } from '../../state/index.ts';
import { KnowledgeList } from './knowledge-list.tsx';
import { filePlace, treePlace } from './place.ts';
import styles from './knowledge.module.css';

export function KnowledgeTree({
  node,
  nodes,
  asOf,
}: {
  node: KnowledgeNode;
  nodes: readonly KnowledgePart[];
  asOf: string;
}) {
  const { tiles, nodeOf } = useMemo(() => knowledgeTiles(nodes), [nodes]);
  const draw = useCallback((theme: ChartTheme) => treemap(theme, tiles), [tiles]);
  const open = useOpen();
  const phone = usePhone();
  const thin = nodes.filter((each) => each.lines > 0 && thinness(each) > 0);
  if (nodes.length === 0)
    return (
      <EmptyState title="No files here">Generated and vendored files, and files without text, are left out.</EmptyState>
    );
  const pick = ({ key }: ChartPick) => {
    const part = key === undefined ? undefined : nodeOf.get(key);
    if (part) open(part);
  };
  return (
    <div className={styles.layout}>
      <ChartCard
        title={visibleName(node.name) || 'All of it'}
        lead={knowledgeSummary(node)}
        legend={
          <>
            <RiskLegend />
            <p className={styles.hint} data-print="hide">
              {phone ? 'Tap' : 'Click'} a part to open it; the path above leads back up.
            </p>
          </>
        }
        table={<KnowledgeList nodes={nodes} full />}
        foot={`${activeSince(asOf)} Generated and vendored files are left out.`}
      >
        <Chart
          draw={draw}
          height={520}
          onPick={pick}
          label={`${knowledgeSummary(node)} The same is in the list beside the picture.`}
        />
      </ChartCard>
      <section className={styles.side} aria-label="Where nobody can be asked">
        <h2>Where nobody can be asked</h2>
        {thin.length > 0 ? (
          <>
            <p className={styles.small}>Most lines that nobody active knows well first.</p>
            <KnowledgeList nodes={thin} />
          </>
        ) : (
          <p>Nowhere here: everything is known well by somebody who is active.</p>
        )}
      </section>
    </div>
  );
}

/** Opens a part: a directory in place, without a jump of the page, a file on its page. */
function useOpen(): (node: KnowledgeNode) => void {
  const navigate = useNavigate();
  const search = useSharedSearch();
  return (node) =>
    void (node.kind === 'file'
      ? navigate(filePlace(node, search))
      : navigate({ ...treePlace(node, search), resetScroll: false }));
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
