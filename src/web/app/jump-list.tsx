import { TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { ErrorState } from '../components/index.ts';
import { useTargets, type Target } from './jump-targets.ts';
import styles from './shell.module.css';

/** A field and what matches; arrows choose, Enter goes. */
export function JumpList({ onDone }: { onDone: () => void }) {
  const [word, setWord] = useState('');
  const [chosen, setChosen] = useState<string>();
  const list = useId();
  // It comes after the dialog has looked for what to focus.
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { found, searching, failed } = useTargets(word);
  // Files that arrive must not change what Enter means: the choice is a target, not a place in the list.
  const at = Math.max(
    0,
    found.findIndex(({ id }) => id === chosen),
  );
  const go = (target: Target | undefined) => {
    if (!target) return;
    target.go();
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter') go(found[at]);
    if (step === 0 || found.length === 0) return;
    event.preventDefault();
    setChosen(found[(at + step + found.length) % found.length]?.id);
  };
  return (
    <>
      <TextInput
        ref={field}
        placeholder="Jump to a page, a metric, a repository, a file"
        role="combobox"
        aria-label="Jump to"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
        value={word}
        onChange={(e) => {
          setWord(e.currentTarget.value);
          setChosen(undefined);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} role="listbox" aria-label="Where to" className={styles.jump}>
        {found.map((target, i) => (
          <button
            key={target.id}
            id={`${list}-${i}`}
            type="button"
            role="option"
            aria-selected={i === at}
            // Focus stays in the field, which names the active option.
            tabIndex={-1}
            onMouseEnter={() => setChosen(target.id)}
            onClick={() => go(target)}
          >
            <span>{target.label}</span>
            <span>{target.about}</span>
          </button>
        ))}
      </div>
      {failed ? (
        <ErrorState error={failed.error} onRetry={failed.again} />
      ) : (
        found.length === 0 && <p className={styles.nothing}>{searching ? 'Looking …' : 'Nothing is called so.'}</p>
      )}
    </>
  );
}
