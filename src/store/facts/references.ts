import { NONE } from '../../core/index.ts';
import { internalError } from '../errors.ts';

/** How many commits and paths are known; ids count from 0. */
export interface Known {
  commits: number;
  files: number;
}

/** Every id must be of a commit that was given before: there are no foreign keys to notice. */
export function refuseUnknownCommits(
  ids: ArrayLike<number>,
  known: Pick<Known, 'commits'>,
  options?: { orNone: boolean },
): void {
  refuseUnknown('commit', ids, { count: known.commits, orNone: options?.orNone ?? false });
}

export function refuseUnknownPaths(
  ids: ArrayLike<number>,
  known: Pick<Known, 'files'>,
  options?: { orNone: boolean },
): void {
  refuseUnknown('path', ids, { count: known.files, orNone: options?.orNone ?? false });
}

function refuseUnknown(
  what: string,
  ids: ArrayLike<number>,
  { count, orNone }: { count: number; orNone: boolean },
): void {
  const lowest = orNone ? NONE : 0;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (id < lowest || id >= count) throw internalError(`A row speaks of ${what} ${id}, but the store has ${count}`);
  }
}
