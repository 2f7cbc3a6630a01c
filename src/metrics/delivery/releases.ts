import { sql, type RawBuilder } from 'kysely';
import { addDays, bucketStart, dayOf } from '../../core/index.ts';
import { isCountedAuthor, isMerge, isRelease, touchesPath, type Scope } from '../kernel/index.ts';

/** What counts as a release: no pre-releases. Alias r; in the scope's repositories and, unless `always`, its period. */
export function countedReleases(scope: Scope, options: { always?: true } = {}) {
  return scope.db
    .selectFrom('release as r')
    .where(isRelease.sql('r'))
    .$if(scope.repos !== null, (query) => query.where('r.repo_id', 'in', scope.repos ?? []))
    .$if(!options.always, (query) =>
      query
        .where('r.released_at', '>=', scope.dialect.instant(scope.from))
        .where('r.released_at', '<', scope.dialect.instant(scope.until)),
    );
}

/** What rows of releases as they are counted have in common: when, where, and the columns that name the release. */
export const RELEASE_COLUMNS = [
  'r.released_at as occurred_at',
  'r.repo_id',
  'r.commit_id',
  'r.component',
  'r.tag as release',
  'r.release_kind',
] as const;

/**
 * Releases as they are counted, alias r: a commit with its version tags is one, since a publish that tags every package of
 * a monorepo is one deployment. It is dated by its first tag, in the period unless `always`; of the tags it has all
 * (`tag`), the kind of the greatest change, and its failure that was repaired first. Split by component, each component's tags by themselves.
 */
export function publishes(scope: Scope, options: { always?: true } = {}) {
  const split = scope.by === 'component';
  return scope.db
    .selectFrom(
      countedReleases(scope, { always: true })
        .leftJoin('release as q', (join) => join.onRef('q.repo_id', '=', 'r.repo_id').onRef('q.id', '=', 'r.failed_by'))
        .groupBy(split ? ['r.repo_id', 'r.commit_id', 'r.component'] : ['r.repo_id', 'r.commit_id'])
        .select((e) => [
          'r.repo_id',
          'r.commit_id',
          (split ? sql<string>`r.component` : sql<string>`''`).as('component'),
          e.fn.min('r.released_at').as('released_at'),
          sql<string>`string_agg(r.tag, ', ' order by r.released_at, r.tag)`.as('tag'),
          // 'major' < 'minor' < 'patch', as it happens.
          sql<string>`min(${releaseKind})`.as('release_kind'),
          e.fn.count<number>('r.failed_by').as('failed'),
          sql<string | null>`string_agg(distinct q.tag, ', ' order by q.tag)`.as('repair'),
          sql<string | null>`string_agg(distinct r.failure_reason, ', ' order by r.failure_reason)`.as('reason'),
          // of the failed tag that was repaired first
          sql<Date | null>`(array_agg(r.released_at order by q.released_at, r.released_at desc) filter (where q.id is not null))[1]`.as(
            'failed_at',
          ),
          e.fn.min('q.released_at').as('repaired_at'),
        ])
        .as('r'),
    )
    .$if(!options.always, (query) =>
      query
        .where('r.released_at', '>=', scope.dialect.instant(scope.from))
        .where('r.released_at', '<', scope.dialect.instant(scope.until)),
    );
}

/**
 * Commits with the first release that contains them: r, m (release_commit), c. Merges and bots are left out; with a path,
 * commits that touched it. Commits of maintenance branches count, since they were released.
 */
export function releasedCommits(scope: Scope) {
  return countedReleases(scope)
    .innerJoin('release_commit as m', (join) =>
      join.onRef('m.repo_id', '=', 'r.repo_id').onRef('m.release_id', '=', 'r.id'),
    )
    .innerJoin('commit as c', (join) => join.onRef('c.repo_id', '=', 'm.repo_id').onRef('c.id', '=', 'm.commit_id'))
    .innerJoin('identity as a', 'a.id', 'c.author_id')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .where((e) => e.not(isMerge.sql('c')))
    .where(isCountedAuthor.sql('p', scope))
    .$if(scope.path !== null, (query) => query.where(touchesPath('c', scope)));
}

/** 'major', 'minor' or 'patch' by the last part of the version that is not zero. */
export const releaseKind = sql<string>`(case when r.patch > 0 then 'patch' when r.minor > 0 then 'minor' else 'major' end)`;

/** A select of the local days (or Mondays) of the scope's period up to the newest fact, as `start` in wall-clock time. */
export function localPeriods(scope: Scope, period: 'day' | 'week'): RawBuilder<{ start: Date }> {
  const last = new Date(Math.min(scope.until.getTime() - 1, scope.asOf.getTime()));
  const from = dayOf(scope.from, scope.zone);
  const range = {
    first: midnight(period === 'week' ? bucketStart(addDays(from, 6), 'week') : from),
    last: midnight(dayOf(last, scope.zone)),
  };
  return sql`(select cal.start from ${scope.dialect.periods('cal', period, range)})`;
}

/** Wall-clock midnight of a day, as engines without zones read it. */
function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
