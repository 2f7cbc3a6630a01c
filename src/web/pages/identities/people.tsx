import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { endpoints } from '../../../contract/index.ts';
import { useApiChange, useApiPages } from '../../api/index.ts';
import { useListLength } from '../../components/show-more.tsx';
import { EmptyState, ErrorState } from '../../components/states/index.ts';
import { useSetSearch } from '../../state/index.ts';
import { PersonCard } from './person-card.tsx';
import { Kind } from './search.ts';
import styles from './identities.module.css';

const route = getRouteApi('/identities');

const kinds = [
  { value: '', label: 'All' },
  { value: 'person', label: 'People' },
  { value: 'bot', label: 'Bots' },
  { value: 'agent', label: 'AI agents' },
];

/** Everyone seen in history, by name. There is no number here, and no order but the alphabet. */
export function People() {
  const { q, kind } = route.useSearch();
  const setSearch = useSetSearch();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const find = useDebouncedCallback((text: string) => setSearch({ q: text || undefined }, { replace: true }), 250);
  const pages = useApiPages(endpoints.listPeople, { query: { q, kind, limit: 50 } });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const total = pages.data?.pages[0]?.total ?? 0;
  const { limit, foot } = useListLength(items.length, {
    total,
    loading: pages.isFetchingNextPage,
    onMore: pages.hasNextPage ? () => void pages.fetchNextPage() : undefined,
  });
  const toggle = (id: number) =>
    setChosen((ids) => (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]));
  return (
    <>
      <div className={styles.filters}>
        <TextInput
          label="Name or address"
          placeholder="Find someone"
          defaultValue={q ?? ''}
          onChange={(event) => find(event.currentTarget.value)}
          className={styles.find}
        />
        <SegmentedControl
          aria-label="Kind"
          data={kinds}
          value={kind ?? ''}
          onChange={(value) => setSearch({ kind: Kind.safeParse(value).data })}
        />
      </div>
      <MergeBar chosen={chosen} onDone={() => setChosen([])} />
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && items.length === 0 && (
        <EmptyState title="Nobody found">Try a part of the name or of the address.</EmptyState>
      )}
      <ul className={styles.cards}>
        {items.slice(0, limit).map((person) => (
          <PersonCard
            key={person.id}
            person={person}
            chosen={chosen.includes(person.id)}
            onChoose={() => toggle(person.id)}
          />
        ))}
      </ul>
      {foot}
    </>
  );
}

function MergeBar({ chosen, onDone }: { chosen: readonly number[]; onDone: () => void }) {
  const merge = useApiChange(endpoints.acceptProposal);
  if (chosen.length < 2) return merge.error ? <ErrorState error={merge.error} /> : null;
  return (
    <div className={styles.bar}>
      <output>{chosen.length} chosen. Their whole history becomes one person’s; you can undo it.</output>
      <Button
        size="xs"
        loading={merge.isPending}
        onClick={() => merge.mutate({ body: { people: [...chosen] } }, { onSuccess: onDone })}
      >
        They are one
      </Button>
      <Button size="xs" variant="default" onClick={onDone}>
        Cancel
      </Button>
    </div>
  );
}
