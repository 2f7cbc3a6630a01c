import type { IdentityProposal, Person } from '../../../contract/index.ts';
import { groupBy, groupsOf } from '../../../core/index.ts';

/** People who are likely one, with why: proposals that share a person belong together. */
export interface Cluster {
  /** Of these very people, in whatever proposals they come. */
  id: string;
  people: Person[];
  reasons: string[];
  confidence: IdentityProposal['confidence'];
  /** The proposals' pairs, to reject each. */
  pairs: number[][];
}

/** Joins proposals that share a person, in the order they were given. */
export function clustersOf(proposals: readonly IdentityProposal[]): Cluster[] {
  const pairOf = ({ people }: IdentityProposal) => people.map(({ id }) => id);
  const groups = groupsOf(proposals.map(pairOf));
  const together = groupBy([...proposals.entries()], ([at]) => groups[at]!);
  return [...together.values()].map((entries) => {
    const own = entries.map(([, proposal]) => proposal);
    const people = [...new Map(own.flatMap((each) => each.people).map((person) => [person.id, person])).values()];
    return {
      id: people
        .map(({ id }) => id)
        .toSorted((a, b) => a - b)
        .join(' '),
      people,
      reasons: [...new Set(own.map(({ reason }) => reason))],
      confidence: own.every(({ confidence }) => confidence === 'high') ? 'high' : 'medium',
      pairs: own.map(pairOf),
    };
  });
}

/** A card that stays at its place in the list, whatever becomes of its people. */
export interface Held {
  cluster: Cluster;
  place: number;
  /** Its decision is being made or taken back: what is left of its people for now is not a card of its own. */
  underWay: boolean;
}

/** What waits for a decision, and what was decided on this visit where it stood, so that nothing slides under a pointer. */
export function placed(clusters: readonly Cluster[], held: readonly Held[]): Cluster[] {
  const ids = new Set(held.map(({ cluster }) => cluster.id));
  const moving = held.flatMap(({ cluster, underWay }) => (underWay ? cluster.people.map(({ id }) => id) : []));
  const list = clusters.filter(({ id, people }) => !ids.has(id) && !people.every((one) => moving.includes(one.id)));
  for (const { cluster, place } of held.toSorted((a, b) => a.place - b.place)) list.splice(place, 0, cluster);
  return list;
}
