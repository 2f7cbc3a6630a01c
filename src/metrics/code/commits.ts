import { sql } from 'kysely';
import { assistance, countedCommitsOnPath, defineMetric } from '../kernel/index.ts';

export const commits = defineMetric({
  id: 'code.commits',
  group: 'code',
  title: 'Commits',
  question: 'How much is landing, and is the rhythm steady?',
  unit: 'commits',
  direction: 'none',
  aggregate: { kind: 'count' },
  counts: 'commits',
  shape: 'flow',
  needs: ['commits'],
  grains: ['day', 'week', 'month', 'quarter', 'year'],
  breakdowns: ['repository', 'assistance'],
  formula:
    'Commits of the default branch by author time. Merge commits, bots and outliers (more than 1,000 hunk-aware lines or 100 files) are left out.',
  sources: [{ title: 'Wheelhouse definitions, "Code"', url: null }],
  caveats: [
    'A commit has no fixed size: squash merges make few large ones, and a change of habit looks like a change of pace.',
    'Work that has not reached the default branch is not counted.',
  ],
  minimum: 0,
  rows: (scope) =>
    countedCommitsOnPath(scope).select([
      'c.authored_at as occurred_at',
      'c.repo_id',
      'c.id as commit_id',
      sql<number>`1`.as('value'),
      assistance.sql('c').as('assistance'),
    ]),
  evidence: { per: 'row', order: 'newest', value: { label: 'Commits', type: 'number' } },
  examples: [
    {
      given:
        'Ana commits on Monday 5 and Tuesday 6 January 2026, Ben on Monday 12 (with an AI agent), and a bot on the 13th.',
      result: '3 commits: 2 in the week of 5 January, 1 in the week of 12 January; 1 of them AI-assisted.',
      now: '2026-01-20',
      world: {
        commits: [
          { id: 'a', by: 'ana', at: '2026-01-05', files: { 'a.ts': 10 } },
          { id: 'b', by: 'ana', at: '2026-01-06', files: { 'a.ts': 5 } },
          { id: 'c', by: 'ben', at: '2026-01-12', agent: 'Claude', files: { 'b.ts': 3 } },
          {
            id: 'd',
            by: 'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
            at: '2026-01-13',
            files: { 'package.json': 1 },
          },
        ],
      },
      asks: [
        {
          from: '2026-01-05',
          to: '2026-01-18',
          grain: 'week',
          total: 3,
          n: 3,
          previous: null,
          points: { '2026-01-05': 2, '2026-01-12': 1 },
          evidence: { rowCount: 3, first: ['c', 'b', 'a'] },
        },
        { from: '2026-01-05', to: '2026-01-18', by: 'assistance', rows: { other: 2, ai: 1 } },
        { from: '2026-01-05', to: '2026-01-18', bots: 'include', total: 4 },
        { from: '2026-01-05', to: '2026-01-18', path: 'b.ts', total: 1, evidence: { rowCount: 1, first: ['c'] } },
      ],
    },
    {
      given: 'Ana writes a line, and then adds 150 pictures in one commit.',
      result: '1 commit: one of more than 100 files is an outlier, also where the lines of none are known.',
      world: {
        commits: [
          { id: 'a', by: 'ana', at: '2026-01-05', files: { 'a.ts': 1 } },
          {
            id: 'b',
            by: 'ana',
            at: '2026-01-06',
            files: Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`${i}.png`, { unknown: true as const }])),
          },
        ],
      },
      asks: [
        { from: '2026-01-05', to: '2026-01-18', total: 1 },
        { from: '2026-01-05', to: '2026-01-18', outliers: 'include', total: 2 },
      ],
    },
  ],
});
