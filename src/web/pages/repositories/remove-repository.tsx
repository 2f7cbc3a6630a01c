import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { endpoints, type Repository } from '../../../contract/index.ts';
import { visibleName } from '../../../words/index.ts';
import { useApiChange } from '../../api/index.ts';
import { ErrorState } from '../../components/states/index.ts';
import styles from './repositories.module.css';

/** Forgets a repository after asking; the clone itself is not touched. */
export function RemoveRepository({ repository }: { repository: Repository }) {
  const [open, setOpen] = useState(false);
  const remove = useApiChange(endpoints.removeRepository);
  const name = visibleName(repository.name);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="xs" variant="subtle" color="red" onClick={() => setOpen(true)} aria-label={`Remove ${name}`}>
        Remove
      </Button>
      <Modal opened={open} onClose={close} title={`Remove ${name}?`} closeButtonProps={{ 'aria-label': 'Close' }}>
        <div className={styles.confirm}>
          <p>
            Its facts leave every number. The repository itself is not touched, and adding it again reads them anew.
            Decisions on identities are kept.
          </p>
          {remove.error && <ErrorState error={remove.error} />}
          <div className={styles.actions}>
            <Button
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate({ params: { repository: repository.id } }, { onSuccess: close })}
            >
              Remove its facts
            </Button>
            <Button variant="default" onClick={close} data-autofocus>
              Keep it
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
