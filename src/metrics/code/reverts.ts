import { sql } from 'kysely';
import { assistance, countedCommitsOnPath, defineMetric, isOnDefault } from '../kernel/index.ts';
import { DEFINITIONS } from './words.ts';

export const reverts = defineMetric({
  id: 'code.reverts',
  group: 'code',
  title: 'Reverted commits',
  question: 'How much of what we land do we take back?',
  unit: 'ratio',
  direction: 'down',
  aggregate: { kind: 'share' },
  counts: 'commits',
  shape: 'flow',
  needs: ['commits'],
  grains: ['week', 'month', 'quarter', 'year'],
  breakdowns: ['repository', 'assistance'],
  formula:
    'Commits that a later commit of the default branch says it reverts ("This reverts commit …") ÷ all commits, by the author time of the reverted one. Merge commits, bots and outliers are left out.',
  sources: [DEFINITIONS, { title: 'git-revert', url: 'https://git-scm.com/docs/git-revert' }],
  caveats: [
    'Only reverts that say so are seen; a fix forward or a manual undo is not.',
    'Recent commits have had less time to be reverted.',
    'A quick revert is good practice: a team with none may be slow to notice.',
  ],
  minimum: 5,
  rows: (scope) =>
    countedCommitsOnPath(scope)
      .leftJoin(
        (eb) =>
          eb
            .selectFrom('commit_revert as x')
            .innerJoin('commit as by', (join) =>
              join.onRef('by.repo_id', '=', 'x.repo_id').onRef('by.id', '=', 'x.commit_id'),
            )
            .where(isOnDefault.sql('by'))
            .select(['x.repo_id', 'x.reverted_id'])
            .distinct()
            .as('r'),
        (join) => join.onRef('r.repo_id', '=', 'c.repo_id').onRef('r.reverted_id', '=', 'c.id'),
      )
      .select([
        'c.authored_at as occurred_at',
        'c.repo_id',
        'c.id as commit_id',
        sql<number>`case when r.reverted_id is not null then 1 else 0 end`.as('value'),
        sql<number>`1`.as('base'),
        assistance.sql('c').as('assistance'),
      ]),
  evidence: { per: 'row', order: 'largest', value: { label: 'Reverted', type: 'number' } },
  examples: [
    {
      given:
        'Six commits in March; the fourth says that it reverts the second, the sixth that it reverts the second, the third and the fourth.',
      result: '3 of 6 commits were reverted: 50%.',
      world: {
        commits: [
          { id: 'a', by: 'ana', at: '2026-03-02', files: { 'a.ts': 10 } },
          { id: 'b', by: 'ben', at: '2026-03-03', files: { 'b.ts': 10 } },
          { id: 'c', by: 'ana', at: '2026-03-04', files: { 'a.ts': 5 } },
          { id: 'd', by: 'ana', at: '2026-03-05', reverts: ['b'], files: { 'b.ts': { removes: { b: 10 } } } },
          { id: 'e', by: 'ben', at: '2026-03-06', files: { 'a.ts': 2 } },
          { id: 'f', by: 'ben', at: '2026-03-07', reverts: ['b', 'c', 'd'], files: { 'a.ts': { removes: { c: 5 } } } },
        ],
      },
      asks: [
        { from: '2026-03-01', to: '2026-03-31', total: 0.5, n: 6, evidence: { rowCount: 6, first: ['d', 'c', 'b'] } },
      ],
    },
  ],
});
