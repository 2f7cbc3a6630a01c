import { sql, type AliasedRawBuilder, type Kysely } from 'kysely';
import type { Database } from '../../store/index.ts';
import { countedEdits } from './relations.ts';
import type { Scope } from './scope.ts';

/**
 * Counted edits with the commit `o` that wrote the lines taken out, and `work_type`: new (they replace nothing), refactor
 * (older than the window), rework (the same person's), help (another's). Age is author time to author time; what seems to
 * come from the future has age 0. A commit with co-authors is all of theirs, on both sides; agents and bots among
 * co-authors own nothing together.
 */
export function classifiedEdits(scope: Scope) {
  return countedEdits(withShared(scope))
    .leftJoin('commit as o', (join) => join.onRef('o.repo_id', '=', 'e.repo_id').onRef('o.id', '=', 'e.origin_id'))
    .leftJoin('identity as oa', 'oa.id', 'o.author_id')
    .leftJoin(shared('cs'), (join) =>
      join.onRef('cs.repo_id', '=', 'e.repo_id').onRef('cs.commit_id', '=', 'e.commit_id'),
    )
    .leftJoin(shared('os'), (join) =>
      join.onRef('os.repo_id', '=', 'e.repo_id').onRef('os.commit_id', '=', 'e.origin_id'),
    )
    .select(workType(scope).as('work_type'));
}

function workType(scope: Scope) {
  const young = sql`c.authored_at <= o.authored_at + ${sql.raw(`interval '${Math.trunc(scope.windowDays)} days'`)}`;
  return sql<string>`(case
    when e.origin_id is null then 'new'
    when not (${young}) then 'refactor'
    when a.person_id = oa.person_id then 'rework'
    when (cs.people is not null or os.people is not null)
      and coalesce(cs.people, array[a.person_id]) && coalesce(os.people, array[oa.person_id]) then 'rework'
    else 'help' end)`;
}

/** A statement that begins in this scope can read `shared`, which is worked out once for both sides of an edit. */
function withShared(scope: Scope): Scope {
  return { ...scope, db: scope.db.with('shared', () => sharedCommits(scope)) as unknown as Kysely<Database> };
}

function shared<A extends string>(
  alias: A,
): AliasedRawBuilder<{ repo_id: number; commit_id: number; people: number[] }, A> {
  return sql<{ repo_id: number; commit_id: number; people: number[] }>`${sql.table('shared')}`.as(alias);
}

/** The people of commits that have more than one. */
function sharedCommits(scope: Scope) {
  return scope.db
    .selectFrom('commit_author as ca')
    .innerJoin('identity as ci', 'ci.id', 'ca.identity_id')
    .innerJoin('person as cp', 'cp.id', 'ci.person_id')
    .where('cp.kind', '=', 'person')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('ca.repo_id', 'ca.commit_id'),
        'in',
        selectFrom('commit_author as x')
          .where('x.role', '=', 'co-author')
          .select(['x.repo_id', 'x.commit_id'])
          .$asTuple('repo_id', 'commit_id'),
      ),
    )
    .groupBy(['ca.repo_id', 'ca.commit_id'])
    .select(['ca.repo_id', 'ca.commit_id', sql<number[]>`array_agg(distinct ci.person_id)`.as('people')]);
}
