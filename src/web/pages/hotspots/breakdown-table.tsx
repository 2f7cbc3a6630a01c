import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatCount } from '../../../charts/index.ts';
import type { Breakdown, BreakdownRow } from '../../../contract/index.ts';
import { Cell, DataTable, FileLink, isNumeric, type TableColumn } from '../../components/index.ts';
import { fileOf } from './hot-file.ts';
import { repositoryColumns, useRepositoryNames, type RepositoryNames } from './repository-names.ts';
import styles from './hotspots.module.css';

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
      cell: (row) => (
        <Cell
          type={column.type}
          value={row.extra[column.key] ?? null}
          opens={{ repository: fileOf(row.key).repository }}
        />
      ),
      sortBy: (row) => sortable(row.extra[column.key]),
    })),
  ];
}

/** Rows of files with the columns the metric declares. */
export function BreakdownTable({ answer, nameLabel }: { answer: Breakdown; nameLabel: string }) {
  const [shown, setShown] = useState(FIRST);
  const names = useRepositoryNames();
  const rows = answer.rows.slice(0, shown);
  return (
    <>
      <DataTable
        caption="Hottest files"
        dense
        columns={columnsOf(answer, nameLabel, names)}
        rows={rows}
        rowKey={(row) => row.key}
      />
      {answer.rowCount > rows.length && (
        <p className={styles.foot}>
          {formatCount(rows.length)} of {formatCount(answer.rowCount)} shown{' '}
          {answer.rows.length > rows.length && (
            <Button size="xs" variant="default" onClick={() => setShown(answer.rows.length)}>
              Show {formatCount(answer.rows.length)}
            </Button>
          )}
        </p>
      )}
    </>
  );
}

const sortable = (value: unknown): number | string | null =>
  typeof value === 'number' || typeof value === 'string' ? value : null;
