import { useState, type ReactNode } from 'react';
import { visibleName } from '../../words/index.ts';
import { Icon } from './icon.tsx';
import styles from './data-table.module.css';
import { useListLength, type ListLength } from './show-more.tsx';

export interface TableColumn<Row> {
  key: string;
  label: ReactNode;
  /** For phones and screen readers, when `label` is not text. */
  name?: string;
  numeric?: boolean;
  /** The column that names the row. */
  header?: boolean;
  cell: (row: Row) => ReactNode;
  /** Given: the column can be sorted by it. */
  sortBy?: (row: Row) => number | string | null;
}

interface Props<Row> extends ListLength {
  /** What the table holds; read by screen readers, not shown. */
  caption: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Said when there are no rows. */
  empty?: ReactNode;
  dense?: boolean;
}

const nameOf = <Row,>(column: TableColumn<Row>) =>
  column.name ?? (typeof column.label === 'string' ? visibleName(column.label) : '');

/** Text of a cell may come from a repository. */
const shown = (content: ReactNode) => (typeof content === 'string' ? visibleName(content) : content);

function compare(a: number | string | null, b: number | string | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}

/** Rows with a caption, the first ones until more are asked for. On a phone each row becomes a card of labelled values. */
export function DataTable<Row>({ caption, columns, rows, rowKey, empty, dense, ...length }: Props<Row>) {
  const { limit, foot } = useListLength(rows.length, length);
  const [sort, setSort] = useState<{ key: string; down: boolean } | null>(null);
  const sortBy = columns.find((c) => c.key === sort?.key)?.sortBy;
  const sorted = sortBy ? rows.toSorted((a, b) => (sort?.down ? -1 : 1) * compare(sortBy(a), sortBy(b))) : rows;
  if (rows.length === 0 && empty !== undefined) return <div className={styles.empty}>{empty}</div>;
  return (
    <>
      <div className={styles.frame} tabIndex={0} role="region" aria-label={caption}>
        <table className={dense ? `${styles.table} ${styles.dense}` : styles.table}>
          <caption className={styles.caption}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={column.numeric ? styles.numeric : undefined}
                  aria-sort={sort?.key === column.key ? (sort.down ? 'descending' : 'ascending') : undefined}
                >
                  {column.sortBy ? (
                    <button
                      type="button"
                      className={styles.sort}
                      onClick={() =>
                        setSort((s) => ({
                          key: column.key,
                          down: s?.key === column.key ? !s.down : (column.numeric ?? false),
                        }))
                      }
                    >
                      {shown(column.label)}
                      <span
                        className={sort?.key === column.key ? (sort.down ? styles.down : styles.up) : styles.unsorted}
                      >
                        <Icon name="down" size={12} />
                      </span>
                    </button>
                  ) : (
                    shown(column.label)
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, limit).map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column) =>
                  column.header ? (
                    <th key={column.key} scope="row" data-label={nameOf(column)}>
                      {shown(column.cell(row))}
                    </th>
                  ) : (
                    <td
                      key={column.key}
                      data-label={nameOf(column)}
                      className={column.numeric ? styles.numeric : undefined}
                    >
                      {shown(column.cell(row))}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {foot}
    </>
  );
}
