import { sql } from 'kysely';
import { defineMetric, isLeftOut, isOnPath, takenFor, type Scope } from '../kernel/index.ts';
import { DEFINITIONS } from './words.ts';

export const leftOut = defineMetric({
  id: 'code.left-out',
  group: 'code',
  title: 'Generated and vendored files',
  question: 'Which files of today are left out of the other numbers, and what says so?',
  unit: 'files',
  direction: 'none',
  aggregate: { kind: 'count' },
  counts: 'files',
  shape: 'state',
  needs: ['tip'],
  grains: [],
  breakdowns: ['directory', 'repository', 'language', 'file'],
  formula:
    'Files at the tip of the default branch that are generated or vendored: by .gitattributes (linguist-generated, linguist-vendored), which has the last word, else by their path, after the lists of GitHub Linguist without the names that a team may give its own files (.d.ts, effects.js, cache/). Numbers of code and knowledge leave them out, but for the size of commits; here they are listed with the rule so that nothing disappears.',
  sources: [
    DEFINITIONS,
    {
      title: 'GitHub Linguist, overrides',
      url: 'https://github.com/github-linguist/linguist/blob/main/docs/overrides.md',
    },
  ],
  caveats: [
    'A rule knows only the path: where it takes work of your own, write `-linguist-vendored` or `-linguist-generated` beside the path into .gitattributes, and the next sync counts it.',
    'The newest line of a file is dated, not its last change.',
  ],
  minimum: 0,
  rows,
  extras: [{ key: 'lines', label: 'Lines', type: 'lines', column: 'value', aggregate: 'sum' }],
  evidence: {
    per: 'row',
    order: 'largest',
    value: { label: 'Lines', type: 'lines' },
    columns: [
      { key: 'taken', label: 'Taken for', type: 'text', column: 'taken', aggregate: 'same' },
      { key: 'rule', label: 'By the rule', type: 'text', column: 'left_out_by', aggregate: 'same' },
    ],
  },
  examples: [
    {
      given: 'A library was copied into vendor/, an interface was generated, and one file was written by hand.',
      result: '2 files are left out, 520 lines.',
      world: {
        commits: [
          { id: 'a', by: 'ann', at: '2026-03-02', files: { 'vendor/x.js': 500, 'api.pb.go': 20, 'main.go': 7 } },
        ],
        files: {
          'vendor/x.js': { vendored: true, leftOutBy: '(^|/)vendors?/' },
          'api.pb.go': { generated: true, leftOutBy: '.gitattributes' },
        },
      },
      asks: [
        { total: 2, n: 2 },
        { by: 'repository', rows: { '1': 2 }, extra: { '1': { lines: 520 } } },
        { by: 'directory', rows: { '1:': 1, '1:vendor': 1 } },
        { path: 'vendor', total: 1 },
        { evidence: { rowCount: 2, first: ['vendor/x.js', 'api.pb.go'] } },
      ],
    },
  ],
});

/** A row for each file at the tip that does not count. */
function rows(scope: Scope) {
  return scope.db
    .selectFrom('file as f')
    .leftJoin('line_tip as t', (join) => join.onRef('t.repo_id', '=', 'f.repo_id').onRef('t.file_id', '=', 'f.id'))
    .leftJoin('commit as o', (join) => join.onRef('o.repo_id', '=', 't.repo_id').onRef('o.id', '=', 't.origin_id'))
    .where('f.alive', '=', true)
    .where(isLeftOut.sql('f'))
    .where(isOnPath.sql('f', scope))
    .$if(scope.repos !== null, (q) => q.where('f.repo_id', 'in', scope.repos ?? []))
    .groupBy(['f.repo_id', 'f.id', 'f.lines', takenFor.sql('f'), 'f.left_out_by'])
    .select([
      sql<Date | null>`max(o.authored_at)`.as('occurred_at'),
      'f.repo_id',
      'f.id as file_id',
      sql<number>`coalesce(f.lines, 0)`.as('value'),
      takenFor.sql('f').as('taken'),
      'f.left_out_by',
    ]);
}
