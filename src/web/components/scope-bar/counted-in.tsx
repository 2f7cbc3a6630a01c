import { Button } from '@mantine/core';
import { useSetSearch, useSharedSearch } from '../../state/index.ts';
import { Icon } from '../icon.tsx';

export type Countable = 'outliers' | 'bots';

/** What is usually left out and is counted here: said on every page whose numbers do so, with the way back. */
export function CountedIn({ of = ['outliers', 'bots'] }: { of?: readonly Countable[] | undefined }) {
  const { outliers, bots } = useSharedSearch();
  const setSearch = useSetSearch();
  const chips: { key: Countable; shown: boolean; label: string }[] = [
    { key: 'outliers', shown: outliers === 'include', label: 'Very large commits counted in' },
    { key: 'bots', shown: bots === 'include', label: 'Bots counted in' },
  ];
  return chips
    .filter(({ key, shown }) => shown && of.includes(key))
    .map(({ key, label }) => (
      <Button
        key={key}
        size="xs"
        variant="light"
        rightSection={<Icon name="close" size={13} />}
        onClick={() => setSearch({ [key]: undefined })}
        aria-label={`${label}: leave them out again`}
      >
        {label}
      </Button>
    ));
}
