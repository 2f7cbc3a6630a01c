import { Button, Drawer, Skeleton } from '@mantine/core';
import { formatCount, formatPeriod } from '../../../charts/index.ts';
import { endpoints, type Evidence } from '../../../contract/index.ts';
import { useApiPages } from '../../api/index.ts';
import { useScope, useSetSearch, useSharedSearch } from '../../state/index.ts';
import { Cell, CommitLink, FileLink, isNumeric } from '../cell.tsx';
import { DataTable, type TableColumn } from '../data-table.tsx';
import { MetricTitle } from '../metric-title.tsx';
import { ErrorState } from '../states/index.ts';
import { noEvidence } from './evidence-search.ts';
import styles from './evidence.module.css';

type Row = Evidence['rows'][number] & { at: number };

/** The rows behind the number named in the URL. Mounted once, in the shell. */
export function EvidenceDrawer() {
  const metric = useSharedSearch().evidence;
  const setSearch = useSetSearch();
  return (
    <Drawer opened={metric !== undefined} onClose={() => setSearch(noEvidence)} position="right" size="min(54rem, 100vw)" title="The rows behind this number" closeButtonProps={{ 'aria-label': 'Close' }} data-print="hide">
      {metric !== undefined && <EvidenceRows metric={metric} />}
    </Drawer>
  );
}

function EvidenceRows({ metric }: { metric: string }) {
  const search = useSharedSearch();
  const scope = useScope();
  const query = {
    ...scope,
    from: search.evidenceFrom ?? scope.from,
    to: search.evidenceTo ?? scope.to,
    by: search.evidenceBy,
    key: search.evidenceKey,
    limit: 50,
  };
  const pages = useApiPages(endpoints.metricEvidence, { params: { id: metric }, query });
  const first = pages.data?.pages[0];
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!first) return <Skeleton height={420} radius="md" aria-label="Loading" />;
  const rows = pages.data?.pages.flatMap((page) => page.rows).map((row, at) => ({ ...row, at })) ?? [];
  return (
    <>
      <div className={styles.head}>
        <MetricTitle metric={metric} as="h3" />
        <p>
          {formatCount(first.rowCount)} {first.rowCount === 1 ? 'row' : 'rows'}, {formatPeriod(first.period.from, first.period.to)}
          {search.evidenceKey === undefined ? '' : `, only ${search.evidenceKey}`}. The most telling first.
        </p>
      </div>
      <DataTable dense caption="Rows behind this number" columns={columnsOf(first)} rows={rows} rowKey={(row) => String(row.at)} empty="No rows in this period." />
      <div className={styles.foot}>
        <span>
          {formatCount(rows.length)} of {formatCount(first.rowCount)} shown
        </span>
        {pages.hasNextPage && (
          <Button size="xs" variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            Show more
          </Button>
        )}
      </div>
    </>
  );
}

function columnsOf(answer: Evidence): TableColumn<Row>[] {
  const given = answer.columns.map(
    (column, i): TableColumn<Row> => ({
      key: column.key,
      label: column.label,
      numeric: isNumeric(column.type),
      cell: (row) => <Cell type={column.type} value={row.cells[i] ?? null} repository={row.repository} />,
    }),
  );
  // A row that can be opened must be, even when none of its columns is the commit or the file itself.
  const types = answer.columns.map((c) => c.type);
  if (!types.includes('commit') && !types.includes('file') && answer.rows.some((r) => r.commit ?? r.file)) {
    given.push({ key: '_open', label: 'Open', cell: (row) => <Open row={row} /> });
  }
  return given;
}

function Open({ row }: { row: Row }) {
  if (row.repository === null) return null;
  if (row.commit !== null) return <CommitLink repository={row.repository} sha={row.commit} />;
  return row.file === null ? null : <FileLink repository={row.repository} path={row.file} />;
}
