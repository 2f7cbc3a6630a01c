import type { LandedColumns } from '../../core/index.ts';
import { parentsOf, type CommitOrder } from '../cache/order.ts';

/** First-parent chain of `tip`, tip first. */
export function mainlineOf(order: CommitOrder, tip: number): number[] {
  const chain: number[] = [];
  for (let id: number | undefined = tip; id !== undefined; id = firstParent(order, id)) chain.push(id);
  return chain;
}

/** Marks every commit reachable from `tip` with 1. */
export function reachableFrom(order: CommitOrder, tip: number): Uint8Array {
  const seen = new Uint8Array(order.shas.length);
  mark(order, tip, (id) => {
    if (seen[id] === 1) return false;
    seen[id] = 1;
    return true;
  });
  return seen;
}

/** For every commit reachable from `tip` and not from `before`, the first-parent commit that brought it. */
export function landedSince(order: CommitOrder, tip: number, before: number | null): LandedColumns {
  const landed = new Int32Array(order.shas.length).fill(-1);
  if (before !== null) {
    reachableFrom(order, before).forEach((seen, id) => {
      if (seen === 1) landed[id] = -2;
    });
  }
  for (const mainline of mainlineOf(order, tip).reverse()) {
    mark(order, mainline, (id) => {
      if (landed[id] !== -1) return false;
      landed[id] = mainline;
      return true;
    });
  }
  const commits: number[] = [];
  landed.forEach((by, id) => {
    if (by >= 0) commits.push(id);
  });
  return { commit: Int32Array.from(commits), landed: Int32Array.from(commits, (id) => landed[id]!) };
}

function firstParent(order: CommitOrder, id: number): number | undefined {
  const at = order.parentStart[id]!;
  return at < order.parentStart[id + 1]! ? order.parentIds[at] : undefined;
}

function mark(order: CommitOrder, from: number, visit: (id: number) => boolean): void {
  const stack = [from];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (visit(id)) stack.push(...parentsOf(order, id));
  }
}
