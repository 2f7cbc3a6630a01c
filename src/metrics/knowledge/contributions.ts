import { sql } from 'kysely';
import { AUTHOR_MINIMUM, AUTHOR_SHARE, DOA, DOE, EXPERT_SHARE } from '../../core/index.ts';
import type { Dialect } from '../../store/index.ts';
import type { Scope } from '../kernel/index.ts';

/** What these queries read of a question; the pages of a file and of the tree have no period. */
export type KnowledgeScope = Pick<Scope, 'db' | 'repos' | 'asOf' | 'bots'> & { dialect: Dialect };

/** Days without a commit anywhere after which a person is taken to have left. */
export const SILENT_DAYS = 90;

/** Larger than any commit's id. */
const ALWAYS = 2147483647;

/**
 * CTE `subject`: files of the default branch's tip whose knowledge is looked at: text, not generated, not vendored.
 * CTE `touch`: the non-merge commits of the default branch that changed each of them, also under its former names.
 *
 * Former names come from renames alone, followed backwards: before the commit that renamed it, a file's history is that
 * of the old path. `upto` bounds each name, so that a path taken again by another file does not join in.
 */
export function touches({ db, dialect, repos }: KnowledgeScope) {
  return db
    // Kysely writes RECURSIVE when the first of a list asks for it; SQL says it of the whole list.
    .withRecursive('subject', (cte) => {
      const files = cte
        .selectFrom('file')
        .select(['repo_id', 'id as file_id', 'path', 'language', 'documentation', 'lines'])
        .where('alive', '=', true)
        .where('generated', '=', false)
        .where('vendored', '=', false)
        .where('lines', '>', 0);
      return repos ? files.where('repo_id', 'in', repos) : files;
    })
    .with('rename', (cte) => cte.selectFrom('commit_file').select(['repo_id', 'file_id', 'old_file_id', 'commit_id']).where('status', '=', 'R'))
    .withRecursive('known_as(repo_id, file_id, path_id, upto)', (cte) =>
      cte
        .selectFrom('subject')
        .select(['repo_id', 'file_id', 'file_id as path_id', dialect.int(ALWAYS).as('upto')])
        .union(
          cte
            .selectFrom('known_as')
            .innerJoin('rename', (join) => join.onRef('rename.repo_id', '=', 'known_as.repo_id').onRef('rename.file_id', '=', 'known_as.path_id'))
            .whereRef('rename.commit_id', '<', 'known_as.upto')
            .select(['known_as.repo_id', 'known_as.file_id', sql<number>`rename.old_file_id`.as('path_id'), 'rename.commit_id as upto']),
        ),
    )
    .with('name', (cte) =>
      cte.selectFrom('known_as').select((e) => ['repo_id', 'file_id', 'path_id', e.fn.max('upto').as('upto')]).groupBy(['repo_id', 'file_id', 'path_id']),
    )
    .with('touch', (cte) =>
      cte
        .selectFrom('name')
        .innerJoin('commit_file as change', (join) => join.onRef('change.repo_id', '=', 'name.repo_id').onRef('change.file_id', '=', 'name.path_id'))
        .innerJoin('commit', (join) => join.onRef('commit.repo_id', '=', 'change.repo_id').onRef('commit.id', '=', 'change.commit_id'))
        .whereRef('change.commit_id', '<', 'name.upto')
        .where('commit.on_default', '=', true)
        .where('commit.parents', '<', 2)
        .select((e) => [
          'name.repo_id',
          'name.file_id',
          'change.commit_id',
          'change.added',
          'commit.agent',
          dialect.least(e.ref('commit.authored_at'), e.ref('commit.committed_at')).as('touched_at'),
          sql<number>`min(change.commit_id) over (partition by name.repo_id, name.file_id)`.as('created_by'),
        ]),
    );
}

/**
 * CTE `by`: people of each commit, author and co-authors alike, bots and AI agents left out.
 * CTE `seen`: each person's last commit anywhere, on any branch of any repository.
 * CTE `known`: what each person did to each file.
 * CTE `scored`: the same with degree of expertise (`doe`), of authorship (`doa`) and the file's best of both.
 * CTE `knows`: `expert`, `author` and `active` as 0 or 1.
 */
export function knowledge(scope: KnowledgeScope) {
  const { dialect } = scope;
  const asOf = dialect.instant(scope.asOf);
  return touches(scope)
    .with('by', (cte) =>
      cte
        .selectFrom('commit_author')
        .innerJoin('identity', 'identity.id', 'commit_author.identity_id')
        .innerJoin('person', 'person.id', 'identity.person_id')
        .where('person.kind', 'in', scope.bots === 'include' ? ['person', 'bot'] : ['person'])
        .select(['commit_author.repo_id', 'commit_author.commit_id', 'identity.person_id'])
        .distinct(),
    )
    .with('seen', (cte) =>
      cte
        .selectFrom('by')
        .innerJoin('commit', (join) => join.onRef('commit.repo_id', '=', 'by.repo_id').onRef('commit.id', '=', 'by.commit_id'))
        .select((e) => ['by.person_id', e.fn.max(dialect.least(e.ref('commit.authored_at'), e.ref('commit.committed_at'))).as('seen_at')])
        .groupBy('by.person_id'),
    )
    .with('known', (cte) =>
      cte
        .selectFrom('touch')
        .innerJoin('by', (join) => join.onRef('by.repo_id', '=', 'touch.repo_id').onRef('by.commit_id', '=', 'touch.commit_id'))
        .select((e) => [
          'touch.repo_id',
          'touch.file_id',
          'by.person_id',
          dialect.sum(e.ref('touch.added')).as('adds'),
          dialect.count().as('deliveries'),
          sql<number>`max(case when touch.commit_id = touch.created_by then 1 else 0 end)`.as('first_author'),
          e.fn.max('touch.touched_at').as('touched_at'),
        ])
        .groupBy(['touch.repo_id', 'touch.file_id', 'by.person_id']),
    )
    .with('changed', (cte) =>
      cte
        .selectFrom('touch')
        .select((e) => ['touch.repo_id', 'touch.file_id', e.fn.count('touch.commit_id').distinct().as('changes')])
        .where((e) => e.exists(e.selectFrom('by').select('by.person_id').whereRef('by.repo_id', '=', 'touch.repo_id').whereRef('by.commit_id', '=', 'touch.commit_id')))
        .groupBy(['touch.repo_id', 'touch.file_id']),
    )
    .with('scored', (cte) =>
      cte
        .selectFrom('known')
        .innerJoin('subject', (join) => join.onRef('subject.repo_id', '=', 'known.repo_id').onRef('subject.file_id', '=', 'known.file_id'))
        .innerJoin('changed', (join) => join.onRef('changed.repo_id', '=', 'known.repo_id').onRef('changed.file_id', '=', 'known.file_id'))
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
      cte.selectFrom('scored').select((e) => ['repo_id', 'file_id', e.fn.max('doe').as('doe'), e.fn.max('doa').as('doa')]).groupBy(['repo_id', 'file_id']),
    )
    .with('knows', (cte) =>
      cte
        .selectFrom('scored')
        .innerJoin('best', (join) => join.onRef('best.repo_id', '=', 'scored.repo_id').onRef('best.file_id', '=', 'scored.file_id'))
        .innerJoin('seen', 'seen.person_id', 'scored.person_id')
        .select((e) => [
          'scored.repo_id',
          'scored.file_id',
          'scored.person_id',
          'scored.touched_at',
          'scored.doe',
          'scored.doa',
          sql<number>`case when scored.doe = best.doe or (best.doe > 0 and scored.doe >= ${sql.lit(EXPERT_SHARE)} * best.doe) then 1 else 0 end`.as('expert'),
          sql<number>`case when scored.doa >= ${sql.lit(AUTHOR_MINIMUM)} and scored.doa > ${sql.lit(AUTHOR_SHARE)} * best.doa then 1 else 0 end`.as('author'),
          sql<number>`case when ${dialect.daysBetween(e.ref('seen.seen_at'), asOf)} <= ${sql.lit(SILENT_DAYS)} then 1 else 0 end`.as('active'),
        ]),
    );
}
