import type { Mix } from '../../contract/index.ts';
import { isAdditive } from './aggregate.ts';
import type { Ask } from './ask.ts';
import type { Cell } from './cells.ts';

/** Names of repositories in an answer, of each period. */
const NAMED = 5;

/**
 * Whether the number of several repositories can change because others of them are in it: a median or a share. What did
 * nothing adds nothing to a sum, nor to a rate whose rows are made for all of them together.
 */
export function canMix({ metric, scope, known }: Ask): boolean {
  const several = (scope.repos ?? known.repositories).length > 1;
  return several && !isAdditive(metric) && !metric.rowsFollowSplit;
}

/** Repositories that are in one of the two totals alone, from cells `perRepository`; null where there are none. */
export function mixOf(ask: Ask, cells: readonly Cell[]): Mix | null {
  const now = rowsPerRepository(cells, 'current');
  const before = rowsPerRepository(cells, 'previous');
  const [onlyNow, onlyBefore] = [beyond(now, before), beyond(before, now)];
  if (onlyNow.size === 0 && onlyBefore.size === 0) return null;
  return {
    both: now.size - onlyNow.size,
    onlyNow: largest(ask, onlyNow),
    onlyBefore: largest(ask, onlyBefore),
    share: Math.max(shareOf(onlyNow, now), shareOf(onlyBefore, before)),
  };
}

type Rows = ReadonlyMap<number, number>;

function rowsPerRepository(cells: readonly Cell[], era: Cell['era']): Rows {
  return new Map(
    cells.flatMap(({ repository, measured, ...cell }) =>
      repository !== undefined && cell.era === era && measured.value !== null ? [[repository, measured.n]] : [],
    ),
  );
}

const beyond = (some: Rows, others: Rows): Rows => new Map([...some].filter(([repository]) => !others.has(repository)));

const total = (rows: Rows): number => [...rows.values()].reduce((sum, n) => sum + n, 0);

const shareOf = (some: Rows, all: Rows): number => (some.size === 0 ? 0 : total(some) / total(all));

function largest({ known }: Ask, rows: Rows): Mix['onlyNow'] {
  const names = [...rows]
    .toSorted(([a, n], [b, m]) => m - n || a - b)
    .slice(0, NAMED)
    .flatMap(([id]) => known.repositories.find((repository) => repository.id === id)?.name ?? []);
  return { count: rows.size, names };
}
