import { sql } from 'kysely';
import { countedCommits, countedCommitsOnPath, defineMetric, isPerson, type Scope } from '../kernel/index.ts';
import { DEFINITIONS } from './words.ts';

/** Commits a person needs in the 12 months before, and on the same kind of day, before anything is "usual". */
const ENOUGH = 20;
const ENOUGH_OF_KIND = 10;

export const afterHours = defineMetric({
  id: 'code.after-hours',
  group: 'code',
  title: 'After-hours share',
  question: 'Is the team working outside of its usual hours?',
  unit: 'ratio',
  direction: 'down',
  aggregate: { kind: 'share' },
  counts: 'people',
  shape: 'flow',
  needs: ['commits'],
  grains: ['week', 'month', 'quarter', 'year'],
  breakdowns: ['repository'],
  formula: `Commits outside their author’s own usual hours ÷ commits. Usual hours are the middle 90% (p5 to p95) of the local times of the author’s commits in the 12 months before the month of the commit, working days and weekends apart. Local time is that of the commit itself. Counted are people with at least ${ENOUGH} commits in those 12 months; on a kind of day on which they made fewer than ${ENOUGH_OF_KIND}, a weekend counts as outside and a working day is left out. Never shown for fewer than 5 people. Merge commits, bots and outliers are left out.`,
  sources: [
    DEFINITIONS,
    {
      title: 'Claes, Mäntylä, Kuutila, Adams: Do Programmers Work at Night or During the Weekend? ICSE 2018',
      url: 'https://doi.org/10.1145/3180155.3180193',
    },
  ],
  caveats: [
    'About one commit in ten falls outside by definition: look for a change, not for zero.',
    'A commit’s time is when it was made, not how long someone worked; rebasing and servers in other zones blur it.',
    'People who prefer late hours have late usual hours; that is intended.',
  ],
  minimum: 5,
  rows: (scope) =>
    scope.db
      .with('usual', () => usualHours(scope))
      .selectFrom(localCommits(scope).as('n'))
      .innerJoin('usual as u', (join) =>
        join
          .onRef('u.person_id', '=', 'n.person_id')
          .onRef('u.month', '=', 'n.month')
          .onRef('u.weekend', '=', 'n.weekend'),
      )
      .where('u.commits_all', '>=', ENOUGH)
      .where(({ or, eb }) => or([eb('n.weekend', '=', true), eb('u.commits', '>=', ENOUGH_OF_KIND)]))
      .select([
        'n.occurred_at',
        'n.repo_id',
        'n.commit_id',
        'n.person_id',
        sql<number>`case when u.commits < ${sql.lit(ENOUGH_OF_KIND)} or n.hour < u.early or n.hour > u.late then 1 else 0 end`.as(
          'value',
        ),
        sql<number>`1`.as('base'),
      ]),
  evidence: {
    per: 'week',
    order: 'newest',
    value: { label: 'Commits after hours', type: 'number' },
    base: { label: 'Commits', type: 'number' },
  },
  examples: [
    {
      given:
        'Five people commit at 10:00 on working days, 20 times each in the year before; in March each commits at 10:00, and two of them once more at 22:00.',
      result: '2 of 7 commits: 28.6%. Four people would be too few to show.',
      world: { commits: yearOfHabits(['ana', 'ben', 'cleo', 'dan', 'eve']) },
      asks: [{ from: '2026-03-01', to: '2026-03-31', total: 2 / 7, n: 5, evidence: { rowCount: 1 } }],
    },
    {
      given: 'The same with four people.',
      result: 'No value: a group this small would show single people.',
      world: { commits: yearOfHabits(['ana', 'ben', 'cleo', 'dan']) },
      asks: [{ from: '2026-03-01', to: '2026-03-31', total: null, n: 4, reason: 'small-n', evidence: { rowCount: 0 } }],
    },
  ],
});

const HOUR = (scope: Scope) => {
  const local = scope.dialect.atOffset(sql.ref<Date>('c.authored_at'), sql.ref<number>('c.author_offset'));
  return {
    hour: sql<number>`extract(hour from ${local}) + extract(minute from ${local}) / 60.0`,
    weekend: sql<boolean>`${scope.dialect.weekday(local)} >= 6`,
    month: sql<Date>`date_trunc('month', ${local})`,
  };
};

/** Commits in question with their author's wall clock. */
function localCommits(scope: Scope) {
  const { hour, weekend, month } = HOUR(scope);
  return countedCommitsOnPath(scope)
    .where(isPerson.sql('p'))
    .select([
      'c.authored_at as occurred_at',
      'c.repo_id',
      'c.id as commit_id',
      'p.id as person_id',
      hour.as('hour'),
      weekend.as('weekend'),
      month.as('month'),
    ]);
}

/** Per person, month of the period and kind of day: the middle 90% of the hours in the 12 months before, anywhere. */
function usualHours(scope: Scope) {
  const { hour, weekend } = HOUR(scope);
  const yearBefore = new Date(scope.from);
  yearBefore.setUTCMonth(yearBefore.getUTCMonth() - 14);
  const past = countedCommits({ ...scope, repos: null, from: yearBefore })
    .where(isPerson.sql('p'))
    .select(['p.id as person_id', 'c.authored_at', hour.as('hour'), weekend.as('weekend')]);
  const asked = scope.db
    .selectFrom(localCommits(scope).as('q'))
    .select(['q.person_id', 'q.month', 'q.weekend'])
    .distinct();
  const kind = sql<boolean>`h.weekend = q.weekend`;
  return scope.db
    .selectFrom(asked.as('q'))
    .innerJoin(past.as('h'), (join) =>
      join
        .onRef('h.person_id', '=', 'q.person_id')
        .on(sql<boolean>`h.authored_at < q.month and h.authored_at >= q.month - interval '12 months'`),
    )
    .groupBy(['q.person_id', 'q.month', 'q.weekend'])
    .select([
      'q.person_id',
      'q.month',
      'q.weekend',
      sql<number>`count(*)`.as('commits_all'),
      sql<number>`count(*) filter (where ${kind})`.as('commits'),
      scope.dialect.percentile(0.05, sql.ref<number>('h.hour'), { where: kind }).as('early'),
      scope.dialect.percentile(0.95, sql.ref<number>('h.hour'), { where: kind }).as('late'),
    ]);
}

/** 20 commits each at 10:00 on working days of the year before, one each in March, and two at 22:00. */
function yearOfHabits(people: readonly string[]) {
  const habit = people.flatMap((by) =>
    Array.from({ length: 20 }, (_, i) => ({
      id: `${by}-${i}`,
      by,
      at: `2025-${String(1 + Math.floor(i / 2) + 2).padStart(2, '0')}-1${i % 2 ? 2 : 1}T10:00`,
    })),
  );
  const march = people.map((by) => ({ id: `${by}-march`, by, at: '2026-03-04T10:00' }));
  const late = people.slice(0, 2).map((by) => ({ id: `${by}-late`, by, at: '2026-03-05T22:00' }));
  return [...habit, ...march, ...late].map((commit, i) => ({ ...commit, files: { [`${commit.by}.ts`]: 1 + (i % 2) } }));
}
