import { defineMetric } from '../kernel/index.ts';
import { DEFINITIONS, LEFT_OUT, LINES, LINES_ARE_NOT_VALUE } from './words.ts';
import { fromWork } from './work.ts';
import { FOUR_KINDS, FOUR_KINDS_WORDS, MARCH } from './work.examples.ts';

export const workTypes = defineMetric({
  id: 'code.work-types',
  group: 'code',
  title: 'Work types',
  question:
    'What does our coding go into: new things, fixing what we just wrote, helping others, or renewing old code?',
  unit: 'lines',
  direction: 'none',
  aggregate: { kind: 'sum' },
  counts: 'commits',
  shape: 'flow',
  needs: ['commits', 'ledger'],
  grains: ['day', 'week', 'month', 'quarter', 'year'],
  breakdowns: ['work-type', 'repository', 'directory', 'language', 'assistance'],
  formula: `Lines by the origin of what they replace. New work: replaces nothing. Refactor: replaces lines older than the window (21 days by default), whoever wrote them. Rework: replaces or removes younger lines of the same person. Help others: younger lines of another person. Age is author time to author time, never under 0. ${LINES} A commit with co-authors is all of theirs. ${LEFT_OUT}`,
  sources: [DEFINITIONS, { title: 'Pluralsight Flow (GitPrime): work types', url: null }],
  caveats: [
    LINES_ARE_NOT_VALUE,
    'Rework is not waste by itself: review, exploration and pairing look like it too. Ask what it was.',
    'Vendors use windows of 3 weeks, 25 or 30 days; numbers with different windows cannot be compared.',
  ],
  minimum: 0,
  rows: (scope) => fromWork(scope).select('w.lines as value'),
  evidence: { per: 'commit', order: 'largest', value: { label: 'Lines', type: 'lines' } },
  examples: [
    {
      given: FOUR_KINDS_WORDS,
      result: '80 lines: 40 new work, 10 help others, 10 rework, 20 refactor.',
      world: FOUR_KINDS,
      asks: [
        {
          ...MARCH,
          total: 80,
          n: 4,
          by: 'work-type',
          rows: { new: 40, help: 10, rework: 10, refactor: 20 },
          evidence: { rowCount: 4, first: ['c', 'f', 'e', 'd'] },
        },
        { ...MARCH, grain: 'week', points: { '2026-03-02': 50, '2026-03-09': 30 } },
        { ...MARCH, window: 5, by: 'work-type', rows: { new: 40, help: 10, refactor: 30 } },
        { ...MARCH, outliers: 'include', total: 1081 },
        { ...MARCH, path: 'src', by: 'directory', rows: { '1:src/api': 80 } },
        { ...MARCH, by: 'assistance', rows: { other: 60, ai: 20 } },
      ],
    },
    {
      given:
        'Ana writes 30 lines with Ben as co-author; three days later Ben replaces 10 of them alone, and Cleo, with an AI agent as co-author, 5.',
      result:
        'Ben reworks 10 lines: the commit is his too. Cleo’s 5 lines help others: an agent makes nobody an owner.',
      world: {
        commits: [
          {
            id: 'a',
            by: 'ana',
            at: '2026-03-02',
            with: ['ben', 'Claude <noreply@anthropic.com>'],
            agent: 'Claude',
            files: { 'a.ts': 30 },
          },
          { id: 'b', by: 'ben', at: '2026-03-05', files: { 'a.ts': { replaces: { a: 10 } } } },
          {
            id: 'c',
            by: 'cleo',
            at: '2026-03-05',
            with: ['Claude <noreply@anthropic.com>'],
            agent: 'Claude',
            files: { 'a.ts': { replaces: { a: 5 } } },
          },
        ],
      },
      asks: [{ ...MARCH, by: 'work-type', rows: { new: 30, rework: 10, help: 5 } }],
    },
    {
      given: 'Ana’s clock is a day ahead when she writes 10 lines; Ben replaces them "before" they were written.',
      result: 'An age under 0 counts as 0: 10 lines of help, not of refactoring.',
      world: {
        commits: [
          { id: 'a', by: 'ana', at: '2026-03-04', files: { 'a.ts': 10 } },
          { id: 'b', by: 'ben', at: '2026-03-03', files: { 'a.ts': { replaces: { a: 10 } } } },
        ],
      },
      now: '2026-03-20',
      asks: [{ ...MARCH, by: 'work-type', rows: { new: 10, help: 10 } }],
    },
  ],
});
