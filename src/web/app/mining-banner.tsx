import { isMining, useMeta, useSync } from '../api/index.ts';
import { ErrorState, MiningList } from '../components/states/index.ts';
import styles from './shell.module.css';

/** Above every page: the server is away, or repositories are still being mined. */
export function MiningBanner() {
  const meta = useMeta();
  const mining = useSync().data?.repositories.filter(isMining).length ?? 0;
  if (meta.isError) {
    return (
      <div className={styles.banner}>
        <ErrorState error={meta.error} onRetry={() => void meta.refetch()} />
      </div>
    );
  }
  if (mining === 0) return null;
  return (
    <aside className={styles.banner} aria-label="Mining is running" data-print="hide">
      <MiningList />
      <p>Until then, numbers are of what has been read. Pages fill by themselves.</p>
    </aside>
  );
}
