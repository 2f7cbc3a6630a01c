import { assistance, countedEdits, defineMetric } from '../kernel/index.ts';
import { DEFINITIONS, LEFT_OUT, LINES, LINES_ARE_NOT_VALUE } from './words.ts';
import { FOUR_KINDS, FOUR_KINDS_WORDS, MARCH } from './work.examples.ts';

export const throughput = defineMetric({
  id: 'code.throughput',
  group: 'code',
  title: 'Throughput',
  question: 'How much code changes hands, week by week?',
  unit: 'lines',
  direction: 'none',
  aggregate: { kind: 'sum' },
  counts: 'commits',
  shape: 'flow',
  needs: ['commits', 'ledger'],
  grains: ['day', 'week', 'month', 'quarter', 'year'],
  breakdowns: ['repository', 'directory', 'language', 'assistance'],
  formula: `All lines of the four work types: new work, rework, help others, refactor. ${LINES} ${LEFT_OUT}`,
  sources: [DEFINITIONS],
  caveats: [LINES_ARE_NOT_VALUE, 'A few large changes can make a week; see commit size beside it.'],
  minimum: 0,
  rows: (scope) =>
    countedEdits(scope).select([
      'c.authored_at as occurred_at',
      'c.repo_id',
      'c.id as commit_id',
      'e.file_id',
      'e.lines as value',
      assistance.sql('c').as('assistance'),
    ]),
  evidence: { per: 'commit', order: 'largest', value: { label: 'Lines', type: 'lines' } },
  examples: [
    {
      given: FOUR_KINDS_WORDS,
      result: '80 lines.',
      world: FOUR_KINDS,
      asks: [
        {
          ...MARCH,
          total: 80,
          n: 4,
          by: 'directory',
          rows: { '1:src': 80 },
          evidence: { rowCount: 4, first: ['c', 'f', 'e', 'd'] },
        },
      ],
    },
  ],
});
