import { sql } from 'kysely';
import type { Risk } from '../../core/index.ts';
import type { Scope } from '../kernel/index.ts';
import { knowledge } from './expertise.ts';

/**
 * `knowledge` and CTE `file_risk`, a row for each file of `subject`: how many experts it has, how many of them are
 * active, when a person last changed it, and its risk (`riskOf` of core/, said in SQL).
 */
export function fileRisk(scope: Scope) {
  return knowledge(scope)
    .with('known_file', (cte) =>
      cte
        .selectFrom('knows')
        .select((e) => [
          'knows.repo_id',
          'knows.file_id',
          scope.dialect.sum(e.ref('knows.expert')).as('experts'),
          sql<number>`sum(knows.expert * knows.active)`.as('active_experts'),
          e.fn.max('knows.touched_at').as('touched_at'),
        ])
        .groupBy(['knows.repo_id', 'knows.file_id']),
    )
    .with('file_risk', (cte) =>
      cte
        .selectFrom('subject')
        .leftJoin('known_file', (join) =>
          join.onRef('known_file.repo_id', '=', 'subject.repo_id').onRef('known_file.file_id', '=', 'subject.file_id'),
        )
        .select([
          'subject.repo_id',
          'subject.file_id',
          'subject.path',
          'subject.lines',
          'known_file.touched_at',
          sql<number>`coalesce(known_file.experts, 0)`.as('experts'),
          sql<Risk>`(case
            when known_file.experts = 1 and known_file.active_experts = 0 then 'at-risk'
            when coalesce(known_file.active_experts, 0) = 0 then 'unowned'
            when known_file.experts = 1 then 'single-expert'
            else 'ok' end)`.as('risk'),
        ]),
    );
}
