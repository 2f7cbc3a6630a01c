import { sql } from 'kysely';
import { defineMetric, type Scope } from '../kernel/index.ts';
import { riskExamples } from './at-risk.examples.ts';
import { fileRisk } from './file-risk.ts';
import { AS_OF_NEWEST, CURY_2024, EXPERT, FOLLOWS_LINES, FROM_COMMITS } from './sources.ts';

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
  sources: [CURY_2024, { title: 'The 90 days of silence are a choice made here', url: null }],
  caveats: [
    FROM_COMMITS,
    'Silence is not leaving: a long holiday, parental leave or a change of duty looks the same from git.',
    'Files with several experts who are all silent are not in this number; they are the "unowned" ones of knowledge.coverage.',
    AS_OF_NEWEST,
    FOLLOWS_LINES,
  ],
  minimum: 1,
  rows: riskRows,
  extras: [
    { key: 'lines', label: 'Lines at risk', type: 'lines', column: 'value', aggregate: 'sum' },
    { key: 'atRiskFiles', label: 'Files at risk', type: 'number', column: 'at_risk', aggregate: 'sum' },
    { key: 'singleExpertFiles', label: 'Files with one expert', type: 'number', column: 'single', aggregate: 'sum' },
    { key: 'changedAt', label: 'Last changed', type: 'instant', column: 'occurred_at', aggregate: 'max' },
  ],
  evidence: {
    per: 'file',
    order: 'largest',
    value: { label: 'Lines at risk', type: 'lines' },
    columns: [{ key: 'changedAt', label: 'Last changed', type: 'instant', column: 'occurred_at', aggregate: 'max' }],
  },
  examples: riskExamples.atRisk,
});

/** A row for each file: `value` its lines where it is at risk, `base` its lines. */
function riskRows(scope: Scope) {
  return fileRisk(scope)
    .selectFrom('file_risk')
    .select([
      'file_risk.touched_at as occurred_at',
      'file_risk.repo_id',
      'file_risk.file_id',
      sql<number>`case when file_risk.risk = 'at-risk' then file_risk.lines else 0 end`.as('value'),
      'file_risk.lines as base',
      sql<number>`case when file_risk.risk = 'at-risk' then 1 else 0 end`.as('at_risk'),
      sql<number>`case when file_risk.experts = 1 then 1 else 0 end`.as('single'),
    ]);
}
