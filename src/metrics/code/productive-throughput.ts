import { defineMetric } from '../kernel/index.ts';
import { DEFINITIONS, LEFT_OUT, LINES_ARE_NOT_VALUE } from './words.ts';
import { fromWork } from './work.ts';
import { FOUR_KINDS, FOUR_KINDS_WORDS, MARCH } from './work.examples.ts';

export const productiveThroughput = defineMetric({
  id: 'code.productive-throughput',
  group: 'code',
  title: 'Productive throughput',
  question: 'How much of the change is more than redoing what we just did?',
  unit: 'lines',
  direction: 'none',
  aggregate: { kind: 'sum' },
  counts: 'commits',
  shape: 'flow',
  needs: ['commits', 'ledger'],
  grains: ['day', 'week', 'month', 'quarter', 'year'],
  breakdowns: ['work-type', 'repository', 'directory', 'language', 'assistance'],
  formula: `Throughput without rework: new work + help others + refactor, in lines. ${LEFT_OUT}`,
  sources: [DEFINITIONS],
  caveats: [LINES_ARE_NOT_VALUE, '"Productive" is the field’s word for "not rework", not a judgement of the work.'],
  minimum: 0,
  rows: (scope) => fromWork(scope).where('w.work_type', '<>', 'rework').select('w.lines as value'),
  evidence: { per: 'commit', order: 'largest', value: { label: 'Lines', type: 'lines' } },
  examples: [
    {
      given: FOUR_KINDS_WORDS,
      result: '70 lines: 40 new work, 10 help others, 20 refactor.',
      world: FOUR_KINDS,
      asks: [
        {
          ...MARCH,
          total: 70,
          n: 3,
          by: 'work-type',
          rows: { new: 40, help: 10, refactor: 20 },
          evidence: { rowCount: 3, first: ['c', 'f', 'd'] },
        },
      ],
    },
  ],
});
