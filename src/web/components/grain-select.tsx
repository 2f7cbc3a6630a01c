import { SegmentedControl } from '@mantine/core';
import type { Grain } from '../../contract/index.ts';

const grains = [
  { value: 'week', label: 'Weeks' },
  { value: 'month', label: 'Months' },
  { value: 'quarter', label: 'Quarters' },
] satisfies { value: Grain; label: string }[];

/** Width of the buckets of time; "Auto" leaves it to the length of the period. */
export function GrainSelect({
  value,
  onChange,
}: {
  value: Grain | undefined;
  onChange: (grain: Grain | undefined) => void;
}) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Buckets of time"
      value={value ?? 'auto'}
      onChange={(v) => onChange(v === 'auto' ? undefined : v)}
      data={[{ value: 'auto', label: 'Auto' }, ...grains]}
    />
  );
}
