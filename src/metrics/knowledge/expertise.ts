import { sql } from 'kysely';
import { AUTHOR_MINIMUM, AUTHOR_SHARE, DOA, DOE, EXPERT_SHARE, SILENT_DAYS } from '../../core/index.ts';
import { isCountedPerson, type Scope } from '../kernel/index.ts';
import { touches } from './touches.ts';

/**
 * CTE `credit`: people of each commit, author and co-authors alike, bots and AI agents left out.
 * CTE `seen`: each person's last commit anywhere, on a default branch or below a tag of any repository.
 * CTE `known`: what each person did to each file.
 * CTE `scored`: the same with degree of expertise (`doe`), of authorship (`doa`) and the file's best of both.
 * CTE `knows`: `expert`, `author` and `active` as 0 or 1.
 */
export function knowledge(scope: Scope) {
  const { dialect } = scope;
  const asOf = dialect.instant(scope.asOf);
  return touches(scope, { origins: 'include' })
    .with('credit', (cte) =>
      cte
        .selectFrom('commit_author')
        .innerJoin('identity', 'identity.id', 'commit_author.identity_id')
        .innerJoin('person', 'person.id', 'identity.person_id')
        .where(isCountedPerson.sql('person', scope))
        .select(['commit_author.repo_id', 'commit_author.commit_id', 'identity.person_id'])
        .distinct(),
    )
    .with('seen', (cte) =>
      cte
        .selectFrom('credit')
        .innerJoin('commit', (join) =>
          join.onRef('commit.repo_id', '=', 'credit.repo_id').onRef('commit.id', '=', 'credit.commit_id'),
        )
        .select((e) => [
          'credit.person_id',
          e.fn.max(dialect.least(e.ref('commit.authored_at'), e.ref('commit.committed_at'))).as('seen_at'),
        ])
        .groupBy('credit.person_id'),
    )
    .with('known', (cte) =>
      cte
        .selectFrom('touch')
        .innerJoin('credit', (join) =>
          join.onRef('credit.repo_id', '=', 'touch.repo_id').onRef('credit.commit_id', '=', 'touch.commit_id'),
        )
        .innerJoin('creation', (join) =>
          join.onRef('creation.repo_id', '=', 'touch.repo_id').onRef('creation.file_id', '=', 'touch.file_id'),
        )
        .select((e) => [
          'touch.repo_id',
          'touch.file_id',
          'credit.person_id',
          dialect.sum(e.ref('touch.added')).as('adds'),
          // A commit may touch a file under two of its names.
          e.fn.count<number>('touch.commit_id').distinct().as('deliveries'),
          sql<number>`max(case when touch.commit_id = creation.commit_id then 1 else 0 end)`.as('first_author'),
          e.fn.max('touch.touched_at').as('touched_at'),
        ])
        .groupBy(['touch.repo_id', 'touch.file_id', 'credit.person_id']),
    )
    .with('changed', (cte) =>
      cte
        .selectFrom('touch')
        .select((e) => [
          'touch.repo_id',
          'touch.file_id',
          e.fn.count<number>('touch.commit_id').distinct().as('changes'),
          e.fn.max('touch.touched_at').as('touched_at'),
        ])
        .groupBy(['touch.repo_id', 'touch.file_id']),
    )
    .with('scored', (cte) =>
      cte
        .selectFrom('known')
        .innerJoin('subject', (join) =>
          join.onRef('subject.repo_id', '=', 'known.repo_id').onRef('subject.file_id', '=', 'known.file_id'),
        )
        .innerJoin('changed', (join) =>
          join.onRef('changed.repo_id', '=', 'known.repo_id').onRef('changed.file_id', '=', 'known.file_id'),
        )
        .select((e) => [
          'known.repo_id',
          'known.file_id',
          'known.person_id',
          'known.touched_at',
          sql<number>`(${sql.lit(DOE.intercept)} + ${sql.lit(DOE.adds)} * ${dialect.ln(sql`1 + known.adds`)} + ${sql.lit(DOE.firstAuthor)} * known.first_author
            + ${sql.lit(DOE.recency)} * ${dialect.ln(sql`1 + ${dialect.greatest(dialect.floor(dialect.daysBetween(e.ref('known.touched_at'), asOf)), sql.lit(0))}`)}
            + ${sql.lit(DOE.size)} * ${dialect.ln(e.ref('subject.lines'))})`.as('doe'),
          sql<number>`(${sql.lit(DOA.intercept)} + ${sql.lit(DOA.firstAuthor)} * known.first_author + ${sql.lit(DOA.deliveries)} * known.deliveries
            + ${sql.lit(DOA.acceptances)} * ${dialect.ln(sql`1 + changed.changes - known.deliveries`)})`.as('doa'),
        ]),
    )
    .with('best', (cte) =>
      cte
        .selectFrom('scored')
        .select((e) => ['repo_id', 'file_id', e.fn.max('doe').as('doe'), e.fn.max('doa').as('doa')])
        .groupBy(['repo_id', 'file_id']),
    )
    .with('knows', (cte) =>
      cte
        .selectFrom('scored')
        .innerJoin('best', (join) =>
          join.onRef('best.repo_id', '=', 'scored.repo_id').onRef('best.file_id', '=', 'scored.file_id'),
        )
        .innerJoin('seen', 'seen.person_id', 'scored.person_id')
        .select((e) => [
          'scored.repo_id',
          'scored.file_id',
          'scored.person_id',
          'scored.touched_at',
          'scored.doe',
          'scored.doa',
          sql<number>`case when scored.doe = best.doe or (best.doe > 0 and scored.doe >= ${sql.lit(EXPERT_SHARE)} * best.doe) then 1 else 0 end`.as(
            'expert',
          ),
          sql<number>`case when scored.doa >= ${sql.lit(AUTHOR_MINIMUM)} and scored.doa > ${sql.lit(AUTHOR_SHARE)} * best.doa then 1 else 0 end`.as(
            'author',
          ),
          sql<number>`case when ${dialect.daysBetween(e.ref('seen.seen_at'), asOf)} <= ${sql.lit(SILENT_DAYS)} then 1 else 0 end`.as(
            'active',
          ),
        ]),
    );
}
