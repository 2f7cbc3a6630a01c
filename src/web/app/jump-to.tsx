import { Modal, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type KeyboardEvent } from 'react';
import { visibleName } from '../../charts/index.ts';
import { endpoints } from '../../contract/index.ts';
import { useApi, useRepositories } from '../api/index.ts';
import { useSetSearch } from '../state/index.ts';
import { destinations } from './navigation.ts';
import styles from './shell.module.css';

interface Target {
  id: string;
  label: string;
  about: string;
  go: () => void;
}

const shownAtMost = 12;

export function JumpTo({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} withCloseButton={false} padding="sm" aria-label="Jump to" yOffset="12dvh">
      {opened && <JumpList onDone={onClose} />}
    </Modal>
  );
}

/** A field and what matches; arrows choose, Enter goes. */
function JumpList({ onDone }: { onDone: () => void }) {
  const [word, setWord] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const words = word.toLowerCase().split(/\s+/).filter(Boolean);
  const found = useTargets()
    .filter((t) => words.every((w) => `${t.label} ${t.about}`.toLowerCase().includes(w)))
    .slice(0, shownAtMost);
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
        data-autofocus
        placeholder="Jump to a page, a metric, a repository"
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
      {found.length === 0 && <p className={styles.nothing}>Nothing is called so.</p>}
    </>
  );
}

function useTargets(): Target[] {
  const navigate = useNavigate();
  const setSearch = useSetSearch();
  const metrics = useApi(endpoints.listMetrics, {}).data?.items ?? [];
  const repositories = useRepositories().data?.items ?? [];
  return [
    ...destinations.map((d) => ({ id: d.to, label: d.label, about: d.about, go: () => void navigate({ to: d.to }) })),
    ...repositories.map((r) => ({
      id: `repository ${r.id}`,
      label: visibleName(r.name),
      about: 'Look only at this repository',
      go: () => setSearch({ repo: String(r.id) }),
    })),
    ...metrics.map((m) => ({
      id: `metric ${m.id}`,
      label: m.title,
      about: m.question,
      go: () => void navigate({ to: '/catalogue/$metric', params: { metric: m.id } }),
    })),
  ];
}
