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

/** Of knowledge.coverage what is "At risk" and "Unowned", as a share: the colour of the tree of knowledge. */
export const nobodyActive = defineMetric({
  id: 'knowledge.nobody-active',
  group: 'knowledge',
  title: 'Lines nobody active knows well',
  question: 'For how much of the code is nobody left to ask?',
  unit: 'ratio',
  direction: 'down',
  aggregate: { kind: 'share' },
  counts: 'files',
  shape: 'state',
  needs: ['changes', 'tip'],
  grains: [],
  breakdowns: ['directory', 'repository', 'language', 'file'],
  formula: `Lines of files none of whose experts has committed anywhere for 90 days, or that have no expert at all ÷ lines of all files of the tip. ${EXPERT} A commit to any repository known here counts, on its default branch or below a tag. Generated, vendored and binary files are left out.`,
  sources: [CURY_2024, SILENT_DAYS_CHOSEN],
  caveats: [
    FROM_COMMITS,
    SILENCE,
    'A file without an expert may have somebody active who knows a part of it.',
    AS_OF_NEWEST,
    FOLLOWS_LINES,
  ],
  minimum: 1,
  rows: (scope) => linesOfRisk(scope, ['at-risk', 'unowned']),
  extras: [
    { key: 'lines', label: 'Lines', type: 'lines', column: 'value', aggregate: 'sum' },
    { key: 'files', label: 'Files', type: 'number', column: 'counted', aggregate: 'sum' },
    LAST_CHANGED,
  ],
  evidence: {
    per: 'file',
    order: 'largest',
    value: { label: 'Lines nobody active knows', type: 'lines' },
    base: { label: 'Lines', type: 'lines' },
    columns: [LAST_CHANGED],
  },
  examples: riskExamples.nobodyActive,
});
