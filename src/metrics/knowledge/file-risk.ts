import { sql } from 'kysely';
import type { Risk } from '../../core/index.ts';
import type { Extra, Scope } from '../kernel/index.ts';
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

/** A column of what `linesOfRisk` gives. */
export const LAST_CHANGED: Extra = {
  key: 'changedAt',
  label: 'Last changed',
  type: 'instant',
  column: 'occurred_at',
  aggregate: 'max',
};

/** A row for each file: `value` its lines and `counted` 1 where it is of one of these risks, `base` its lines. */
export function linesOfRisk(scope: Scope, risks: readonly Risk[]) {
  const isOne = sql`file_risk.risk in (${sql.join(risks.map((risk) => sql.lit(risk)))})`;
  return fileRisk(scope)
    .selectFrom('file_risk')
    .select([
      'file_risk.touched_at as occurred_at',
      'file_risk.repo_id',
      'file_risk.file_id',
      sql<number>`case when ${isOne} then file_risk.lines else 0 end`.as('value'),
      'file_risk.lines as base',
      sql<number>`case when ${isOne} then 1 else 0 end`.as('counted'),
    ]);
}
