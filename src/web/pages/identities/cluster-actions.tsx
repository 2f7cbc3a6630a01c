import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { visibleName } from '../../../words/index.ts';
import type { Cluster } from './clusters.ts';
import styles from './identities.module.css';
import type { ClusterDecision } from './use-decision.ts';

interface Props {
  cluster: Cluster;
  chosen: readonly number[];
  decision: ClusterDecision;
}

/** The ways to decide on a card; once that is done, what was decided and the way back, in a row of the same height. */
export function ClusterActions({ cluster, chosen, decision }: Props) {
  const row = useRef<HTMLDivElement>(null);
  const { made, underWay } = decision;
  const changed = useRef(made);
  useEffect(() => {
    // The button that had the focus is gone.
    if (changed.current !== made) row.current?.focus({ preventScroll: true });
    changed.current = made;
  }, [made]);
  const several = cluster.people.length > 2;
  const names = namesOf(cluster.people);
  return (
    <div ref={row} tabIndex={-1} className={styles.actions}>
      {made ? (
        <>
          <output className={styles.decided}>
            {made.act === 'reject'
              ? 'Kept apart.'
              : `One person now: ${namesOf(cluster.people.filter(({ id }) => chosen.includes(id)))}.`}
          </output>
          <Button
            size="xs"
            variant="default"
            loading={underWay === 'undo'}
            onClick={() => void decision.undo(made)}
            aria-label={`Undo: ${names}`}
          >
            Undo
          </Button>
        </>
      ) : (
        <>
          <Button
            size="xs"
            loading={underWay === 'merge'}
            disabled={underWay !== null || chosen.length < 2}
            onClick={() => void decision.merge(chosen)}
            aria-label={`The same person: ${names}`}
          >
            {several ? tickedWords(chosen.length) : 'The same person'}
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={underWay === 'reject'}
            disabled={underWay !== null}
            onClick={() => void decision.rejectAll()}
            aria-label={`Not the same: ${names}`}
          >
            {several ? 'None of them are' : 'Not the same'}
          </Button>
        </>
      )}
    </div>
  );
}

const namesOf = (people: Cluster['people']) =>
  [...new Set(people.map((person) => visibleName(person.name)))].join(' and ');

const tickedWords = (count: number) =>
  count < 2 ? 'Tick those who are one person' : `The ticked ${count} are one person`;
