/**
 * The commits of a repository in the order the engine first saw them, parents before children: a commit's id is its
 * position here. Append-only.
 */
export interface CommitOrder {
  readonly shas: string[];
  readonly idOf: Map<string, number>;
  /** Parents of commit i are parentIds[parentStart[i] … parentStart[i + 1]). */
  readonly parentStart: number[];
  readonly parentIds: number[];
  append(commits: readonly OrderedCommit[]): Promise<void>;
}

export interface OrderedCommit {
  sha: string;
  parents: string[];
}

export function parentsOf(order: Pick<CommitOrder, 'parentStart' | 'parentIds'>, id: number): number[] {
  return order.parentIds.slice(order.parentStart[id], order.parentStart[id + 1]);
}

export function parentCount(order: Pick<CommitOrder, 'parentStart'>, id: number): number {
  return order.parentStart[id + 1]! - order.parentStart[id]!;
}

/** First-parent chain of `tip`, tip first. */
export function mainlineOf(order: CommitOrder, tip: number): number[] {
  const chain: number[] = [];
  for (let id: number | undefined = tip; id !== undefined; id = firstParent(order, id)) chain.push(id);
  return chain;
}

/** Marks every commit reachable from `tip` with 1. */
export function reachableFrom(order: CommitOrder, tip: number): Uint8Array {
  const seen = new Uint8Array(order.shas.length);
  walkParents(order, tip, (id) => {
    if (seen[id] === 1) return false;
    seen[id] = 1;
    return true;
  });
  return seen;
}

function firstParent(order: CommitOrder, id: number): number | undefined {
  const at = order.parentStart[id]!;
  return at < order.parentStart[id + 1]! ? order.parentIds[at] : undefined;
}

/** Visits commits from one on to its ancestors, going on where `visit` says so. */
export function walkParents(order: CommitOrder, from: number, visit: (id: number) => boolean): void {
  const stack = [from];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (visit(id)) stack.push(...parentsOf(order, id));
  }
}
