import { Progress } from '@mantine/core';
import { visibleName } from '../../../words/index.ts';
import { isMining, useRepositories, useSync } from '../../api/index.ts';
import { Heading } from '../heading.tsx';
import { miningWords } from './mining-words.ts';
import styles from './states.module.css';

/** The repositories being mined, with how far they are. Nothing when all is done. */
export function MiningList() {
  const sync = useSync().data?.repositories.filter(isMining) ?? [];
  const names = new Map(useRepositories().data?.items.map((r) => [r.id, visibleName(r.name)]));
  return sync.map((state) => (
    <div key={state.repository} className={styles.mining}>
      <span>
        <strong>{names.get(state.repository) ?? 'Repository'}</strong>: {miningWords(state)}
      </span>
      <Progress size="sm" value={100 * state.share} aria-label={`Mining ${names.get(state.repository) ?? ''}`} />
    </div>
  ));
}

/** In place of a number that needs facts which are still being mined. */
export function MiningState() {
  return (
    <div className={styles.state}>
      <Heading>These facts are still being mined</Heading>
      <p>The page fills by itself as they arrive.</p>
      <MiningList />
    </div>
  );
}
