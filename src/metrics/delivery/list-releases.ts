import type { z } from 'zod';
import type { ReleaseQuery, ReleaseRow } from '../../contract/index.ts';
import { nextCursor, readPage } from '../kernel/cursor.ts';
import { requireReady, scopeOf, type ReadContext } from '../read-models.ts';
import { leadTime } from './lead-time.ts';
import { releasedCommits } from './releases.ts';

type Row = z.infer<typeof ReleaseRow>;

/** Releases of the period, pre-releases among them, the newest first. Errors: input.invalid, repository.not-found, facts.pending. */
export async function listReleases(
  context: ReadContext,
  query: z.output<typeof ReleaseQuery>,
): Promise<{ items: Row[]; total: number; nextCursor: string | null }> {
  const page = readPage(query);
  const ask = await scopeOf(leadTime, query, context);
  requireReady(ask, 'these releases');
  const { scope } = ask;
  const { dialect } = scope;
  const rows = await scope.db
    .with('content', () =>
      releasedCommits(scope)
        .groupBy(['r.repo_id', 'r.id'])
        .select((e) => [
          'r.repo_id',
          'r.id as release_id',
          e.fn.countAll<number>().as('commits'),
          dialect
            .percentile(
              0.5,
              dialect.greatest(dialect.hoursBetween(e.ref('c.authored_at'), e.ref('r.released_at')), e.lit(0)),
            )
            .as('p50'),
        ]),
    )
    .selectFrom('release as r')
    .leftJoin('content', (join) =>
      join.onRef('content.repo_id', '=', 'r.repo_id').onRef('content.release_id', '=', 'r.id'),
    )
    .leftJoin('release as q', (join) => join.onRef('q.repo_id', '=', 'r.repo_id').onRef('q.id', '=', 'r.failed_by'))
    .where('r.released_at', '>=', dialect.instant(scope.from))
    .where('r.released_at', '<', dialect.instant(scope.until))
    .$if(scope.repos !== null, (select) => select.where('r.repo_id', 'in', scope.repos ?? []))
    .select((e) => [
      'r.repo_id',
      'r.id',
      'r.tag',
      'r.component',
      'r.released_at',
      'r.prerelease',
      'r.baseline',
      'r.failure_reason',
      'q.tag as failed_by',
      e.fn.coalesce('content.commits', e.lit(0)).as('commits'),
      'content.p50',
      e.fn.countAll<number>().over().as('total'),
    ])
    .orderBy('r.released_at', 'desc')
    .orderBy('r.repo_id')
    .orderBy('r.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const total = rows[0]?.total ?? 0;
  return {
    total,
    nextCursor: nextCursor(page, total),
    items: rows.map((row) => ({
      repository: row.repo_id,
      id: row.id,
      tag: row.tag,
      component: row.component,
      releasedAt: row.released_at.toISOString(),
      prerelease: row.prerelease,
      baseline: row.baseline,
      commits: row.commits,
      leadTimeP50Hours: row.p50,
      failedBy: row.failed_by,
      failureReason: row.failure_reason,
    })),
  };
}
