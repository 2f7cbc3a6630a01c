import { defineMetric } from '../kernel/index.ts';
import { LINES_BY_AGE, shareAliveAfter, survivalEvents } from './survival-events.ts';
import { AGENT_MARKS, DEFINITIONS } from './words.ts';

export const aiSurvival = defineMetric({
  id: 'code.ai-survival',
  group: 'code',
  title: 'Survival of AI-assisted and other lines',
  question: 'Does code written with an AI agent last as long as other code?',
  unit: 'ratio',
  direction: 'none',
  aggregate: shareAliveAfter(90),
  counts: 'lines',
  shape: 'curve',
  period: 'all-history',
  needs: ['commits', 'ledger', 'tip'],
  grains: [],
  breakdowns: ['assistance', 'repository', 'cohort'],
  formula:
    'Share of landed lines alive 90 days after they landed (Kaplan–Meier, as in code survival), apart for lines of commits in which an AI agent took part and for all others. The one number is of all lines together; the comparison is the split.',
  sources: [DEFINITIONS],
  caveats: [
    AGENT_MARKS,
    'The two kinds of lines are written in different places and for different purposes: a difference is a question, not an effect.',
    'Compare the same period: AI-assisted lines are younger.',
  ],
  minimum: 50,
  rows: survivalEvents,
  rowsFollowSplit: true,
  curve: { by: ['assistance', 'repository', 'cohort'] },
  extras: [{ key: 'half_life', label: 'Half-life', type: 'days', column: 'half_life', aggregate: 'computed' }],
  evidence: LINES_BY_AGE,
  examples: [
    {
      given:
        'On 1 January Ana lands 100 lines alone and 60 with an AI agent; 50 days later 10 of the first and 30 of the second are gone. Observed for 100 days.',
      result: 'After 90 days 90% of the other lines are alive and 50% of the AI-assisted ones; 75% of all.',
      world: {
        commits: [
          { id: 'a', by: 'ana', at: '2026-01-01', files: { 'a.ts': 100 } },
          { id: 'b', by: 'ana', at: '2026-01-01', agent: 'Claude', files: { 'b.ts': 60 } },
          {
            id: 'c',
            by: 'ben',
            at: '2026-02-20',
            files: { 'a.ts': { removes: { a: 10 } }, 'b.ts': { removes: { b: 30 } } },
          },
          { id: 'd', by: 'ben', at: '2026-04-11', files: { 'c.ts': 1 } },
        ],
      },
      asks: [
        {
          to: '2026-01-31',
          total: 120 / 160,
          n: 160,
          by: 'assistance',
          rows: { other: 0.9, ai: 0.5 },
          extra: { ai: { half_life: 50 } },
        },
        {
          to: '2026-01-31',
          by: 'assistance',
          curves: {
            other: { points: { 0: 1, 50: 0.9 }, halfLifeDays: null },
            ai: { points: { 49: 1, 50: 0.5 }, halfLifeDays: 50 },
          },
        },
      ],
    },
  ],
});
