import { Button } from '@mantine/core';
import type { Period } from '../../../contract/index.ts';
import { formatPeriod } from '../../../words/index.ts';
import { useSetSearch, useSharedSearch } from '../../state/index.ts';
import { Icon } from '../icon.tsx';

/** A period in the address of a page that looks at all of history otherwise: which lines it then is about, and the way back. */
export function LandedIn({ period }: { period: Period }) {
  const { from, to } = useSharedSearch();
  const setSearch = useSetSearch();
  if (from === undefined && to === undefined) return null;
  const label = `Landed ${formatPeriod(period.from, period.to)}`;
  return (
    <Button
      size="xs"
      variant="light"
      rightSection={<Icon name="close" size={13} />}
      onClick={() => setSearch({ from: undefined, to: undefined })}
      aria-label={`${label}: look at all of history`}
    >
      {label}
    </Button>
  );
}
