import { Badge, Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { visibleName } from '../../../charts/index.ts';
import { endpoints } from '../../../contract/index.ts';
import { useApiChange } from '../../api/index.ts';
import { ErrorState, Heading } from '../../components/index.ts';
import type { Cluster } from './clusters.ts';
import { IdentityList } from './identity-list.tsx';
import styles from './identities.module.css';

/** People who are likely one. Of more than two, some can be left out. */
export function ClusterCard({ cluster }: { cluster: Cluster }) {
  const several = cluster.people.length > 2;
  // Weak reasons chain: A is like B and B like C, but A and C may share only a first name.
  const likely = !several || cluster.confidence === 'high';
  const [chosen, setChosen] = useState<readonly number[]>(likely ? cluster.people.map((person) => person.id) : []);
  const accept = useApiChange(endpoints.acceptProposal);
  const reject = useApiChange(endpoints.rejectProposal);
  const toggle = (id: number) =>
    setChosen((ids) => (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]));
  const rejectAll = async () => {
    for (const people of cluster.pairs) await reject.mutateAsync({ body: { people } });
  };
  const names = [...new Set(cluster.people.map((person) => visibleName(person.name)))].join(' and ');
  const busy = accept.isPending || reject.isPending;
  const error = accept.error ?? reject.error;
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
      <div className={styles.actions}>
        <Button
          size="xs"
          loading={accept.isPending}
          disabled={busy || chosen.length < 2}
          onClick={() => accept.mutate({ body: { people: [...chosen] } })}
          aria-label={`The same person: ${names}`}
        >
          {several ? tickedWords(chosen.length) : 'The same person'}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={reject.isPending}
          disabled={busy}
          onClick={() => void rejectAll().catch(() => undefined)}
          aria-label={`Not the same: ${names}`}
        >
          {several ? 'None of them are' : 'Not the same'}
        </Button>
      </div>
      {error && <ErrorState error={error} />}
    </li>
  );
}

const tickedWords = (count: number) =>
  count < 2 ? 'Tick those who are one person' : `The ticked ${count} are one person`;
