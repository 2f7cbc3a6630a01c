import { sql } from 'kysely';
import { HOTSPOT_DAYS } from '../../core/index.ts';
import { classifiedEdits, type Scope } from '../kernel/index.ts';
import { touches, type TouchOptions } from './touches.ts';

const DAY = 86_400_000;

/** When the 180 days up to the newest fact begin, in which files can be hotspots. */
export const hotspotsSince = (scope: Scope): Date => new Date(scope.asOf.getTime() - HOTSPOT_DAYS * DAY);

/**
 * The touches of files, and CTE `edited`: the lines changed in each of them in those 180 days, and those of them that were
 * rework, under whatever name the file had then.
 */
export function touchesWithRework(scope: Scope, options: TouchOptions) {
  const until = new Date(scope.asOf.getTime() + 1);
  const recent = { ...scope, from: hotspotsSince(scope), until, path: null, by: null };
  return touches(scope, options)
    .with('edit', () => classifiedEdits(recent).select(['e.repo_id', 'e.file_id', 'e.commit_id', 'e.lines']))
    .with('edited', (cte) =>
      cte
        .selectFrom('edit')
        .innerJoin('name', (join) =>
          join
            .onRef('name.repo_id', '=', 'edit.repo_id')
            .onRef('name.path_id', '=', 'edit.file_id')
            .onRef('name.since', '<=', 'edit.commit_id')
            .onRef('name.upto', '>', 'edit.commit_id'),
        )
        .groupBy(['name.repo_id', 'name.file_id'])
        .select((e) => [
          'name.repo_id',
          'name.file_id',
          scope.dialect.sum(e.ref('edit.lines')).as('lines'),
          sql<number>`coalesce(sum(case when edit.work_type = 'rework' then edit.lines else 0 end), 0)`.as('rework'),
        ]),
    );
}
