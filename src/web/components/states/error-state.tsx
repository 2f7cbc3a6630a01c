import { Button } from '@mantine/core';
import { ApiError } from '../../../contract/index.ts';
import { Heading } from '../heading.tsx';
import { Words } from '../words.tsx';
import { MiningState } from './mining.tsx';
import styles from './states.module.css';

/** What went wrong in the server's words, what to do, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  if (error instanceof ApiError && error.code === 'facts.pending') return <MiningState />;
  const known = error instanceof ApiError;
  // Nothing failed, and trying again would not help: the address asks for what is not there, or for nothing that could be.
  const isAbsent = known && (error.status === 404 || error.status === 400);
  return (
    <div className={isAbsent ? styles.state : `${styles.state} ${styles.error}`} role="alert">
      <Heading>{known ? <Words>{error.message}</Words> : 'This part of the page failed.'}</Heading>
      <p>
        {known ? (
          <Words>{error.help}</Words>
        ) : (
          'Reload the page; if it fails again, please report it with what you did.'
        )}
      </p>
      <p className={styles.code}>
        <code>{known ? error.code : String(error)}</code>
      </p>
      {onRetry && !isAbsent && (
        <Button size="xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
