import { sql } from 'kysely';
import { assistance, countedChanges, defineMetric } from '../kernel/index.ts';
import { DEFINITIONS } from './words.ts';

const SIZE = sql<number>`sum(x.lines)`;

export const commitSize = defineMetric({
  id: 'code.commit-size',
  group: 'code',
  title: 'Commit size',
  question: 'Do we land work in pieces small enough to review and to undo?',
  unit: 'lines',
  direction: 'down',
  aggregate: { kind: 'quantile', p: 0.5 },
  counts: 'commits',
  shape: 'flow',
  needs: ['commits', 'changes'],
  grains: ['day', 'week', 'month', 'quarter', 'year'],
  breakdowns: ['size-band', 'repository', 'assistance'],
  labels: {
    '1': 'Up to 10 lines',
    '2': '11–50 lines',
    '3': '51–200 lines',
    '4': '201–1,000 lines',
    '5': 'More than 1,000 lines',
  },
  formula:
    'Median of the hunk-aware lines of commits (the sum over hunks of the larger of added and removed lines) in files that are neither generated nor vendored, with p75 and p90. Merge commits, bots and outliers are left out; ask for outliers to see them here too. Commits whose lines are not known (only binary files, missing blobs) are not counted.',
  sources: [
    DEFINITIONS,
    { title: 'DORA: working in small batches', url: 'https://dora.dev/capabilities/working-in-small-batches/' },
  ],
  caveats: [
    'Where pull requests are squashed, this is the size of pull requests.',
    'A mechanical rename is large and harmless; a small change can be the risky one.',
  ],
  minimum: 5,
  rows: (scope) =>
    countedChanges(scope)
      .where('x.lines', 'is not', null)
      .groupBy(['c.repo_id', 'c.id', 'c.authored_at', 'c.agent'])
      .select([
        'c.authored_at as occurred_at',
        'c.repo_id',
        'c.id as commit_id',
        SIZE.as('value'),
        sql<number>`count(*)`.as('files'),
        sql<string>`case when ${SIZE} <= 10 then '1' when ${SIZE} <= 50 then '2' when ${SIZE} <= 200 then '3' when ${SIZE} <= 1000 then '4' else '5' end`.as(
          'size_band',
        ),
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
      given:
        'Six commits of 2, 4, 10, 20, 100 and 300 lines; the last one also changes 800 lines of a generated file… which would make it an outlier, so it stays out.',
      result: 'Five commits count: median 10, p75 20, p90 68 lines. With outliers six: median 15.',
      world: {
        commits: [
          { id: 'a', by: 'ana', at: '2026-03-02', files: { 'a.ts': 2 } },
          { id: 'b', by: 'ben', at: '2026-03-03', files: { 'a.ts': 3, 'b.ts': 1 } },
          { id: 'c', by: 'ana', at: '2026-03-04', files: { 'a.ts': 10 } },
          { id: 'd', by: 'ben', at: '2026-03-05', files: { 'a.ts': 20 } },
          { id: 'e', by: 'ana', at: '2026-03-06', files: { 'a.ts': 100 } },
          { id: 'f', by: 'ana', at: '2026-03-07', files: { 'a.ts': 300, 'lock.json': 800 } },
        ],
        files: { 'lock.json': { generated: true } },
      },
      asks: [
        {
          from: '2026-03-02',
          to: '2026-03-08',
          total: 10,
          n: 5,
          p75: 20,
          p90: 68,
          evidence: { rowCount: 5, first: ['e', 'd', 'c', 'b', 'a'] },
        },
        { from: '2026-03-02', to: '2026-03-08', outliers: 'include', total: 15, n: 6 },
        { from: '2026-03-02', to: '2026-03-08', path: 'b.ts', total: null, n: 1, reason: 'small-n' },
      ],
    },
  ],
});
