import type { Breakdown, BreakdownRow } from '../../../contract/index.ts';
import { fileOf } from '../../../words/index.ts';
import { Cell, DataTable, FileLink, isNumeric, type TableColumn } from '../../components/index.ts';
import { repositoryColumns, useRepositoryNames, type RepositoryNames } from './repository-names.ts';

/** Rows shown before more are asked for. */
const FIRST = 15;

function columnsOf(answer: Breakdown, nameLabel: string, names: RepositoryNames): TableColumn<BreakdownRow>[] {
  return [
    {
      key: 'name',
      label: nameLabel,
      header: true,
      cell: (row) => <FileLink {...fileOf(row.key)} />,
      sortBy: (row) => row.label,
    },
    ...repositoryColumns(names),
    ...answer.columns.map((column): TableColumn<BreakdownRow> => ({
      key: column.key,
      label: column.label,
      numeric: isNumeric(column.type),
      cell: (row) => <Cell type={column.type} value={row.extra[column.key] ?? null} />,
      sortBy: (row) => sortable(row.extra[column.key]),
    })),
  ];
}

/** Rows of files with the columns the metric declares. */
export function BreakdownTable({ answer, nameLabel }: { answer: Breakdown; nameLabel: string }) {
  const names = useRepositoryNames();
  return (
    <DataTable
      caption="Hottest files"
      dense
      first={FIRST}
      columns={columnsOf(answer, nameLabel, names)}
      rows={answer.rows}
      rowKey={(row) => row.key}
    />
  );
}

const sortable = (value: unknown): number | string | null =>
  typeof value === 'number' || typeof value === 'string' ? value : null;
