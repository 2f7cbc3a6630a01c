import { useMemo } from 'react';
import { endpoints, type IdentityProposal } from '../../../contract/index.ts';
import { useApi } from '../../api/index.ts';
import { useListLength } from '../../components/show-more.tsx';
import { EmptyState, Loaded } from '../../components/states/index.ts';
import { ClusterCard } from './cluster-card.tsx';
import { clustersOf } from './clusters.ts';
import styles from './identities.module.css';

const FIRST = 12;

/** Identities that are likely one person, with why, to accept or to reject. */
export function Proposals() {
  const proposals = useApi(endpoints.listProposals, {});
  return (
    <Loaded query={proposals} height={320}>
      {({ items }) => (items.length === 0 ? <Nothing /> : <Clusters proposals={items} />)}
    </Loaded>
  );
}

function Nothing() {
  return (
    <EmptyState title="Nothing waits for a decision">
      No two people look alike enough to ask. To merge people by hand, choose them on the second tab.
    </EmptyState>
  );
}

function Clusters({ proposals }: { proposals: readonly IdentityProposal[] }) {
  const clusters = useMemo(() => clustersOf(proposals), [proposals]);
  const { limit, foot } = useListLength(clusters.length, { first: FIRST });
  return (
    <>
      <ul className={styles.cards}>
        {clusters.slice(0, limit).map((cluster) => (
          <ClusterCard key={`${cluster.id} ${cluster.people.length}`} cluster={cluster} />
        ))}
      </ul>
      {foot}
    </>
  );
}
