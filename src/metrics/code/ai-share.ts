import { sql } from 'kysely';
import { defineMetric } from '../kernel/index.ts';
import { AGENT_MARKS, DEFINITIONS, LEFT_OUT } from './words.ts';
import { fromEdits, fromWork } from './work.ts';
import { FOUR_KINDS, MARCH } from './work.examples.ts';

export const aiShare = defineMetric({
  id: 'code.ai-share',
  group: 'code',
  title: 'AI-assisted share of lines',
  question: 'How much of our code is written with an AI agent?',
  unit: 'ratio',
  direction: 'none',
  aggregate: { kind: 'share' },
  counts: 'commits',
  shape: 'flow',
  needs: ['commits', 'ledger'],
  grains: ['week', 'month', 'quarter', 'year'],
  breakdowns: ['repository', 'directory', 'language', 'work-type'],
  formula: `Changed lines of commits in which an AI agent took part ÷ all changed lines. ${LEFT_OUT}`,
  sources: [DEFINITIONS],
  caveats: [
    AGENT_MARKS,
    'A share is neither good nor bad: look at how its lines survive and how much of them is redone.',
  ],
  minimum: 5,
  rows(scope) {
    const lines = [
      sql<number>`case when w.assistance = 'ai' then w.lines else 0 end`.as('value'),
      'w.lines as base',
    ] as const;
    return scope.by === 'work-type' ? fromWork(scope).select(lines) : fromEdits(scope).select(lines);
  },
  evidence: {
    per: 'commit',
    order: 'largest',
    value: { label: 'AI-assisted lines', type: 'lines' },
    base: { label: 'Lines', type: 'lines' },
  },
  examples: [
    {
      given: 'From January to March six commits change 230 counted lines; one of them, of 20 lines, names an AI agent.',
      result: '20 of 230 lines: 8.7%.',
      world: FOUR_KINDS,
      asks: [
        { ...MARCH, from: '2026-01-01', total: 20 / 230, n: 6, evidence: { rowCount: 6, first: ['f'] } },
        {
          ...MARCH,
          from: '2026-01-01',
          by: 'work-type',
          total: 20 / 230,
          n: 6,
          rows: { help: null, new: null, refactor: null, rework: null },
        },
      ],
    },
  ],
});
