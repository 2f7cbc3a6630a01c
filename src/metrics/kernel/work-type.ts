import { sql, type AliasedRawBuilder, type Kysely } from 'kysely';
import type { Database } from '../../store/index.ts';
import { isPerson, workType } from './counting.ts';
import { countedEdits } from './relations.ts';
import type { Scope } from './scope.ts';

/** Counted edits with the commit `o` that wrote the lines taken out, and their `work_type`. */
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
    .select(workType.sql(scope).as('work_type'));
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
    .where(isPerson.sql('cp'))
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
