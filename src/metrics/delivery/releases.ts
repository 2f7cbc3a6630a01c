import { sql, type Expression, type RawBuilder } from 'kysely';
import { addDays, bucketStart, dayOf } from '../../core/index.ts';
import { onPath, type Scope } from '../kernel/index.ts';

/** What counts as a release: no pre-releases. Alias r; in the scope's repositories and, unless `always`, its period. */
export function countedReleases(scope: Scope, options: { always?: true } = {}) {
  return scope.db
    .selectFrom('release as r')
    .where('r.prerelease', '=', false)
    .$if(scope.repos !== null, (query) => query.where('r.repo_id', 'in', scope.repos ?? []))
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
    .where('c.parents', '<=', 1)
    .$if(scope.bots === 'exclude', (query) => query.where('p.kind', '<>', 'bot'))
    .$if(scope.path !== null, (query) => query.where(() => touchesPath(scope)));
}

function touchesPath(scope: Scope): Expression<boolean> {
  return sql<boolean>`exists (select 1 from commit_file as x inner join file as f on f.repo_id = x.repo_id and f.id = x.file_id
    where x.repo_id = c.repo_id and x.commit_id = c.id and ${onPath(scope, 'f')})`;
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
