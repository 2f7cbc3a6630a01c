import { Badge, Button } from '@mantine/core';
import { endpoints, type IdentityProposal } from '../../../contract/index.ts';
import { useApi, useApiChange } from '../../api/index.ts';
import { EmptyState, ErrorState, Loaded } from '../../components/states/index.ts';
import { IdentityList } from './identity-list.tsx';
import styles from './identities.module.css';

/** Identities that are likely one person, with why, to accept or to reject. */
export function Proposals() {
  const proposals = useApi(endpoints.listProposals, {});
  return (
    <Loaded query={proposals} height={320}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title="Nothing waits for a decision">
            No two people look alike enough to ask. To merge people by hand, choose them on the second tab.
          </EmptyState>
        ) : (
          <ul className={styles.cards}>
            {items.map((proposal) => (
              <Proposal key={proposal.id} proposal={proposal} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Proposal({ proposal }: { proposal: IdentityProposal }) {
  const accept = useApiChange(endpoints.acceptProposal);
  const reject = useApiChange(endpoints.rejectProposal);
  const people = proposal.people.map((person) => person.id);
  const names = proposal.people.map((person) => person.name).join(' and ');
  const busy = accept.isPending || reject.isPending;
  const error = accept.error ?? reject.error;
  return (
    <li className={styles.card}>
      <div className={styles.pair}>
        {proposal.people.map((person) => (
          <div key={person.id}>
            <h3>{person.name}</h3>
            <IdentityList identities={person.identities} />
          </div>
        ))}
      </div>
      <p className={styles.why}>
        <Badge variant="light" color={proposal.confidence === 'high' ? 'teal' : 'gray'}>
          {proposal.confidence === 'high' ? 'very likely' : 'likely'}
        </Badge>{' '}
        {proposal.reason}
      </p>
      <div className={styles.actions}>
        <Button
          size="xs"
          loading={accept.isPending}
          disabled={busy}
          onClick={() => accept.mutate({ body: { people } })}
          aria-label={`${names} are the same person`}
        >
          The same person
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={reject.isPending}
          disabled={busy}
          onClick={() => reject.mutate({ body: { people } })}
          aria-label={`${names} are not the same person`}
        >
          Not the same
        </Button>
      </div>
      {error && <ErrorState error={error} />}
    </li>
  );
}
