import { TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTargets, type Target } from './jump-targets.ts';
import styles from './shell.module.css';

/** A field and what matches; arrows choose, Enter goes. */
export function JumpList({ onDone }: { onDone: () => void }) {
  const [word, setWord] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  // It comes after the dialog has looked for what to focus.
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { found, searching } = useTargets(word);
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
    setAt((at + step + found.length) % found.length);
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
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={list} role="listbox" aria-label="Where to" className={styles.jump}>
        {found.map((target, i) => (
          // Keys are the field's: focus stays there, and it names the active option.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={target.id}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === at}
            onMouseEnter={() => setAt(i)}
            onClick={() => go(target)}
          >
            <span>{target.label}</span>
            <span>{target.about}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={styles.nothing}>{searching ? 'Looking …' : 'Nothing is called so.'}</p>}
    </>
  );
}
