import { Badge, Button } from '@mantine/core';
import { endpoints, type IdentityDecision } from '../../../contract/index.ts';
import { formatDay, visibleName } from '../../../words/index.ts';
import { useApi, useApiChange } from '../../api/index.ts';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { EmptyState, ErrorState, Loaded } from '../../components/states/index.ts';

const actions = { merge: 'Merged', split: 'Split', reject: 'Kept apart', kind: 'Kind set' } as const;

type Undo = ReturnType<typeof useApiChange<typeof endpoints.undoDecision>>;

const columnsOf = (undo: Undo): TableColumn<IdentityDecision>[] => [
  { key: 'at', label: 'When', cell: (row) => <time dateTime={row.decidedAt}>{formatDay(row.decidedAt)}</time> },
  { key: 'action', label: 'Decision', cell: (row) => actions[row.action] },
  { key: 'summary', label: 'About', header: true, cell: (row) => row.summary },
  {
    key: 'undo',
    label: 'Undo',
    cell: (row) =>
      row.undone ? (
        <Badge tt="none" variant="light" color="gray">
          taken back
        </Badge>
      ) : (
        <Button
          size="compact-xs"
          variant="default"
          loading={undo.isPending && undo.variables.params?.id === row.id}
          onClick={() => undo.mutate({ params: { id: row.id } })}
          aria-label={visibleName(`Undo: ${row.summary}`)}
        >
          Undo
        </Button>
      ),
  },
];

/** What was decided on identities, newest first, each with a way back. */
export function Decisions() {
  const decisions = useApi(endpoints.listDecisions, {});
  const undo = useApiChange(endpoints.undoDecision);
  return (
    <Loaded query={decisions} height={240}>
      {({ items }) => (
        <>
          {undo.error && <ErrorState error={undo.error} />}
          {items.length === 0 ? (
            <EmptyState title="Nothing was decided yet">
              What you accept, reject, split or mark is listed here, and can be taken back.
            </EmptyState>
          ) : (
            <DataTable
              caption="Decisions on identities"
              columns={columnsOf(undo)}
              rows={items}
              rowKey={(row) => String(row.id)}
            />
          )}
        </>
      )}
    </Loaded>
  );
}
