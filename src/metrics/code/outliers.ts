import { assistance, countedCommitsOnPath, defineMetric, isOutlier } from '../kernel/index.ts';
import { DEFINITIONS } from './words.ts';

export const outliers = defineMetric({
  id: 'code.outliers',
  group: 'code',
  title: 'Outliers',
  question: 'Which very large commits are left out of the other numbers?',
  unit: 'commits',
  direction: 'none',
  aggregate: { kind: 'count' },
  counts: 'commits',
  shape: 'flow',
  needs: ['commits', 'changes'],
  grains: ['week', 'month', 'quarter', 'year'],
  breakdowns: ['repository', 'assistance'],
  formula:
    'Commits of more than 1,000 hunk-aware lines or more than 100 files (both can be set), without merge commits and bots. They are left out of every other code metric unless it is asked to include them, and are listed here so that nothing disappears.',
  sources: [DEFINITIONS],
  caveats: [
    'Imports, reformatting and generated code make most of them; a few are real work, and then the other numbers miss it.',
    'Lines count over all files of the commit, generated and vendored ones too.',
  ],
  minimum: 0,
  rows: (scope) =>
    countedCommitsOnPath(scope, { outliers: 'include' })
      .where(isOutlier.sql('c', scope))
      .select([
        'c.authored_at as occurred_at',
        'c.repo_id',
        'c.id as commit_id',
        'c.lines as value',
        'c.files',
        assistance.sql('c').as('assistance'),
      ]),
  evidence: {
    per: 'row',
    order: 'largest',
    value: { label: 'Lines', type: 'lines' },
    columns: [{ key: 'files', label: 'Files', type: 'number', column: 'files', aggregate: 'sum' }],
  },
  examples: [
    {
      given: 'In March one commit adds 1,001 lines and another 1,000.',
      result: '1 outlier: exactly 1,000 lines are not one.',
      world: {
        commits: [
          { id: 'a', by: 'ana', at: '2026-03-02', files: { 'a.ts': 1001 } },
          { id: 'b', by: 'ben', at: '2026-03-03', files: { 'b.ts': 1000 } },
        ],
      },
      asks: [{ from: '2026-03-01', to: '2026-03-31', total: 1, evidence: { rowCount: 1, first: ['a'] } }],
    },
    {
      given: 'In March one commit adds 101 pictures and another 100; nobody knows the lines of pictures.',
      result: '1 outlier: more than 100 files are one, whatever is known of their lines.',
      world: {
        commits: [
          { id: 'a', by: 'ana', at: '2026-03-02', files: pictures(101) },
          { id: 'b', by: 'ben', at: '2026-03-03', files: pictures(100) },
        ],
      },
      asks: [{ from: '2026-03-01', to: '2026-03-31', total: 1 }],
    },
  ],
});

function pictures(count: number) {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.png`, { unknown: true as const }]));
}
