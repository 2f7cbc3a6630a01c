import { defineMetric, type Scope } from '../kernel/index.ts';
import { fileRisk } from './file-risk.ts';
import { AS_OF_NEWEST, CURY_2024, FOLLOWS_LINES, FROM_COMMITS } from './sources.ts';
import { sql } from 'kysely';

export const expertsPerFile = defineMetric({
  id: 'knowledge.experts-per-file',
  group: 'knowledge',
  title: 'Experts per file',
  question: 'How many people can be asked about a file?',
  unit: 'people',
  direction: 'up',
  aggregate: { kind: 'quantile', p: 0.5 },
  counts: 'files',
  shape: 'state',
  needs: ['changes', 'tip'],
  grains: [],
  breakdowns: ['repository', 'directory', 'language', 'file'],
  formula:
    "Degree of expertise of a person in a file = 5.28223 + 0.23173 × ln(1 + lines added) + 0.36151 if they created it − 0.19421 × ln(1 + days since their last change) − 0.28761 × ln(lines of the file). Experts are all from 0.7 of the file's best. The median over the files of the tip; beside it the share of files with one expert. Author and co-authors both count, former names of the file included; merges, bots, generated, vendored and binary files are left out.",
  sources: [CURY_2024],
  caveats: [
    FROM_COMMITS,
    'The model was fitted on answers of developers about other projects; it names who is worth asking first, not who is an expert for certain.',
    AS_OF_NEWEST,
    FOLLOWS_LINES,
  ],
  minimum: 1,
  rows,
  extras: [{ key: 'single', label: 'Files with one expert', type: 'ratio', column: 'single', aggregate: 'share' }],
  evidence: { per: 'file', order: 'smallest', value: { label: 'Experts', type: 'number' } },
  examples: [
    {
      given:
        "Ann wrote 200 lines of api.ts and Ben added 100 more the same day; big.ts is Ann's alone; gone.ts was deleted.",
      result:
        "Ben scores 4.71 of Ann's 5.23 in api.ts, 0.90 of the best: both are experts there, in big.ts only Ann is. Median 1.5, half of the files have one expert.",
      world: {
        commits: [
          { id: 'a', by: 'ann', at: '2026-01-05', files: { 'src/api.ts': 200, 'big.ts': 10, 'gone.ts': 5 } },
          { id: 'b', by: 'ben', at: '2026-01-05T10:00Z', files: { 'src/api.ts': 100, 'gone.ts': { deleted: true } } },
        ],
      },
      asks: [
        { total: 1.5, n: 2 },
        { by: 'file', rows: { '1:src/api.ts': 2, '1:big.ts': 1 } },
        { by: 'repository', rows: { '1': 1.5 }, extra: { '1': { single: 0.5 } } },
        { evidence: { rowCount: 2, first: ['big.ts', 'src/api.ts'] } },
      ],
    },
  ],
});

/** A row for each file. */
function rows(scope: Scope) {
  return fileRisk(scope)
    .selectFrom('file_risk')
    .select([
      'file_risk.touched_at as occurred_at',
      'file_risk.repo_id',
      'file_risk.file_id',
      'file_risk.experts as value',
      sql<number>`1`.as('base'),
      sql<number>`case when file_risk.experts = 1 then 1 else 0 end`.as('single'),
    ]);
}
