import type { BreakdownRow } from '../contract/index.ts';
import { fileOf, formatCount, pairOf, visibleName } from '../words/index.ts';
import type { Link } from './arcs.ts';

/** Two files (by the keys of their rows, `12:src/a.ts`); `weight` is the number of their shared commits. */
export interface CouplingLink extends Link {
  /** Shared commits in 100 of the mean of both. */
  degree: number;
  /** Why it surprises nobody ("test"); null where nothing says so. */
  byDesign: string | null;
}

/**
 * The pairs worth drawing, `most` at most: those that are not by design first (a file and its test surprise nobody), of
 * these those whose files lie in different directories, of each kind those with the most shared commits.
 */
export function couplingLinks(rows: readonly BreakdownRow[], most: number): CouplingLink[] {
  return rows
    .flatMap((row): CouplingLink[] => {
      const pair = pairOf(row);
      const weight = Number(row.extra['shared'] ?? 0);
      if (!pair || weight <= 0) return [];
      const key = (path: string) => `${pair.repository}:${path}`;
      return [{ a: key(pair.a), b: key(pair.b), weight, degree: row.value ?? 0, byDesign: byDesignOf(row) }];
    })
    .toSorted(
      (x, y) =>
        Number(x.byDesign !== null) - Number(y.byDesign !== null) ||
        Number(isAcross(y)) - Number(isAcross(x)) ||
        y.weight - x.weight ||
        y.degree - x.degree ||
        (x.a + x.b < y.a + y.b ? -1 : 1),
    )
    .slice(0, most);
}

/** Why the pair of a row is by design, in a word or two; null where nothing says so. */
export const byDesignOf = ({ extra }: BreakdownRow): string | null =>
  typeof extra['byDesign'] === 'string' ? extra['byDesign'] : null;

/** Whether the files lie in different directories. */
export const isAcross = ({ a, b }: Link): boolean => directoryOf(a) !== directoryOf(b);

const directoryOf = (key: string) => key.slice(0, key.lastIndexOf('/') + 1);

/** The directory a file is shown under, with its repository where `names` (by id) are several. */
export function placeOfFile(key: string, names: ReadonlyMap<number, string>): { group: string; label: string } {
  const { repository, path } = fileOf(key);
  const slash = path.lastIndexOf('/');
  const directory = slash < 0 ? 'top level' : `${path.slice(0, slash)}/`;
  const name = names.size > 1 ? names.get(repository) : undefined;
  return {
    group: visibleName(name === undefined ? directory : `${name}: ${directory}`),
    label: visibleName(path.slice(slash + 1)),
  };
}

/** What to look at first: the first pair of the picture, unless it is one that surprises nobody. */
export function couplingSentence(rows: readonly BreakdownRow[]): string {
  const [link] = couplingLinks(rows, 1);
  if (!link) return '';
  if (link.byDesign !== null)
    return 'What changes together here does so by design: tests, headers, manifests, lock files, documentation, parts of one component.';
  const [a, b] = [link.a, link.b].map((key) => visibleName(fileOf(key).path));
  const where = isAcross(link) ? ', though they lie in different directories' : '';
  return `${a} and ${b} changed together in ${formatCount(link.weight)} commits${where}.`;
}
