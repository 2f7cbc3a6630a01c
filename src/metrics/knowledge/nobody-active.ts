import { sql } from 'kysely';
import { defineMetric, type Scope } from '../kernel/index.ts';
import { riskExamples } from './at-risk.examples.ts';
import { fileRisk } from './file-risk.ts';
import { AS_OF_NEWEST, CURY_2024, EXPERT, FOLLOWS_LINES, FROM_COMMITS } from './sources.ts';

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
  sources: [CURY_2024, { title: 'The 90 days of silence are a choice made here', url: null }],
  caveats: [
    FROM_COMMITS,
    'Silence is not leaving: a long holiday, parental leave or a change of duty looks the same from git.',
    'A file without an expert may have somebody active who knows a part of it.',
    AS_OF_NEWEST,
    FOLLOWS_LINES,
  ],
  minimum: 1,
  rows: unknownRows,
  extras: [
    { key: 'lines', label: 'Lines', type: 'lines', column: 'value', aggregate: 'sum' },
    { key: 'files', label: 'Files', type: 'number', column: 'silent', aggregate: 'sum' },
    { key: 'changedAt', label: 'Last changed', type: 'instant', column: 'occurred_at', aggregate: 'max' },
  ],
  evidence: {
    per: 'file',
    order: 'largest',
    value: { label: 'Lines nobody active knows', type: 'lines' },
    columns: [{ key: 'changedAt', label: 'Last changed', type: 'instant', column: 'occurred_at', aggregate: 'max' }],
  },
  examples: riskExamples.nobodyActive,
});

/** A row for each file: `value` its lines where nobody active knows it well, `base` its lines. */
function unknownRows(scope: Scope) {
  return fileRisk(scope)
    .selectFrom('file_risk')
    .select([
      'file_risk.touched_at as occurred_at',
      'file_risk.repo_id',
      'file_risk.file_id',
      sql<number>`case when file_risk.risk in ('at-risk', 'unowned') then file_risk.lines else 0 end`.as('value'),
      'file_risk.lines as base',
      sql<number>`case when file_risk.risk in ('at-risk', 'unowned') then 1 else 0 end`.as('silent'),
    ]);
}
