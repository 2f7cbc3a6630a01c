import { Badge, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { visibleName } from '../../../words/index.ts';
import { ErrorState, Heading } from '../../components/index.ts';
import { ClusterActions } from './cluster-actions.tsx';
import type { Cluster } from './clusters.ts';
import { IdentityList } from './identity-list.tsx';
import styles from './identities.module.css';
import { useDecision } from './use-decision.ts';

interface Props {
  cluster: Cluster;
  /** From its decision on, the card is to stay where it is; `underWay` while people are being joined or taken apart. */
  onHold: (underWay: boolean) => void;
  /** It is as it was before any decision. */
  onLetGo: () => void;
}

/** People who are likely one. Of more than two, some can be left out. */
export function ClusterCard({ cluster, onHold, onLetGo }: Props) {
  const several = cluster.people.length > 2;
  // Weak reasons chain: A is like B and B like C, but A and C may share only a first name.
  const likely = !several || cluster.confidence === 'high';
  const [chosen, setChosen] = useState<readonly number[]>(likely ? cluster.people.map((person) => person.id) : []);
  const decision = useDecision(cluster, { onHold, onLetGo });
  const toggle = (id: number) =>
    setChosen((ids) => (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]));
  return (
    <li className={styles.card}>
      <div className={styles.pair}>
        {cluster.people.map((person) => (
          <div key={person.id}>
            <div className={styles.row}>
              {several && (
                <Checkbox
                  aria-label={visibleName(person.name)}
                  checked={chosen.includes(person.id)}
                  disabled={decision.underWay !== null || decision.made !== null}
                  onChange={() => toggle(person.id)}
                />
              )}
              <Heading>{visibleName(person.name)}</Heading>
            </div>
            <IdentityList identities={person.identities} />
          </div>
        ))}
      </div>
      <p className={styles.why}>
        <Badge component="span" tt="none" variant="light" color={cluster.confidence === 'high' ? 'teal' : 'gray'}>
          {cluster.confidence === 'high' ? 'very likely' : 'likely'}
        </Badge>{' '}
        {visibleName(cluster.reasons.join('; '))}
      </p>
      <ClusterActions cluster={cluster} chosen={chosen} decision={decision} />
      {decision.error !== null && <ErrorState error={decision.error} />}
    </li>
  );
}
