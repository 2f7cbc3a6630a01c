import type { LandedColumns } from '../../core/index.ts';
import { mainlineOf, reachableFrom, walkParents, type CommitOrder } from '../model/commit-order.ts';

/** For every commit reachable from `tip` and not from `before`, the first-parent commit that brought it. */
export function landedSince(order: CommitOrder, tip: number, before: number | null): LandedColumns {
  const landed = new Int32Array(order.shas.length).fill(-1);
  if (before !== null) {
    reachableFrom(order, before).forEach((seen, id) => {
      if (seen === 1) landed[id] = -2;
    });
  }
  for (const mainline of mainlineOf(order, tip).reverse()) {
    walkParents(order, mainline, (id) => {
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
