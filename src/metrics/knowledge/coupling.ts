import { sql } from 'kysely';
import { COUPLING } from '../../core/index.ts';
import { defineMetric, pathIsOn, type Scope } from '../kernel/index.ts';
import { byDesign, BY_DESIGN } from './by-design.ts';
import { CODE_MAAT, FOLLOWS_RENAMES, TORNHILL } from './sources.ts';
import { touches } from './touches.ts';

/** Five commits on five days, each adding a line to each path. */
const five = (id: string, from: number, paths: string[]) =>
  Array.from({ length: 5 }, (_, day) => ({
    id: `${id}${day}`,
    by: 'ann',
    at: `2026-01-${String(from + day).padStart(2, '0')}`,
    files: Object.fromEntries(paths.map((path) => [path, 1])),
  }));

const OBVIOUS = [
  'src/list.c ↔ t/t01-list.sh',
  'include/hash.h ↔ src/hash.c',
  'api/go.mod ↔ api/go.sum',
  'docs/use.md ↔ web/use.ts',
  'src/OrderTest.java ↔ src/Price.java',
  'ui/card.css ↔ ui/card.tsx',
  'a/package.json ↔ b/package.json',
  'a/version.rb ↔ b/run.rb',
  'a/MIT-LICENSE ↔ b/MIT-LICENSE',
];
const TELLING = ['a/index.ts ↔ b/index.ts', 'server/user.ts ↔ web/user.tsx', 'src/latest.ts ↔ web/contest.ts'];

export const coupling = defineMetric({
  id: 'knowledge.coupling',
  group: 'knowledge',
  title: 'Change coupling',
  question: 'Which files keep changing together?',
  unit: 'score',
  direction: 'none',
  aggregate: { kind: 'quantile', p: 0.5 },
  counts: 'rows',
  shape: 'state',
  needs: ['changes', 'tip'],
  grains: [],
  breakdowns: ['file-pair', 'repository'],
  formula:
    'For two files of the tip: 100 × commits that changed both ÷ mean of the commits of each, over all of history, former names included. Only commits of at most 30 files count; each file needs 5 of them, both together need 5, and a pair is shown from a degree of 30. Merges, bots, outliers, generated and vendored files are left out. ' +
    BY_DESIGN,
  sources: [TORNHILL, CODE_MAAT],
  caveats: [
    'What is by design is told from names and places alone: a test in an unusual place goes unmarked, and a pair that is marked may still be worth a look. Pairs in different directories are the interesting ones.',
    'Work that is split into one commit per file hides coupling; one commit per pull request shows more of it.',
    'All of history counts: a coupling that was cut last month fades slowly.',
    FOLLOWS_RENAMES,
  ],
  minimum: 1,
  rows: (scope) => coupledPairs(scope),
  extras: [
    { key: 'other', label: 'The second', type: 'file', column: 'other', aggregate: 'same' },
    { key: 'shared', label: 'Shared commits', type: 'number', column: 'shared', aggregate: 'sum' },
    { key: 'commitsA', label: 'Commits of the first', type: 'number', column: 'commits_a', aggregate: 'sum' },
    { key: 'commitsB', label: 'Commits of the second', type: 'number', column: 'commits_b', aggregate: 'sum' },
    { key: 'byDesign', label: 'By design', type: 'text', column: 'by_design', aggregate: 'same' },
  ],
  evidence: {
    per: 'row',
    order: 'largest',
    value: { label: 'Degree', type: 'number' },
    columns: [
      { key: 'other', label: 'Changes with', type: 'file', column: 'other', aggregate: 'max' },
      { key: 'shared', label: 'Shared commits', type: 'number', column: 'shared', aggregate: 'sum' },
      { key: 'byDesign', label: 'By design', type: 'text', column: 'by_design', aggregate: 'same' },
    ],
  },
  examples: [
    {
      given:
        'api.ts and client.ts changed together in 5 commits, api.ts alone in 5 more; notes.ts changed 5 times, never with them.',
      result: '100 × 5 ÷ mean(10, 5) = 66.67. notes.ts is coupled with nothing.',
      world: {
        commits: [
          ...five('a', 1, ['src/api.ts', 'web/client.ts']),
          ...five('b', 10, ['src/api.ts']),
          ...five('c', 20, ['notes.ts']),
        ],
      },
      asks: [
        { total: 500 / 7.5, n: 1 },
        {
          by: 'file-pair',
          rows: { '1:src/api.ts ↔ web/client.ts': 500 / 7.5 },
          extra: {
            '1:src/api.ts ↔ web/client.ts': {
              other: 'web/client.ts',
              shared: 5,
              commitsA: 10,
              commitsB: 5,
              byDesign: null,
            },
          },
        },
        { path: 'web', total: 500 / 7.5 },
        { path: 'notes.ts', total: null, n: 0 },
        { evidence: { rowCount: 1, first: ['src/api.ts'] } },
      ],
    },
    {
      given: 'Two files shared 4 commits, and one commit of 31 files touched both.',
      result: 'The large commit does not count, 4 are too few: no coupling.',
      world: {
        commits: [
          ...five('a', 1, ['a.ts', 'b.ts']).slice(0, 4),
          {
            id: 'x',
            by: 'ann',
            at: '2026-01-09',
            files: Object.fromEntries(
              ['a.ts', 'b.ts', ...Array.from({ length: 29 }, (_, i) => `f${i}.ts`)].map((path) => [path, 1]),
            ),
          },
        ],
      },
      asks: [{ total: null, n: 0 }],
    },
    {
      given:
        'Pairs changed together 5 times: a test, a header, a lock file, a manual, parts of one component, manifests, a version, licences; and namesakes in different directories.',
      result:
        'All are coupled. What is by design says why; namesakes of one ending, or of two that declare nothing, are not.',
      world: { commits: [...OBVIOUS, ...TELLING].flatMap((pair, i) => five(`p${i}-`, 1 + i, pair.split(' ↔ '))) },
      asks: [
        {
          by: 'file-pair',
          extra: Object.fromEntries(
            [
              ...OBVIOUS.map((pair, i) => [
                pair,
                [
                  'test',
                  'same name',
                  'lock file',
                  'documentation',
                  'test',
                  'same name',
                  'manifests',
                  'version',
                  'documentation',
                ][i],
              ]),
              ...TELLING.map((pair) => [pair, null]),
            ].map(([pair, why]) => [`1:${pair}`, { byDesign: why as string | null }]),
          ),
        },
        { total: 100, n: 12, by: 'repository', extra: { '1': { byDesign: null } } },
      ],
    },
  ],
});

/** A row for each pair that is shown; with a path, pairs with at least one file below it. */
export function coupledPairs(scope: Scope) {
  return (
    touches({ ...scope, path: null }, { outliers: 'as-scope' })
      .with('small', (cte) =>
        cte
          .selectFrom('touch')
          .where('touch.commit_files', '<=', COUPLING.maxFiles)
          .select(['touch.repo_id', 'touch.file_id', 'touch.commit_id', 'touch.touched_at'])
          .distinct(),
      )
      .with('frequent', (cte) =>
        cte
          .selectFrom('small')
          .groupBy(['small.repo_id', 'small.file_id'])
          .having((e) => e.fn.countAll(), '>=', COUPLING.minCommits)
          .select((e) => ['small.repo_id', 'small.file_id', e.fn.countAll<number>().as('commits')]),
      )
      // Paths come along from here. Joined to the pairs at the end, an engine that takes the pairs for many (their number
      // cannot be foreseen) first joins every file with every other: 42 s instead of 0.1 s for git/git.
      .with('side', (cte) =>
        cte
          .selectFrom('small')
          .innerJoin('frequent', (join) =>
            join.onRef('frequent.repo_id', '=', 'small.repo_id').onRef('frequent.file_id', '=', 'small.file_id'),
          )
          .innerJoin('subject', (join) =>
            join.onRef('subject.repo_id', '=', 'small.repo_id').onRef('subject.file_id', '=', 'small.file_id'),
          )
          .select([
            'small.repo_id',
            'small.file_id',
            'small.commit_id',
            'small.touched_at',
            'frequent.commits',
            'subject.path',
            'subject.documentation',
          ]),
      )
      .with('pair', (cte) =>
        cte
          .selectFrom('side as x')
          .innerJoin('side as y', (join) =>
            join
              .onRef('y.repo_id', '=', 'x.repo_id')
              .onRef('y.commit_id', '=', 'x.commit_id')
              .onRef('y.file_id', '>', 'x.file_id'),
          )
          .groupBy(['x.repo_id', 'x.file_id', 'y.file_id', 'x.commits', 'y.commits'])
          .having((e) => e.fn.countAll(), '>=', COUPLING.minShared)
          .select((e) => [
            'x.repo_id',
            'x.file_id as first_id',
            'y.file_id as second_id',
            'x.commits as first_commits',
            'y.commits as second_commits',
            e.fn.countAll<number>().as('shared'),
            e.fn.max('x.touched_at').as('occurred_at'),
            e.fn.max('x.path').as('first_path'),
            e.fn.max('y.path').as('second_path'),
            sql<boolean>`bool_or(x.documentation or y.documentation)`.as('documentation'),
          ]),
      )
      .selectFrom('pair')
      .where(
        sql<boolean>`200.0 * pair.shared / (pair.first_commits + pair.second_commits) >= ${sql.lit(COUPLING.minDegree)}`,
      )
      .where((e) => e.or([pathIsOn(sql.ref('pair.first_path'), scope), pathIsOn(sql.ref('pair.second_path'), scope)]))
      .select([
        'pair.occurred_at',
        'pair.repo_id',
        ordered<number>('pair.first_id', 'pair.second_id').as('file_id'),
        ordered<string>('pair.first_path', 'pair.second_path').as('first'),
        ordered<string>('pair.second_path', 'pair.first_path').as('other'),
        sql<string>`${ordered('pair.first_path', 'pair.second_path')} || ' ↔ ' || ${ordered('pair.second_path', 'pair.first_path')}`.as(
          'file_pair',
        ),
        sql<number>`200.0 * pair.shared / (pair.first_commits + pair.second_commits)`.as('value'),
        'pair.shared',
        ordered<number>('pair.first_commits', 'pair.second_commits').as('commits_a'),
        ordered<number>('pair.second_commits', 'pair.first_commits').as('commits_b'),
        byDesign(scope.dialect, {
          a: sql.ref('pair.first_path'),
          b: sql.ref('pair.second_path'),
          documentation: sql.ref('pair.documentation'),
        }).as('by_design'),
      ])
  );
}

/** Pairs are written in order of path, which stays the same from one import to the next; ids may not. */
function ordered<T extends string | number>(inOrder: string, swapped: string) {
  return sql<T>`case when pair.first_path < pair.second_path then ${sql.ref(inOrder)} else ${sql.ref(swapped)} end`;
}
