import { sql } from 'kysely';
import { defineMetric } from '../kernel/index.ts';
import { riskExamples } from './at-risk.examples.ts';
import { LAST_CHANGED, linesOfRisk } from './file-risk.ts';
import {
  AS_OF_NEWEST,
  CURY_2024,
  EXPERT,
  FOLLOWS_LINES,
  FROM_COMMITS,
  SILENCE,
  SILENT_DAYS_CHOSEN,
} from './sources.ts';

export const atRisk = defineMetric({
  id: 'knowledge.at-risk',
  group: 'knowledge',
  title: 'Knowledge at risk',
  question: 'How much code is known well only by someone who is no longer here?',
  unit: 'ratio',
  direction: 'down',
  aggregate: { kind: 'share' },
  counts: 'files',
  shape: 'state',
  needs: ['changes', 'tip'],
  grains: [],
  breakdowns: ['directory', 'repository', 'language', 'file'],
  formula: `Lines of files whose only expert has not committed anywhere for 90 days ÷ lines of all files of the tip. ${EXPERT} A commit to any repository known here counts, on its default branch or below a tag. Generated, vendored and binary files are left out.`,
  sources: [CURY_2024, SILENT_DAYS_CHOSEN],
  caveats: [
    FROM_COMMITS,
    SILENCE,
    'Files with several experts who are all silent are not in this number; they are the "unowned" ones of knowledge.coverage.',
    AS_OF_NEWEST,
    FOLLOWS_LINES,
  ],
  minimum: 1,
  rows: (scope) =>
    linesOfRisk(scope, ['at-risk']).select(sql<number>`case when file_risk.experts = 1 then 1 else 0 end`.as('single')),
  extras: [
    { key: 'lines', label: 'Lines at risk', type: 'lines', column: 'value', aggregate: 'sum' },
    { key: 'atRiskFiles', label: 'Files at risk', type: 'number', column: 'counted', aggregate: 'sum' },
    { key: 'singleExpertFiles', label: 'Files with one expert', type: 'number', column: 'single', aggregate: 'sum' },
    LAST_CHANGED,
  ],
  evidence: {
    per: 'file',
    order: 'largest',
    value: { label: 'Lines at risk', type: 'lines' },
    base: { label: 'Lines', type: 'lines' },
    columns: [LAST_CHANGED],
  },
  examples: riskExamples.atRisk,
});
