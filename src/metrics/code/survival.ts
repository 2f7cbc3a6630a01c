import { defineMetric } from '../kernel/index.ts';
import { LINES_BY_AGE, shareAliveAfter, survivalEvents } from './survival-events.ts';
import { LOSSES, LOSSES_WORDS } from './survival.examples.ts';
import { DEFINITIONS } from './words.ts';

export const survival = defineMetric({
  id: 'code.survival',
  group: 'code',
  title: 'Code survival',
  question: 'How long does the code we write last?',
  unit: 'ratio',
  direction: 'none',
  aggregate: shareAliveAfter(365),
  counts: 'lines',
  shape: 'curve',
  period: 'all-history',
  needs: ['commits', 'ledger', 'tip'],
  grains: [],
  breakdowns: ['cohort', 'directory', 'assistance', 'repository', 'language'],
  formula:
    'Share of landed lines still alive on the default branch t days after they landed: the Kaplan–Meier estimate, with the lines still alive at the newest fact as right-censored and lines that arrive later than their commit as late entries. Lines are followed through renames. The one number is the share after 365 days. A curve ends where the lines followed to an age (those at risk ÷ the share alive) are fewer than 50 or 1% of all: nothing is claimed of what comes after. A period chooses the lines by when they landed; all are followed to the newest fact. Ages are in whole days. Cohorts are quarters of landing (years beyond four years of history). Left out: lines of merge commits, bots and outliers, generated and vendored files.',
  sources: [
    DEFINITIONS,
    {
      title: 'Kaplan, Meier: Nonparametric Estimation from Incomplete Observations, JASA 53 (1958)',
      url: 'https://doi.org/10.2307/2281868',
    },
    {
      title: 'The half-life of code (E. Bernhardsson, 2016)',
      url: 'https://erikbern.com/2016/12/05/the-half-life-of-code.html',
    },
  ],
  caveats: [
    'Code that lasts is not better code: stable parts last, and so do parts nobody dares to touch.',
    'By directory, by language and below a path, a line that is moved elsewhere ends there, and enters at its age where it went. A directory that is moved as a whole therefore ends on that day.',
    'Reindented or moved lines count as new unless the commit is listed in .git-blame-ignore-revs.',
    'Lines are not independent: one commit may carry hundreds of them. The end of a curve may rest on a few commits; see how many lines were at risk.',
  ],
  minimum: 50,
  rows: survivalEvents,
  rowsFollowSplit: true,
  curve: { by: ['cohort', 'directory', 'assistance', 'repository', 'language'] },
  extras: [{ key: 'half_life', label: 'Half-life', type: 'days', column: 'half_life', aggregate: 'computed' }],
  evidence: LINES_BY_AGE,
  examples: [
    {
      given: LOSSES_WORDS,
      result:
        'Of Ana’s 100 lines 80% are alive after 10 days and 50% from day 100 on, a half-life of 100 days; the rename is no loss. With Ben’s 20 lines, seen for 390 days: (120 − 20)/120 × (100 − 30)/100 = 58.3% after a year.',
      world: LOSSES,
      asks: [
        {
          total: 7 / 12,
          n: 121,
          evidence: { rowCount: 7, first: ['a'] },
          curves: { all: { points: { 0: 1, 9: 1, 10: 10 / 12, 99: 10 / 12, 100: 7 / 12 }, halfLifeDays: null } },
        },
        {
          path: 'src',
          by: 'assistance',
          curves: { other: { points: { 0: 1, 10: 0.8, 100: 0.5, 400: 0.5 }, halfLifeDays: 100 } },
        },
        { path: 'src', by: 'cohort', rows: { '2025-Q1': 7 / 12 } },
      ],
    },
  ],
});
