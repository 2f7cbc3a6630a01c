import { sql } from 'kysely';
import { defineMetric } from '../kernel/index.ts';
import { DEFINITIONS, LEFT_OUT } from './words.ts';
import { fromWork } from './work.ts';
import { FOUR_KINDS, MARCH } from './work.examples.ts';

export const newWorkShare = defineMetric({
  id: 'code.new-work-share',
  group: 'code',
  title: 'New work share',
  question: 'How much of our effort goes into new code rather than into code we have?',
  unit: 'ratio',
  direction: 'none',
  aggregate: { kind: 'share' },
  counts: 'commits',
  shape: 'flow',
  needs: ['commits', 'ledger'],
  grains: ['day', 'week', 'month', 'quarter', 'year'],
  breakdowns: ['repository', 'directory', 'language', 'assistance'],
  formula: `Lines that replace nothing ÷ all lines of the four work types. ${LEFT_OUT}`,
  sources: [DEFINITIONS],
  caveats: ['New lines are not new features: tests, fixes and documentation are new work too.'],
  minimum: 5,
  rows: (scope) =>
    fromWork(scope).select([
      sql<number>`case when w.work_type = 'new' then w.lines else 0 end`.as('value'),
      'w.lines as base',
    ]),
  evidence: {
    per: 'commit',
    order: 'largest',
    value: { label: 'New work', type: 'lines' },
    base: { label: 'Lines', type: 'lines' },
  },
  examples: [
    {
      given: 'From January to March six commits change 230 counted lines; 190 of them replace nothing.',
      result: '190 of 230 lines: 82.6%.',
      world: FOUR_KINDS,
      asks: [{ ...MARCH, from: '2026-01-01', total: 190 / 230, n: 6 }],
    },
  ],
});
