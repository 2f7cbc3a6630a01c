import { sql } from 'kysely';
import { countedCommitsOnPath, defineMetric } from '../kernel/index.ts';
import { AGENT_MARKS, DEFINITIONS } from './words.ts';
import { FOUR_KINDS, MARCH } from './work.examples.ts';

export const aiCommitShare = defineMetric({
  id: 'code.ai-commit-share',
  group: 'code',
  title: 'AI-assisted share of commits',
  question: 'In how many of our changes does an AI agent take part?',
  unit: 'ratio',
  direction: 'none',
  aggregate: { kind: 'share' },
  counts: 'commits',
  shape: 'flow',
  needs: ['commits'],
  grains: ['week', 'month', 'quarter', 'year'],
  breakdowns: ['repository'],
  formula:
    'Commits in which an AI agent took part ÷ all commits, by author time. Merge commits, bots and outliers are left out.',
  sources: [DEFINITIONS],
  caveats: [AGENT_MARKS],
  minimum: 5,
  rows: (scope) =>
    countedCommitsOnPath(scope).select([
      'c.authored_at as occurred_at',
      'c.repo_id',
      'c.id as commit_id',
      sql<number>`case when c.agent is not null then 1 else 0 end`.as('value'),
      sql<number>`1`.as('base'),
    ]),
  evidence: { per: 'row', order: 'largest', value: { label: 'AI-assisted', type: 'number' } },
  examples: [
    {
      given: 'From January to March six commits count; one names an AI agent.',
      result: '1 of 6 commits: 16.7%.',
      world: FOUR_KINDS,
      asks: [{ ...MARCH, from: '2026-01-01', total: 1 / 6, n: 6, evidence: { rowCount: 6, first: ['f'] } }],
    },
  ],
});
