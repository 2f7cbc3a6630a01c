import { sql } from 'kysely';
import { truckFactor as compute } from '../../core/index.ts';
import { defineMetric, type ComputeRow, type Computed, type Scope } from '../kernel/index.ts';
import { knowledge } from './expertise.ts';
import { AS_OF_NEWEST, AVELINO_2016, FOLLOWS_LINES, FROM_COMMITS } from './sources.ts';

export const truckFactor = defineMetric({
  id: 'knowledge.truck-factor',
  group: 'knowledge',
  title: 'Truck factor',
  question: 'How many people would have to leave before most of the code has no author left?',
  unit: 'people',
  direction: 'up',
  aggregate: {
    kind: 'computed',
    words: 'people removed until under half of the files keep an author',
    columns: ['repo_id', 'file_id', 'person_id', 'changed_at'],
    compute: overFiles,
  },
  counts: 'files',
  shape: 'state',
  needs: ['changes', 'tip'],
  grains: [],
  breakdowns: ['repository', 'directory', 'language'],
  formula:
    'Degree of authorship of a person in a file = 3.293 + 1.098 if they created it + 0.164 × their changes − 0.321 × ln(1 + changes by others). Authors have at least 3.293 and more than 0.75 of the file\'s best. The author of most files is removed, again and again, until fewer than half of the files keep an author; the number removed. 0 when fewer than half have one to begin with ("unowned"). Author and co-authors of a commit both count, former names of a file included; merges, bots, and vendored, generated, documentation and binary files are left out.',
  sources: [AVELINO_2016],
  caveats: [
    FROM_COMMITS,
    'It is about people who ever wrote the code, whether or not they are still here; see knowledge.at-risk for that.',
    'In a directory of a few files it is 1 by nature. Read it from about ten files on.',
    'People who left are still counted as authors until others have changed the files often enough.',
    AS_OF_NEWEST,
    FOLLOWS_LINES,
  ],
  minimum: 1,
  rows,
  extras: [
    { key: 'unowned', label: 'Files without an author', type: 'number', column: 'unowned', aggregate: 'computed' },
    { key: 'authors', label: 'Authors', type: 'number', column: 'authors', aggregate: 'computed' },
    { key: 'changedAt', label: 'Last changed', type: 'instant', column: 'changedAt', aggregate: 'computed' },
  ],
  evidence: {
    per: 'file',
    order: 'smallest',
    value: { label: 'Authors', type: 'number' },
    withheld: 'who the authors of a file are',
  },
  examples: [
    {
      given: 'Ann created three files, Ben two; Cem created one, of which a README does not count.',
      result: "Without Ann 2 of 5 files keep an author, under half: 1. In lib, which is Ben's, 1 as well.",
      world: {
        commits: [
          { id: 'a', by: 'ann', at: '2026-01-05', files: { 'src/a.ts': 10, 'src/b.ts': 10, 'src/c.ts': 10 } },
          { id: 'b', by: 'ben', at: '2026-01-06', files: { 'lib/d.ts': 10, 'lib/e.ts': 10 } },
          { id: 'c', by: 'cem', at: '2026-01-07', files: { 'README.md': 10 } },
        ],
        files: { 'README.md': { documentation: true } },
      },
      asks: [
        { total: 1, n: 5 },
        {
          by: 'directory',
          rows: { '1:src': 1, '1:lib': 1 },
          extra: { '1:lib': { unowned: 0, authors: 1, changedAt: '2026-01-06T00:00:00.000Z' } },
        },
        { evidence: { rowCount: 5 } },
      ],
    },
    {
      given: 'Ann and Ben created two files each.',
      result: 'Without Ann exactly half keep an author, which is not under half: 2.',
      world: {
        commits: [
          { id: 'a', by: 'ann', at: '2026-01-05', files: { 'a.ts': 10, 'b.ts': 10 } },
          { id: 'b', by: 'ben', at: '2026-01-06', files: { 'c.ts': 10, 'd.ts': 10 } },
        ],
      },
      asks: [{ total: 2, n: 4 }],
    },
    {
      given: 'A bot created three files; five people changed each of them once, Ann created a fourth.',
      result:
        'Each of the five has 3.293 + 0.164 − 0.321 × ln(5) = 2.94 in the three files, under 3.293: one file of four has an author, 0.',
      world: {
        commits: [
          { id: 'a', by: 'ann', at: '2026-01-05', files: { 'own.ts': 10 } },
          {
            id: 'b',
            by: 'import[bot] <import@example.test>',
            at: '2026-01-05',
            files: { 'x.ts': 10, 'y.ts': 10, 'z.ts': 10 },
          },
          ...['fay', 'ben', 'cem', 'dee', 'eva'].flatMap((by, i) => [
            { id: `c${i}`, by, at: `2026-01-1${i}`, files: { 'x.ts': 1, 'y.ts': 1, 'z.ts': 1 } },
          ]),
        ],
      },
      asks: [{ total: 0, n: 4, by: 'repository', rows: { '1': 0 }, extra: { '1': { unowned: 3, authors: 1 } } }],
    },
  ],
});

/** A row for each author of each file, and one without a person for files that have none; `value` is how many that makes. */
function rows(scope: Scope) {
  return knowledge(scope)
    .selectFrom('subject')
    .leftJoin('knows', (join) =>
      join
        .onRef('knows.repo_id', '=', 'subject.repo_id')
        .onRef('knows.file_id', '=', 'subject.file_id')
        .on('knows.author', '=', 1),
    )
    .leftJoin('changed', (join) =>
      join.onRef('changed.repo_id', '=', 'subject.repo_id').onRef('changed.file_id', '=', 'subject.file_id'),
    )
    .where('subject.documentation', '=', false)
    .select((e) => [
      'changed.touched_at as occurred_at',
      'subject.repo_id',
      'subject.file_id',
      'knows.person_id',
      sql<number>`case when knows.person_id is null then 0 else 1 end`.as('value'),
      scope.dialect.epochSeconds(e.ref('changed.touched_at')).as('changed_at'),
    ]);
}

function overFiles(authorship: readonly ComputeRow[]): Computed {
  const files = new Map<string, number[]>();
  let changedAt = -Infinity;
  for (const row of authorship) {
    const file = `${row['repo_id']}/${row['file_id']}`;
    const authors = files.get(file) ?? [];
    if (row['person_id'] !== null) authors.push(Number(row['person_id']));
    files.set(file, authors);
    changedAt = Math.max(changedAt, Number(row['changed_at'] ?? -Infinity));
  }
  const authors = [...files.values()];
  return {
    value: compute(authors)?.value ?? null,
    n: files.size,
    extra: {
      unowned: authors.filter((people) => people.length === 0).length,
      authors: new Set(authors.flat()).size,
      changedAt: changedAt === -Infinity ? null : new Date(changedAt * 1000).toISOString(),
    },
  };
}
