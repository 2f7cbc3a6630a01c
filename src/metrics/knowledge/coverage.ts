import { sql } from 'kysely';
import { defineMetric, type Scope } from '../kernel/index.ts';
import { riskExamples } from './at-risk.examples.ts';
import { fileRisk } from './file-risk.ts';
import { AS_OF_NEWEST, CURY_2024, EXPERT, FOLLOWS_LINES, FROM_COMMITS, SILENCE } from './sources.ts';

/** The files of knowledge.at-risk by what is known of them, so that the parts add up to all lines. */
export const coverage = defineMetric({
  id: 'knowledge.coverage',
  group: 'knowledge',
  title: 'Lines by who can be asked',
  question: 'For which code is nobody left to ask, and for which only one person?',
  unit: 'lines',
  direction: 'none',
  aggregate: { kind: 'sum' },
  counts: 'files',
  shape: 'state',
  needs: ['changes', 'tip'],
  grains: [],
  breakdowns: ['risk', 'repository', 'directory', 'language'],
  formula: `Lines of files of the tip by risk. "At risk": the only expert has not committed anywhere for 90 days. "Unowned": nobody is known as expert, or there are several and all of them are silent that long. "One expert": one, active. "Known by several": several, at least one active. ${EXPERT} Generated, vendored and binary files are left out.`,
  sources: [CURY_2024],
  caveats: [FROM_COMMITS, SILENCE, AS_OF_NEWEST, FOLLOWS_LINES],
  minimum: 1,
  rows: coverageRows,
  extras: [{ key: 'files', label: 'Files', type: 'number', column: 'base', aggregate: 'rows' }],
  evidence: { per: 'file', order: 'largest', value: { label: 'Lines', type: 'lines' } },
  examples: riskExamples.coverage,
});

/** A row for each file with its lines and risk. */
function coverageRows(scope: Scope) {
  return fileRisk(scope)
    .selectFrom('file_risk')
    .select([
      'file_risk.touched_at as occurred_at',
      'file_risk.repo_id',
      'file_risk.file_id',
      'file_risk.lines as value',
      sql<number>`1`.as('base'),
      'file_risk.risk',
    ]);
}
