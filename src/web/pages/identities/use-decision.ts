import { useState } from 'react';
import { endpoints } from '../../../contract/index.ts';
import { useApiChange } from '../../api/index.ts';
import type { Cluster } from './clusters.ts';

type Act = 'merge' | 'reject' | 'undo';

/** What was decided on a card, by the ids that take it back; a rejection is one for each pair. */
interface Made {
  act: Exclude<Act, 'undo'>;
  decisions: readonly number[];
}

interface Listeners {
  onHold: (underWay: boolean) => void;
  onLetGo: () => void;
}

/** Decides on a card, and takes that back. One thing at a time: a second click on the way finds its button disabled. */
export function useDecision(cluster: Cluster, { onHold, onLetGo }: Listeners) {
  const accept = useApiChange(endpoints.acceptProposal);
  const reject = useApiChange(endpoints.rejectProposal);
  const takeBack = useApiChange(endpoints.undoDecision);
  // Set by the click itself; a mutation says only later that it is pending.
  const [underWay, setUnderWay] = useState<Act | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const [error, setError] = useState<unknown>(null);

  async function run(act: Act, body: () => Promise<Made | null>) {
    setUnderWay(act);
    setError(null);
    onHold(true);
    const now = await body();
    setMade(now);
    setUnderWay(null);
    if (now) onHold(false);
    else onLetGo();
  }

  const merge = (people: readonly number[]) =>
    run('merge', async () => {
      const decided = await accept.mutateAsync({ body: { people: [...people] } }).catch(setError);
      return decided ? { act: 'merge', decisions: [decided.decision] } : null;
    });

  const rejectAll = () =>
    run('reject', async () => {
      const decisions: number[] = [];
      for (const people of cluster.pairs) {
        const decided = await reject.mutateAsync({ body: { people } }).catch(setError);
        // what is left to decide is a card of its own, once this one is let go
        if (!decided) return null;
        decisions.push(decided.decision);
      }
      return { act: 'reject', decisions };
    });

  const undo = ({ act, decisions }: Made) =>
    run('undo', async () => {
      const left = [...decisions];
      for (let last = left.at(-1); last !== undefined; last = left.at(-1)) {
        const done = await takeBack.mutateAsync({ params: { id: last } }).catch(setError);
        if (!done) return { act, decisions: left };
        left.pop();
      }
      return null;
    });

  return { underWay, made, error, merge, rejectAll, undo };
}

export type ClusterDecision = ReturnType<typeof useDecision>;
