import { NativeSelect } from '@mantine/core';
import { useMeta } from '../../api/index.ts';
import { useSetSearch, useSharedSearch } from '../../state/index.ts';

const offered = [7, 14, 21, 30, 45, 60, 90];

/** Within how many days a replaced line counts as rework. The setting's own value is written as nothing. */
export function WindowSelect() {
  const usual = useMeta().data?.defaults.windowDays;
  const chosen = useSharedSearch().window;
  const setSearch = useSetSearch();
  const days = [...new Set([...offered, ...[usual, chosen].filter((n) => n !== undefined)])].toSorted((a, b) => a - b);
  return (
    <NativeSelect
      size="xs"
      aria-label="A replaced line is rework within"
      title="A line that is replaced within this time of being written is rework, or help when someone else wrote it"
      value={String(chosen ?? usual ?? '')}
      onChange={({ currentTarget }) => {
        const wanted = Number(currentTarget.value);
        setSearch({ window: wanted === usual ? undefined : wanted });
      }}
      data={days.map((n) => ({ value: String(n), label: `Rework: within ${n} days` }))}
    />
  );
}
