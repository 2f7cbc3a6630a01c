import { halfLife as halfLifeOf } from '../../core/index.ts';
import { defineMetric } from '../kernel/index.ts';
import { AGE_COLUMNS, estimate, LINES_BY_AGE, survivalEvents } from './survival-events.ts';
import { LOSSES, LOSSES_WORDS } from './survival.examples.ts';
import { DEFINITIONS } from './words.ts';

export const halfLife = defineMetric({
  id: 'code.half-life',
  group: 'code',
  title: 'Half-life of code',
  question: 'After how long is half of what we wrote gone?',
  unit: 'days',
  direction: 'none',
  aggregate: {
    kind: 'computed',
    words: 'age at which half is gone (Kaplan–Meier)',
    columns: AGE_COLUMNS,
    per: ['age_days'],
    compute: (rows) => {
      const { steps, n } = estimate(rows);
      return {
        value: halfLifeOf(steps),
        n,
        extra: { alive: steps.at(-1)?.survival ?? null, observed: steps.at(-1)?.age ?? null },
      };
    },
  },
  counts: 'lines',
  shape: 'state',
  period: 'all-history',
  needs: ['commits', 'ledger', 'tip'],
  grains: [],
  breakdowns: ['repository', 'directory', 'cohort', 'assistance', 'language'],
  formula:
    'The age in days at which the survival curve (Kaplan–Meier, as in code survival) first is at 50% or less. No value while more than half is alive; then the share alive at the greatest age to which enough lines were followed is beside it.',
  sources: [
    DEFINITIONS,
    {
      title: 'The half-life of code (E. Bernhardsson, 2016)',
      url: 'https://erikbern.com/2016/12/05/the-half-life-of-code.html',
    },
  ],
  caveats: [
    'A gap is good news or a young code base: half of the lines have not gone yet.',
    'Prototypes and fast-moving parts have short half-lives, and should.',
  ],
  minimum: 50,
  rows: survivalEvents,
  rowsFollowSplit: true,
  extras: [
    { key: 'alive', label: 'Alive at the end', type: 'ratio', column: 'alive', aggregate: 'computed' },
    { key: 'observed', label: 'Observed for', type: 'days', column: 'observed', aggregate: 'computed' },
  ],
  evidence: LINES_BY_AGE,
  examples: [
    {
      given: LOSSES_WORDS,
      result:
        'Half of Ana’s lines is gone after 100 days. Ben’s 20 lines are too few to say, and of all lines more than half is alive.',
      world: LOSSES,
      asks: [
        { total: null, n: 121, reason: 'no-data' },
        {
          path: 'src',
          by: 'assistance',
          rows: { other: 100, ai: null },
          extra: { other: { alive: 0.5, observed: 400 } },
        },
      ],
    },
  ],
});
