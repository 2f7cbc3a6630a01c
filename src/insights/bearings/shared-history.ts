import { sql } from 'kysely';
import { isOnDefault, oncePerVersion, type MetricStore } from '../../metrics/index.ts';
import type { RepositoryFacts, Sharing } from './context.ts';

/** Two repositories with the same commits on their default branches; `a` is the smaller id. */
export interface SharedHistory {
  a: number;
  b: number;
  commits: number;
  /** Committer time of the newest of them. */
  last: Date;
}

/** Every two repositories that have commits in common, worked out once for each version of the facts. */
export function loadSharedHistory(store: MetricStore): Promise<SharedHistory[]> {
  return oncePerVersion(store, { of: 'shared history' }, () => readSharedHistory(store));
}

/** Grouped by the set of repositories that have a commit, so that fifty copies of one cost no more than two. */
async function readSharedHistory({ db }: MetricStore): Promise<SharedHistory[]> {
  const { repositories } = await db
    .selectFrom('repo')
    .select((e) => e.fn.countAll<number>().as('repositories'))
    .executeTakeFirstOrThrow();
  if (Number(repositories) < 2) return [];
  const shared = db
    .selectFrom('commit as c')
    .where(isOnDefault.sql('c'))
    .groupBy('sha')
    .having((e) => e(e.fn.countAll(), '>', 1))
    .select((e) => [
      sql<string>`string_agg(cast(repo_id as text), ',' order by repo_id)`.as('owners'),
      e.fn.max('committed_at').as('at'),
    ]);
  const sets = await db
    .selectFrom(shared.as('shared'))
    .groupBy('owners')
    .select((e) => ['owners', e.fn.countAll<number>().as('commits'), e.fn.max('at').as('last')])
    .execute();
  const pairs = new Map<string, SharedHistory>();
  for (const { owners, commits, last } of sets) {
    for (const [a, b] of pairsOf(owners.split(',').map(Number))) {
      const known = pairs.get(`${a} ${b}`) ?? { a, b, commits: 0, last: new Date(last) };
      const newest = Math.max(known.last.getTime(), new Date(last).getTime());
      pairs.set(`${a} ${b}`, { a, b, commits: known.commits + Number(commits), last: new Date(newest) });
    }
  }
  return [...pairs.values()];
}

function pairsOf(ids: readonly number[]): [number, number][] {
  return ids.flatMap((a, at) => ids.slice(at + 1).map((b): [number, number] => [a, b]));
}

/** Below either, what two repositories share is a template or an accident, and moves no number. */
const FEWEST = 10;
const SMALLEST_SHARE = 0.01;

/**
 * What this repository shares with the larger ones of these, the most first, so that each two of them are told of once.
 * Left out is what is under 1% of its commits, and fewer than 10 commits that are not half of them.
 */
export function sharingOf(
  repository: RepositoryFacts,
  { repositories, pairs }: { repositories: readonly RepositoryFacts[]; pairs: readonly SharedHistory[] },
): Sharing[] {
  return pairs
    .flatMap(({ a, b, commits, last }): Sharing[] => {
      if (a !== repository.id && b !== repository.id) return [];
      const other = repositories.find(({ id }) => id === (a === repository.id ? b : a));
      if (!other || isSmaller(other, repository)) return [];
      const share = commits / repository.commits;
      const trivial = share < SMALLEST_SHARE || (commits < FEWEST && share < 0.5);
      return trivial ? [] : [{ other, commits, share, last }];
    })
    .toSorted((x, y) => y.commits - x.commits || (isSmaller(x.other, y.other) ? 1 : -1));
}

/** Of two of one size the one that was added later. */
function isSmaller(one: RepositoryFacts, other: RepositoryFacts): boolean {
  return one.commits < other.commits || (one.commits === other.commits && one.id > other.id);
}
