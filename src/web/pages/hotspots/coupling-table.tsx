import { Button } from '@mantine/core';
import { formatCount } from '../../../charts/index.ts';
import { endpoints, type BreakdownRow } from '../../../contract/index.ts';
import { useApiPages } from '../../api/index.ts';
import { DataTable, ErrorState, FileLink, MetricTitle, visiblePath, type TableColumn } from '../../components/index.ts';
import { Skeleton } from '@mantine/core';
import { useScope } from '../../state/index.ts';
import { pairOf } from './pair.ts';
import { repositoryColumns, useRepositoryNames, type RepositoryNames } from './repository-names.ts';
import styles from './hotspots.module.css';

const metric = 'knowledge.coupling';

/** A count among the columns that the metric declares. */
const shared = (key: string, label: string): TableColumn<BreakdownRow> => ({
  key,
  label,
  numeric: true,
  cell: (row) => formatCount(Number(row.extra[key] ?? 0)),
  sortBy: (row) => Number(row.extra[key] ?? 0),
});

const columnsOf = (names: RepositoryNames): TableColumn<BreakdownRow>[] => [
  {
    key: 'pair',
    label: 'Pair of files',
    header: true,
    cell: (row) => {
      const pair = pairOf(row.key);
      return pair ? (
        <span className={styles.pair}>
          <FileLink repository={pair.repository} path={pair.a} />
          <FileLink repository={pair.repository} path={pair.b} />
        </span>
      ) : (
        visiblePath(row.label)
      );
    },
  },
  ...repositoryColumns(names),
  {
    key: 'value',
    label: 'Coupling',
    numeric: true,
    cell: (row) => (row.value === null ? '–' : `${Math.round(row.value)}%`),
    sortBy: (row) => row.value,
  },
  shared('shared', 'Shared commits'),
  shared('commitsA', 'Of the first'),
  shared('commitsB', 'Of the second'),
];

/** Pairs of files that change together, strongest first, each opening its shared commits. */
export function CouplingTable() {
  const names = useRepositoryNames();
  const pages = useApiPages(endpoints.metricBreakdown, {
    params: { id: metric },
    query: { ...useScope(), by: 'file-pair', limit: 25 },
  });
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton height={320} radius="md" aria-label="Loading" />;
  const rows = pages.data.pages.flatMap((page) => page.rows);
  return (
    <>
      <MetricTitle metric={metric} />
      <DataTable
        caption="Files that change together"
        dense
        columns={columnsOf(names)}
        rows={rows}
        rowKey={(row) => row.key}
        empty="No two files change together often enough to say so."
      />
      {pages.hasNextPage && (
        <Button
          size="xs"
          variant="default"
          mt="sm"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </>
  );
}
