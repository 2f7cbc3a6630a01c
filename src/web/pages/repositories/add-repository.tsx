import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { endpoints } from '../../../contract/index.ts';
import { useApiChange } from '../../api/index.ts';
import { ErrorState } from '../../components/states/index.ts';
import { Added } from './added.tsx';
import styles from './repositories.module.css';

/** Adds by path (a folder of repositories adds each) or by URL. */
export function AddRepository() {
  const [source, setSource] = useState('');
  const add = useApiChange(endpoints.addRepository);
  const submit = (event: React.SyntheticEvent) => {
    event.preventDefault();
    if (source.trim()) add.mutate({ body: { source: source.trim() } }, { onSuccess: () => setSource('') });
  };
  return (
    <form onSubmit={submit} className={styles.add}>
      <TextInput
        label="Add a repository"
        description="A path on the machine that runs Wheelhouse, a folder of repositories, or a git URL. It is only ever read."
        placeholder="~/code/api or https://…"
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        className={styles.source}
      />
      <Button type="submit" loading={add.isPending} disabled={!source.trim()}>
        Add
      </Button>
      {add.error && <ErrorState error={add.error} />}
      {add.isSuccess && <Added {...add.data} />}
    </form>
  );
}
