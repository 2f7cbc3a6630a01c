import type { Repository, SyncState } from '../../../contract/index.ts';
import { visibleName } from '../../../words/index.ts';
import { isMining, useSync } from '../../api/index.ts';
import { miningWords } from '../../components/states/mining-words.ts';
import { Words } from '../../components/words.tsx';
import styles from './repositories.module.css';

interface One {
  name: string;
  state: SyncState;
}

interface Props {
  items: readonly Repository[];
  /** Ids of those that were here before. */
  known: readonly number[];
}

/** What becomes of what was just added: it is being read, it is there, or what kept it from being read, and what to do. */
export function Added({ items, known }: Props) {
  const states = new Map(useSync().data?.repositories.map((state) => [state.repository, state]));
  if (items.length === 0) return <output className={styles.added}>Nothing new was found there.</output>;
  const before = items.filter(({ id }) => known.includes(id)).map(({ name }) => visibleName(name));
  const added = items.flatMap(({ id, name }): One[] => {
    const state = known.includes(id) ? undefined : states.get(id);
    return state ? [{ name: visibleName(name), state }] : [];
  });
  const reading = added.filter(({ state }) => isMining(state));
  const failed = added.filter(({ state }) => state.phase === 'failed');
  const there = added.filter((one) => !reading.includes(one) && !failed.includes(one));
  return (
    <>
      {before.length > 0 && (
        <output className={styles.added}>
          {before.join(', ')} {before.length === 1 ? 'is' : 'are'} here already.
        </output>
      )}
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
