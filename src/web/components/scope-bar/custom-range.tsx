import { Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatPeriod } from '../../../words/index.ts';
import { useSetSearch, useSharedSearch } from '../../state/index.ts';
import { Icon } from '../icon.tsx';
import styles from './scope-bar.module.css';

/** Two dates of one's own. The button names the period when it is none of the ranges. */
export function CustomRange({ period, active }: { period: { from: string; to: string } | undefined; active: boolean }) {
  const [open, setOpen] = useState(false);
  const search = useSharedSearch();
  const setSearch = useSetSearch();
  const from = search.from ?? period?.from ?? '';
  const to = search.to ?? period?.to ?? '';
  const [draft, setDraft] = useState({ from, to });
  const wrong = draft.from > draft.to;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant={active ? 'light' : 'default'}
          leftSection={<Icon name="calendar" size={14} />}
          onClick={() => {
            setDraft({ from, to });
            setOpen((o) => !o);
          }}
        >
          {active && from && to ? formatPeriod(from, to) : 'Dates'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={styles.dates}
          onSubmit={(event) => {
            event.preventDefault();
            if (wrong) return;
            setSearch({ from: draft.from, to: draft.to });
            setOpen(false);
          }}
        >
          <TextInput
            type="date"
            size="xs"
            label="First day"
            value={draft.from}
            onChange={(e) => setDraft({ ...draft, from: e.currentTarget.value })}
            required
          />
          <TextInput
            type="date"
            size="xs"
            label="Last day"
            value={draft.to}
            onChange={(e) => setDraft({ ...draft, to: e.currentTarget.value })}
            required
            error={wrong ? 'is before the first day' : undefined}
          />
          <Button size="xs" type="submit">
            Show
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
