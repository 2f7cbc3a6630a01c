import { Link, useLocation } from '@tanstack/react-router';
import { isMining, useMeta, useSync } from '../api/index.ts';
import { ErrorState, MiningList } from '../components/states/index.ts';
import styles from './shell.module.css';

/** Above every page: the server is away, repositories are still being mined, or there is none yet. */
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
  if (meta.data?.repositories === 0 && mining === 0) return <NothingYet />;
  if (mining === 0) return null;
  return (
    <aside className={styles.banner} aria-label="Mining is running" data-print="hide">
      <MiningList />
      <p>Until then, numbers are of what has been read. Pages fill by themselves.</p>
    </aside>
  );
}

/** Pages that say so themselves, or that need no repository. */
const speaking = /^\/($|repositories|catalogue)/;

/** What to connect, on pages that are empty for want of it. */
function NothingYet() {
  const { pathname } = useLocation();
  if (speaking.test(pathname)) return null;
  return (
    <aside className={styles.banner} aria-label="Nothing is loaded yet" data-print="hide">
      <p>
        Nothing is loaded yet. <Link to="/repositories">Add a repository</Link>, and this page fills by itself.
      </p>
    </aside>
  );
}
