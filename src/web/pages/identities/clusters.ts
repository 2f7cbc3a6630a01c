import type { IdentityProposal, Person } from '../../../contract/index.ts';

/** People who are likely one, with why: proposals that share a person belong together. */
export interface Cluster {
  id: string;
  people: Person[];
  reasons: string[];
  confidence: IdentityProposal['confidence'];
  /** The proposals' pairs, to reject each. */
  pairs: number[][];
}

/** Joins proposals that share a person, in the order they were given. */
export function clustersOf(proposals: readonly IdentityProposal[]): Cluster[] {
  const clusters: Cluster[] = [];
  for (const proposal of proposals) {
    const ids = new Set(proposal.people.map((person) => person.id));
    const touched = clusters.filter((cluster) => cluster.people.some((person) => ids.has(person.id)));
    const joined = touched.reduce(join, clusterOf(proposal));
    const at = touched[0] ? clusters.indexOf(touched[0]) : clusters.length;
    clusters.splice(at, touched[0] ? 1 : 0, joined);
    for (const other of touched.slice(1)) clusters.splice(clusters.indexOf(other), 1);
  }
  return clusters;
}

function clusterOf({ id, people, reason, confidence }: IdentityProposal): Cluster {
  return { id, people, reasons: [reason], confidence, pairs: [people.map((person) => person.id)] };
}

function join(added: Cluster, known: Cluster): Cluster {
  const ids = new Set(known.people.map((person) => person.id));
  return {
    id: known.id,
    people: [...known.people, ...added.people.filter((person) => !ids.has(person.id))],
    reasons: [...new Set([...known.reasons, ...added.reasons])],
    confidence: known.confidence === 'high' && added.confidence === 'high' ? 'high' : 'medium',
    pairs: [...known.pairs, ...added.pairs],
  };
}
