import type { Evidence } from '../../../contract/index.ts';
import { Cell, isNumeric } from '../cell.tsx';
import { DataTable, type TableColumn } from '../data-table.tsx';
import type { ListLength } from '../show-more.tsx';

type Row = Evidence['rows'][number] & { at: number };

/** Rows of one or more pages of evidence; commits and files open. */
export function EvidenceTable({
  answers,
  caption,
  empty,
  ...length
}: {
  answers: readonly Evidence[];
  caption: string;
  empty: string;
} & ListLength) {
  const first = answers[0];
  if (!first) return null;
  const rows = answers.flatMap((page) => page.rows).map((row, at) => ({ ...row, at }));
  return (
    <DataTable
      dense
      caption={caption}
      columns={columnsOf(first)}
      rows={rows}
      rowKey={(row) => String(row.at)}
      empty={empty}
      {...length}
    />
  );
}

function columnsOf(answer: Evidence): TableColumn<Row>[] {
  return answer.columns.map((column, i): TableColumn<Row> => ({
    key: column.key,
    label: column.label,
    numeric: isNumeric(column.type),
    cell: (row) => <Cell type={column.type} value={row.cells[i] ?? null} opens={row.opens[column.key]} />,
  }));
}
