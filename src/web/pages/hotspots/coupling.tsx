import { byDesignOf, couplingSentence } from '../../../charts/index.ts';
import { endpoints, type BreakdownRow } from '../../../contract/index.ts';
import { formatCount, pairOf, visibleName } from '../../../words/index.ts';
import { useApiPages } from '../../api/index.ts';
import { ChartCard, DataTable, ErrorState, FileLink, type TableColumn } from '../../components/index.ts';
import { Skeleton } from '@mantine/core';
import { useScope } from '../../state/index.ts';
import { CouplingPicture } from './coupling-picture.tsx';
import { repositoryColumns, useRepositoryNames, type RepositoryNames } from './repository-names.ts';
import styles from './hotspots.module.css';

const metric = 'knowledge.coupling';
/** Pairs the picture chooses from. */
const STRONGEST = 200;

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
      const pair = pairOf(row);
      return pair ? (
        <span className={styles.pair}>
          <FileLink repository={pair.repository} path={pair.a} />
          <FileLink repository={pair.repository} path={pair.b} />
        </span>
      ) : (
        visibleName(row.label)
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
  { key: 'byDesign', label: 'By design', cell: (row) => byDesignOf(row) ?? '', sortBy: (row) => byDesignOf(row) ?? '' },
];

/** Pairs of files that change together: drawn, and as a table with the strongest first. */
export function Coupling() {
  const names = useRepositoryNames();
  const pages = useApiPages(endpoints.metricBreakdown, {
    params: { id: metric },
    query: { ...useScope(), by: 'file-pair', limit: STRONGEST },
  });
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  const first = pages.data?.pages[0];
  if (!first) return <Skeleton height={640} radius="md" aria-label="Loading" />;
  const rows = (pages.data?.pages ?? []).flatMap((page) => page.rows);
  const table = (
    <DataTable
      caption="Files that change together"
      dense
      columns={columnsOf(names)}
      rows={rows}
      rowKey={(row) => row.key}
      total={first.rowCount}
      loading={pages.isFetchingNextPage}
      onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
      empty="No two files change together often enough to say so."
    />
  );
  if (rows.length === 0) return table;
  return (
    <ChartCard
      metric={metric}
      lead={couplingSentence(first.rows)}
      table={table}
      foot={`The thicker an arc, the more commits they share. Drawn first are pairs that are not by design (see the table), of these pairs across directories, then those with the most shared commits, among the ${formatCount(Math.min(STRONGEST, first.rowCount))} most strongly coupled; the table has all ${formatCount(first.rowCount)}.`}
    >
      <CouplingPicture rows={first.rows} names={names} />
    </ChartCard>
  );
}
