import { sql } from 'kysely';
import { defineMetric } from '../kernel/index.ts';
import { DEFINITIONS, LEFT_OUT } from './words.ts';
import { fromWork } from './work.ts';
import { FOUR_KINDS, MARCH } from './work.examples.ts';

export const reworkShare = defineMetric({
  id: 'code.rework-share',
  group: 'code',
  title: 'Rework share',
  question: 'How much of our effort goes into redoing our own recent work?',
  unit: 'ratio',
  direction: 'down',
  aggregate: { kind: 'share' },
  counts: 'commits',
  shape: 'flow',
  needs: ['commits', 'ledger'],
  grains: ['day', 'week', 'month', 'quarter', 'year'],
  breakdowns: ['repository', 'directory', 'file', 'language', 'assistance'],
  formula: `Rework lines ÷ all lines of the four work types. Rework replaces or removes lines the same person wrote within the window (21 days by default). ${LEFT_OUT}`,
  sources: [DEFINITIONS],
  caveats: [
    'A rise can mean unclear requirements, a hard problem, late review or honest exploration. It is a question, not an answer.',
    'Squashed pull requests hide the rework that happened inside them.',
  ],
  minimum: 5,
  rows: (scope) =>
    fromWork(scope).select([
      sql<number>`case when w.work_type = 'rework' then w.lines else 0 end`.as('value'),
      'w.lines as base',
    ]),
  extras: [{ key: 'lines', label: 'Lines', type: 'lines', column: 'base', aggregate: 'sum' }],
  evidence: {
    per: 'commit',
    order: 'largest',
    value: { label: 'Rework', type: 'lines' },
    base: { label: 'Lines', type: 'lines' },
  },
  examples: [
    {
      given: 'From January to March six commits change 230 counted lines; Ana redoes 10 lines she wrote 8 days before.',
      result: '10 of 230 lines: 4.3%.',
      world: FOUR_KINDS,
      asks: [
        {
          ...MARCH,
          from: '2026-01-01',
          total: 10 / 230,
          n: 6,
          by: 'directory',
          rows: { '1:src': 10 / 230 },
          extra: { '1:src': { lines: 230 } },
        },
        { ...MARCH, from: '2026-01-01', path: 'src/api', evidence: { rowCount: 5, first: ['e'] } },
      ],
    },
  ],
});
