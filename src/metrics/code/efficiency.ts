import { sql } from 'kysely';
import { defineMetric } from '../kernel/index.ts';
import { DEFINITIONS, LEFT_OUT } from './words.ts';
import { fromWork } from './work.ts';
import { FOUR_KINDS, FOUR_KINDS_WORDS, MARCH } from './work.examples.ts';

export const efficiency = defineMetric({
  id: 'code.efficiency',
  group: 'code',
  title: 'Coding efficiency',
  question: 'How much of what we write do we not have to redo at once?',
  unit: 'ratio',
  direction: 'up',
  aggregate: { kind: 'share' },
  counts: 'commits',
  shape: 'flow',
  needs: ['commits', 'ledger'],
  grains: ['day', 'week', 'month', 'quarter', 'year'],
  breakdowns: ['repository', 'directory', 'language', 'assistance'],
  formula: `Productive throughput ÷ throughput: the share of changed lines that is not rework. ${LEFT_OUT}`,
  sources: [DEFINITIONS],
  caveats: [
    'One minus the rework share. A team that prototypes in the open has a lower one than a team that squashes its branches.',
    'As a target it is met by committing less often; look at it together with survival and commit size.',
  ],
  minimum: 5,
  rows: (scope) =>
    fromWork(scope).select([
      sql<number>`case when w.work_type = 'rework' then 0 else w.lines end`.as('value'),
      'w.lines as base',
    ]),
  evidence: {
    per: 'commit',
    order: 'smallest',
    value: { label: 'Productive lines', type: 'lines' },
    base: { label: 'Lines', type: 'lines' },
  },
  examples: [
    {
      given: FOUR_KINDS_WORDS,
      result:
        '70 of 80 lines in March, but not shown: 4 commits are too few. From January on 220 of 230 lines in 6 commits: 95.7%.',
      world: FOUR_KINDS,
      asks: [
        { ...MARCH, total: null, n: 4, reason: 'small-n', evidence: { rowCount: 4, first: ['e'] } },
        { ...MARCH, from: '2026-01-01', total: 220 / 230, n: 6 },
      ],
    },
  ],
});
