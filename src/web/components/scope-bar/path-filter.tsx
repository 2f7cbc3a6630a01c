import { CloseButton, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useSetSearch, useSharedSearch } from '../../state/index.ts';
import { Icon } from '../icon.tsx';
import styles from './scope-bar.module.css';

/** Only what is below a directory. Applied with Enter or on leaving the field. */
export function PathFilter() {
  const path = useSharedSearch().path ?? '';
  const setSearch = useSetSearch();
  const [draft, setDraft] = useState(path);
  useEffect(() => setDraft(path), [path]);
  const apply = (text: string) => {
    const wanted = text.trim().replace(/^\/+|\/+$/g, '');
    if (wanted !== path) setSearch({ path: wanted || undefined });
  };
  return (
    <TextInput
      size="xs"
      className={styles.path}
      aria-label="Only below this directory"
      placeholder="Any path, e.g. src/api"
      leftSection={<Icon name="folder" size={14} />}
      rightSection={path ? <CloseButton size="xs" aria-label="Any path" onClick={() => apply('')} /> : undefined}
      value={draft}
      onChange={(e) => setDraft(e.currentTarget.value)}
      onBlur={() => apply(draft)}
      onKeyDown={(e) => e.key === 'Enter' && apply(draft)}
    />
  );
}
