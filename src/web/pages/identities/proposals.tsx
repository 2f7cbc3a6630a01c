import { useMemo, useState } from 'react';
import { endpoints, type IdentityProposal } from '../../../contract/index.ts';
import { useApi } from '../../api/index.ts';
import { useListLength } from '../../components/show-more.tsx';
import { EmptyState, Loaded } from '../../components/states/index.ts';
import { ClusterCard } from './cluster-card.tsx';
import { clustersOf, placed, type Cluster, type Held } from './clusters.ts';
import styles from './identities.module.css';

const FIRST = 12;

/** Identities that are likely one person, with why, to accept or to reject. */
export function Proposals() {
  const proposals = useApi(endpoints.listProposals, {});
  return (
    <Loaded query={proposals} height={320}>
      {({ items }) => <Clusters proposals={items} />}
    </Loaded>
  );
}

function Clusters({ proposals }: { proposals: readonly IdentityProposal[] }) {
  const waiting = useMemo(() => clustersOf(proposals), [proposals]);
  const [held, setHeld] = useState<readonly Held[]>([]);
  const clusters = placed(waiting, held);
  const { limit, foot } = useListLength(clusters.length, { first: FIRST });
  const letGo = ({ id }: Cluster) => setHeld((all) => all.filter(({ cluster }) => cluster.id !== id));
  const hold = (cluster: Cluster, underWay: boolean) => {
    const shown = clusters.indexOf(cluster);
    setHeld((all) => {
      const known = all.find((one) => one.cluster.id === cluster.id);
      return [...all.filter((one) => one !== known), { cluster, place: known?.place ?? shown, underWay }];
    });
  };
  return (
    <>
      <ul className={styles.cards}>
        {clusters.slice(0, limit).map((cluster) => (
          <ClusterCard
            key={cluster.id}
            cluster={cluster}
            onHold={(underWay) => hold(cluster, underWay)}
            onLetGo={() => letGo(cluster)}
          />
        ))}
      </ul>
      {foot}
      {waiting.length === 0 && <Nothing />}
    </>
  );
}

function Nothing() {
  return (
    <EmptyState title="Nothing waits for a decision">
      No two people look alike enough to ask. To merge people by hand, choose them on the second tab.
    </EmptyState>
  );
}
