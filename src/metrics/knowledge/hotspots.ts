import { sql } from 'kysely';
import { defineMetric, type Scope } from '../kernel/index.ts';
import { byNature, BY_NATURE } from './by-design.ts';
import { hotspotsSince, touchesWithRework } from './recent-rework.ts';
import { AS_OF_NEWEST, FOLLOWS_RENAMES, TORNHILL } from './sources.ts';

const BY_NATURE_FILES: readonly (readonly [path: string, why: string | null])[] = [
  ['src/history.ts', null],
  ['src/history.test.ts', 'test'],
  ['History.md', 'documentation'],
  ['lib/NEWS', 'documentation'],
  ['doc/run.ts', 'documentation'],
  ['runtime/doc/tags', 'documentation'],
  ['runtime/doc/options.txt', 'documentation'],
  ['src/doc/parse.ts', null],
  ['src/manual/Makefile', null],
  ['package-lock.json', 'lock file'],
  ['.github/ci.yml', 'data'],
  ['src/CMakeLists.txt', null],
  ['MIT-LICENSE', 'documentation'],
];

export const hotspots = defineMetric({
  id: 'knowledge.hotspots',
  group: 'knowledge',
  title: 'Hotspots',
  question: 'Where do many changes meet much code?',
  unit: 'score',
  direction: 'none',
  aggregate: { kind: 'max' },
  counts: 'files',
  shape: 'state',
  needs: ['changes', 'ledger', 'tip'],
  grains: [],
  breakdowns: ['file', 'directory', 'repository', 'language'],
  formula: `For each file changed in the last 180 days: 100 × (share of these files with as many changes or fewer) × (share of these files with as many lines or fewer). 100 is the file that is both the most changed and the largest. Changes are commits of the default branch, former names of the file included; merges, bots, outliers, generated and vendored files are left out. Beside it the share of the file's changed lines in that time that were rework. A directory shows its highest file. ${BY_NATURE}`,
  sources: [TORNHILL],
  caveats: [
    'Both parts are ranks: the score orders files of one repository set, it is not an amount and does not compare repositories.',
    'A registry of routes or a list of names may score high and be fine. Open the file before deciding.',
    AS_OF_NEWEST,
    FOLLOWS_RENAMES,
  ],
  minimum: 1,
  rows,
  extras: [
    { key: 'changes', label: 'Changes in 180 days', type: 'number', column: 'changes', aggregate: 'sum' },
    { key: 'lines', label: 'Lines', type: 'lines', column: 'lines', aggregate: 'sum' },
    { key: 'changesRank', label: 'Rank by changes', type: 'number', column: 'changes_rank', aggregate: 'min' },
    { key: 'linesRank', label: 'Rank by lines', type: 'number', column: 'lines_rank', aggregate: 'min' },
    { key: 'rework', label: 'Rework share', type: 'ratio', column: 'rework', aggregate: 'share' },
    { key: 'byNature', label: 'By nature', type: 'text', column: 'by_nature', aggregate: 'same' },
  ],
  evidence: {
    per: 'file',
    order: 'largest',
    value: { label: 'Score', type: 'number' },
    columns: [
      { key: 'changes', label: 'Changes in 180 days', type: 'number', column: 'changes', aggregate: 'sum' },
      { key: 'lines', label: 'Lines', type: 'lines', column: 'lines', aggregate: 'sum' },
    ],
  },
  examples: [
    {
      given:
        'Three files: router.ts (100 lines, 3 changes), util.ts (10 lines, 1 change), old.ts (500 lines, last changed a year ago).',
      result:
        'Only the two recent files rank: router.ts is first in both, 100 × 2/2 × 2/2 = 100; util.ts 100 × 1/2 × 1/2 = 25.',
      world: {
        commits: [
          { id: 'a', by: 'ann', at: '2025-01-05', files: { 'old.ts': 500 } },
          { id: 'b', by: 'ann', at: '2026-01-05', files: { 'src/router.ts': 90, 'src/util.ts': 10 } },
          { id: 'c', by: 'ben', at: '2026-01-07', files: { 'src/router.ts': 10 } },
          { id: 'd', by: 'ben', at: '2026-01-08', files: { 'src/router.ts': { replaces: { c: 10 } } } },
        ],
      },
      asks: [
        { total: 100, n: 2 },
        {
          by: 'file',
          rows: { '1:src/router.ts': 100, '1:src/util.ts': 25 },
          // 10 of the 110 lines changed in router.ts replaced Ben's own of the day before.
          extra: {
            '1:src/router.ts': { changes: 3, lines: 100, changesRank: 1, linesRank: 1, rework: 10 / 110 },
            '1:src/util.ts': { changesRank: 2, rework: 0 },
          },
        },
        { evidence: { rowCount: 2, first: ['src/router.ts', 'src/util.ts'] } },
      ],
    },
    {
      given: 'A file was written, renamed and changed; a bot changed another file.',
      result: 'The renamed file has its three commits under one name; the bot makes no hotspot.',
      world: {
        commits: [
          { id: 'a', by: 'ann', at: '2026-01-05', files: { 'old.ts': 50 } },
          { id: 'b', by: 'ann', at: '2026-01-06', files: { 'new.ts': { from: 'old.ts' } } },
          { id: 'c', by: 'ann', at: '2026-01-07', files: { 'new.ts': 5 } },
          { id: 'd', by: 'renovate[bot] <renovate@example.test>', at: '2026-01-08', files: { 'deps.ts': 5 } },
        ],
      },
      asks: [{ total: 100, n: 1, by: 'file', rows: { '1:new.ts': 100 }, extra: { '1:new.ts': { changes: 3 } } }],
    },
    {
      given:
        'A change of code comes with one of its test, of a changelog, of a manual, of a lock file and of settings.',
      result: 'All count and are ranked; all but the code say what they are by nature.',
      world: {
        commits: Array.from({ length: 2 }, (_, i) => ({
          id: `c${i}`,
          by: 'ann',
          at: `2026-01-0${5 + i}`,
          files: Object.fromEntries(BY_NATURE_FILES.map(([path]) => [path, 10])),
        })),
        files: { 'doc/run.ts': { documentation: true } },
      },
      asks: [
        {
          total: 100,
          n: BY_NATURE_FILES.length,
          by: 'file',
          extra: Object.fromEntries(BY_NATURE_FILES.map(([path, why]) => [`1:${path}`, { byNature: why }])),
        },
      ],
    },
  ],
});

/** A row for each file changed in the last 180 days before the newest fact. */
function rows(scope: Scope) {
  return touchesWithRework(scope, { outliers: 'as-scope' })
    .with('recent', (cte) =>
      cte
        .selectFrom('touch')
        .where('touch.touched_at', '>=', scope.dialect.instant(hotspotsSince(scope)))
        .groupBy(['touch.repo_id', 'touch.file_id'])
        .select((e) => [
          'touch.repo_id',
          'touch.file_id',
          e.fn.max('touch.touched_at').as('occurred_at'),
          e.fn.count<number>('touch.commit_id').distinct().as('changes'),
        ]),
    )
    .selectFrom('recent')
    .innerJoin('subject', (join) =>
      join.onRef('subject.repo_id', '=', 'recent.repo_id').onRef('subject.file_id', '=', 'recent.file_id'),
    )
    .leftJoin('edited', (join) =>
      join.onRef('edited.repo_id', '=', 'recent.repo_id').onRef('edited.file_id', '=', 'recent.file_id'),
    )
    .select((e) => [
      'recent.occurred_at',
      'recent.repo_id',
      'recent.file_id',
      sql<number>`100.0 * cume_dist() over (order by recent.changes) * cume_dist() over (order by subject.lines)`.as(
        'value',
      ),
      sql<number>`rank() over (order by recent.changes desc)`.as('changes_rank'),
      sql<number>`rank() over (order by subject.lines desc)`.as('lines_rank'),
      'recent.changes',
      'subject.lines',
      'edited.rework',
      'edited.lines as base',
      byNature(scope.dialect, {
        path: sql`${e.ref('subject.path')}`,
        documentation: sql`${e.ref('subject.documentation')}`,
      }).as('by_nature'),
    ]);
}
