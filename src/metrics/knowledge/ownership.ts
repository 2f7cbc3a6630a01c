import { sql } from 'kysely';
import { concentration } from '../../core/index.ts';
import {
  countedFiles,
  defineMetric,
  isCountedPerson,
  type ComputeRow,
  type Computed,
  type Scope,
} from '../kernel/index.ts';

export const ownership = defineMetric({
  id: 'knowledge.ownership',
  group: 'knowledge',
  title: 'Owners of half the code',
  question: 'Over how few people is the code of today spread?',
  unit: 'people',
  direction: 'up',
  aggregate: {
    kind: 'computed',
    words: 'fewest people who wrote half of the lines',
    columns: ['person_id', 'value'],
    compute,
  },
  counts: 'lines',
  shape: 'state',
  needs: ['tip'],
  grains: [],
  breakdowns: ['repository', 'directory', 'language'],
  formula:
    'Lines alive at the tip of the default branch, each booked on the author of the commit that wrote it (as git blame says); the fewest people who together wrote at least half of them. Beside it: the fewest who wrote 80%, everyone who wrote any, and the share of the largest. Generated and vendored files, and lines of bots and of AI agents that commit as themselves, are left out.',
  sources: [{ title: 'Ownership of lines: git blame, summed', url: 'https://git-scm.com/docs/git-blame' }],
  caveats: [
    'It says who wrote the lines that are alive, not who understands them best today.',
    'Reformatting moves ownership to whoever reformatted, unless the commit is in .git-blame-ignore-revs.',
    'People are counted, never listed: who can be asked about a file is on the page of that file.',
  ],
  minimum: 1,
  rows,
  extras: [
    { key: 'people80', label: 'People with 80%', type: 'number', column: 'people80', aggregate: 'computed' },
    { key: 'people', label: 'People with any', type: 'number', column: 'people', aggregate: 'computed' },
    { key: 'topShare', label: 'Largest share', type: 'ratio', column: 'topShare', aggregate: 'computed' },
  ],
  evidence: {
    per: 'file',
    order: 'largest',
    value: { label: 'Lines', type: 'lines' },
    withheld: 'who wrote which lines',
  },
  examples: [
    {
      given: 'Ann wrote 60 lines that are alive, Ben 30, Cem 10; a bot wrote 100 more.',
      result: 'One person wrote half of the 100 lines, two wrote 80%, three wrote any.',
      world: {
        commits: [
          { id: 'a', by: 'ann', at: '2026-01-05', files: { 'src/a.ts': 60 } },
          { id: 'b', by: 'ben', at: '2026-01-06', files: { 'src/b.ts': 30 } },
          { id: 'c', by: 'cem', at: '2026-01-07', files: { 'lib/c.ts': 10 } },
          { id: 'd', by: 'renovate[bot] <renovate@example.test>', at: '2026-01-08', files: { 'src/d.ts': 100 } },
        ],
      },
      asks: [
        { total: 1, n: 100 },
        { by: 'directory', rows: { '1:src': 1, '1:lib': 1 } },
        { by: 'repository', rows: { '1': 1 }, extra: { '1': { people80: 2, people: 3, topShare: 0.6 } } },
        { evidence: { rowCount: 3, first: ['src/a.ts', 'src/b.ts', 'lib/c.ts'] } },
      ],
    },
    {
      given: "Ann and Ben wrote 50 lines each; Ben then replaced 10 of Ann's.",
      result: 'Ben wrote 60 of the 100 lines: one person has half.',
      world: {
        commits: [
          { id: 'a', by: 'ann', at: '2026-01-05', files: { 'a.ts': 50 } },
          { id: 'b', by: 'ben', at: '2026-01-06', files: { 'b.ts': 50, 'a.ts': { replaces: { a: 10 } } } },
        ],
      },
      asks: [{ total: 1, n: 100, by: 'language', rows: { '': 1 }, extra: { '': { topShare: 0.6 } } }],
    },
  ],
});

/** A row for each person's lines in a file. */
function rows(scope: Scope) {
  return countedFiles(scope)
    .innerJoin('line_tip as t', (join) => join.onRef('t.repo_id', '=', 'f.repo_id').onRef('t.file_id', '=', 'f.id'))
    .innerJoin('commit as o', (join) => join.onRef('o.repo_id', '=', 't.repo_id').onRef('o.id', '=', 't.origin_id'))
    .innerJoin('identity as a', 'a.id', 'o.author_id')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .where(isCountedPerson.sql('p', scope))
    .groupBy(['f.repo_id', 'f.id', 'a.person_id'])
    .select([
      sql<Date | null>`max(o.authored_at)`.as('occurred_at'),
      'f.repo_id',
      'f.id as file_id',
      'a.person_id',
      sql<number>`cast(sum(t.lines) as integer)`.as('value'),
    ]);
}

function compute(owned: readonly ComputeRow[]): Computed {
  const lines = new Map<unknown, number>();
  for (const row of owned) lines.set(row['person_id'], (lines.get(row['person_id']) ?? 0) + Number(row['value']));
  const { half, most, holders, topShare } = concentration([...lines.values()]);
  const n = [...lines.values()].reduce((sum, value) => sum + value, 0);
  return { value: holders > 0 ? half : null, n, extra: { people80: most, people: holders, topShare } };
}
