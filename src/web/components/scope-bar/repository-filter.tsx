import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { idsOf } from '../../../contract/index.ts';
import { visibleName } from '../../../words/index.ts';
import { useRepositories } from '../../api/index.ts';
import { useSetSearch, useSharedSearch } from '../../state/index.ts';
import { Icon } from '../icon.tsx';
import styles from './scope-bar.module.css';

const manyRepositories = 8;

/** Which repositories; none chosen means all. Not shown where there is only one. */
export function RepositoryFilter() {
  const [open, setOpen] = useState(false);
  const [word, setWord] = useState('');
  const items = useRepositories().data?.items ?? [];
  const chosen = new Set(idsOf(useSharedSearch().repo));
  const setSearch = useSetSearch();
  if (items.length < 2) return null;
  const choose = (ids: Set<number>) =>
    setSearch({
      repo: ids.size === 0 || ids.size === items.length ? undefined : [...ids].sort((a, b) => a - b).join(','),
    });
  // An id that is not loaded goes with the next choice.
  const toggle = (id: number) => choose(new Set(items.map((r) => r.id).filter((c) => (c === id) !== chosen.has(c))));
  const names = items.filter((r) => chosen.has(r.id)).map((r) => visibleName(r.name));
  const label =
    chosen.size > names.length
      ? 'Unknown repository'
      : names.length === 0
        ? `All ${items.length} repositories`
        : names.length <= 2
          ? names.join(', ')
          : `${names.length} repositories`;
  const shown = items.filter((r) => r.name.toLowerCase().includes(word.toLowerCase()));
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus width={280}>
      <Popover.Target>
        <Button
          size="xs"
          variant={chosen.size ? 'light' : 'default'}
          leftSection={<Icon name="repositories" size={14} />}
          rightSection={<Icon name="down" size={13} />}
          onClick={() => setOpen((o) => !o)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {items.length > manyRepositories && (
          <TextInput
            size="xs"
            aria-label="Find a repository"
            placeholder="Find"
            value={word}
            onChange={(e) => setWord(e.currentTarget.value)}
            mb="xs"
          />
        )}
        <div className={styles.choices}>
          {shown.map((r) => (
            <Checkbox
              key={r.id}
              size="xs"
              label={visibleName(r.name)}
              checked={chosen.has(r.id)}
              onChange={() => toggle(r.id)}
            />
          ))}
        </div>
        {chosen.size > 0 && (
          <Button size="compact-xs" variant="subtle" mt="xs" onClick={() => choose(new Set())}>
            Show all
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
