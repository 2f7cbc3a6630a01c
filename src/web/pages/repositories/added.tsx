import { visibleName } from '../../../charts/index.ts';
import type { Repository, SyncState } from '../../../contract/index.ts';
import { isMining, useSync } from '../../api/index.ts';
import { miningWords } from '../../components/states/mining-words.ts';
import { Words } from '../../components/words.tsx';
import styles from './repositories.module.css';

interface One {
  name: string;
  state: SyncState;
}

/** What becomes of what was just added: it is being read, it is there, or what kept it from being read, and what to do. */
export function Added({ items }: { items: readonly Repository[] }) {
  const states = new Map(useSync().data?.repositories.map((state) => [state.repository, state]));
  if (items.length === 0) return <output className={styles.added}>Nothing new was found there.</output>;
  const known = items.flatMap(({ id, name }): One[] => {
    const state = states.get(id);
    return state ? [{ name: visibleName(name), state }] : [];
  });
  const reading = known.filter(({ state }) => isMining(state));
  const failed = known.filter(({ state }) => state.phase === 'failed');
  const there = known.filter((one) => !reading.includes(one) && !failed.includes(one));
  return (
    <>
      {there.length > 0 && <output className={styles.added}>Added {there.map(({ name }) => name).join(', ')}.</output>}
      {reading.length > 0 && (
        <output className={styles.reading}>
          {reading.map(({ name, state }) => `${name}: ${miningWords(state)} …`).join(' ')}
        </output>
      )}
      {failed.map(({ name, state }) => (
        <div key={state.repository} role="alert" className={`${styles.failure} ${styles.whole}`}>
          <p>{name} could not be read.</p>
          <p>
            <Words>{`${state.error?.message ?? ''} ${state.error?.help ?? ''}`}</Words>
          </p>
          <p>It is in the list below: try again there, or remove it.</p>
        </div>
      ))}
    </>
  );
}
