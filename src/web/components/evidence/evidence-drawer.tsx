import { Drawer, Skeleton } from '@mantine/core';
import { endpoints, type Evidence } from '../../../contract/index.ts';
import { formatCount, formatDay, formatPeriod, formatValue } from '../../../words/index.ts';
import { useApiPages } from '../../api/index.ts';
import { useScope, useSetSearch, useSharedSearch } from '../../state/index.ts';
import { gapWords } from '../gap-words.ts';
import { DeeperHeadings } from '../heading.tsx';
import { MetricTitle } from '../metric-title.tsx';
import { ErrorState } from '../states/index.ts';
import { keyName, noEvidence } from './evidence-search.ts';
import { EvidenceTable } from './evidence-table.tsx';
import styles from './evidence.module.css';

/** The rows behind the number named in the URL. Mounted once, in the shell. */
export function EvidenceDrawer() {
  const metric = useSharedSearch().evidence;
  const setSearch = useSetSearch();
  return (
    <Drawer
      opened={metric !== undefined}
      onClose={() => setSearch(noEvidence)}
      position="right"
      size="min(54rem, 100vw)"
      title="The rows behind this number"
      closeButtonProps={{ 'aria-label': 'Close' }}
      data-print="hide"
    >
      {metric !== undefined && (
        <DeeperHeadings level="h3">
          <EvidenceRows metric={metric} />
        </DeeperHeadings>
      )}
    </Drawer>
  );
}

/** The number the rows make, as everywhere else on the page. */
function RecomputedTotal({ answer: { recompute, unit } }: { answer: Evidence }) {
  const { total } = recompute;
  if (total.value === null) return <>No number: {gapWords(total)}.</>;
  return (
    <>
      It is <strong>{formatValue(total.value, unit)}</strong>, n = {formatCount(total.n)}.
    </>
  );
}

function EvidenceRows({ metric }: { metric: string }) {
  const search = useSharedSearch();
  const scope = useScope();
  const query = {
    ...scope,
    from: search.evidenceFrom ?? scope.from,
    to: search.evidenceTo ?? scope.to,
    repo: search.evidenceRepo ?? scope.repo,
    by: search.evidenceBy,
    key: search.evidenceKey,
    bucket: search.evidenceBucket,
    grain: search.evidenceGrain,
    limit: 50,
  };
  const pages = useApiPages(endpoints.metricEvidence, { params: { id: metric }, query });
  const first = pages.data?.pages[0];
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!first) return <Skeleton height={420} radius="md" aria-label="Loading" />;
  const answers = pages.data?.pages ?? [];
  return (
    <>
      <div className={styles.head}>
        <MetricTitle metric={metric} />
        <p>
          {formatCount(first.rowCount)} {first.rowCount === 1 ? 'row' : 'rows'},{' '}
          {first.asOf ? `as of ${formatDay(first.asOf)}` : formatPeriod(first.period.from, first.period.to)}
          {search.evidenceKey === undefined ? '' : `, only ${keyName(search.evidenceKey)}`}. What makes most of the
          number first.
        </p>
        <p>
          {first.recompute.words} <RecomputedTotal answer={first} />
        </p>
      </div>
      <EvidenceTable
        answers={answers}
        caption="Rows behind this number"
        empty={first.asOf ? 'No rows.' : 'No rows in this period.'}
        first={50}
        total={first.rowCount}
        loading={pages.isFetchingNextPage}
        onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
      />
    </>
  );
}
