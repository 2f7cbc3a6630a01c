import { sql } from 'kysely';
import { defineMetric, isCountedPerson, isMerge, type Scope } from '../kernel/index.ts';

/** Landed commits after which a person has arrived. */
const ARRIVED = 10;

export const onboarding = defineMetric({
  id: 'knowledge.onboarding',
  group: 'knowledge',
  title: 'Time to the tenth commit',
  question: 'How long do newcomers take to get going?',
  unit: 'days',
  direction: 'down',
  aggregate: { kind: 'quantile', p: 0.5 },
  counts: 'people',
  shape: 'flow',
  needs: ['commits'],
  grains: ['month', 'quarter', 'year'],
  breakdowns: ['cohort', 'repository'],
  formula:
    "Days from a person's first commit (author time, any repository known here, on its default branch or below a tag) to the landing of their 10th commit on a default branch. The median over people whose 10th landed in the period; by cohort, over those who joined in the same quarter. A person counts once, in the repository of their first commit. Merges and bots are left out. Not shown under three people.",
  sources: [{ title: 'The tenth landed commit as the mark is a choice made here', url: null }],
  caveats: [
    'Who leaves before the tenth commit is not in it, so a young cohort looks faster than it will in the end.',
    'A first commit is not a first day: reading, setting up and asking come before it.',
    'Where history starts in the middle (a shallow clone, an import), people who were there before look like newcomers.',
    'Squash merging makes ten commits of what elsewhere would be fifty.',
  ],
  minimum: 3,
  rows,
  evidence: {
    per: 'quarter',
    order: 'newest',
    value: { label: 'Days (median)', type: 'days' },
    withheld: 'how long each of them took',
  },
  examples: [
    {
      given:
        'Ann, Ben and Cem start on 1 January and land a commit a day, every 2nd and every 3rd day; Dee lands nine.',
      result: 'Their tenth commits land after 9, 18 and 27 days: median 18. Dee is not in it.',
      world: {
        commits: [...ten('ann', 1), ...ten('ben', 2), ...ten('cem', 3), ...ten('dee', 1).slice(0, 9)].sort((a, b) =>
          a.at.localeCompare(b.at),
        ),
      },
      asks: [
        { from: '2026-01-01', to: '2026-01-31', total: 18, n: 3, p75: 22.5, by: 'cohort', rows: { '2026-Q1': 18 } },
        { from: '2026-01-01', to: '2026-01-20', total: null, n: 2, reason: 'small-n' },
        { from: '2026-01-01', to: '2026-01-31', evidence: { rowCount: 1 } },
      ],
    },
  ],
});

function ten(by: string, everyDays: number) {
  return Array.from({ length: 10 }, (_, i) => ({
    id: `${by}${i}`,
    by,
    at: new Date(Date.UTC(2026, 0, 1 + i * everyDays)).toISOString().slice(0, 10),
    files: { [`${by}.ts`]: 1 },
  }));
}

/** A row for each person whose tenth commit landed in the period. They are found by counting: to put all commits in order takes long. */
function rows(scope: Scope) {
  const { dialect } = scope;
  const landedBefore = (moment: Date) =>
    dialect.count({ where: sql<boolean>`commit.landed_at < ${dialect.instant(moment)}` });
  const commits = scope.db
    .selectFrom('commit')
    .innerJoin('identity', 'identity.id', 'commit.author_id')
    .where((e) => e.not(isMerge.sql('commit')));
  return scope.db
    .with('arriving', () =>
      commits
        .innerJoin('person', 'person.id', 'identity.person_id')
        .where(isCountedPerson.sql('person', scope))
        .groupBy('identity.person_id')
        .having(landedBefore(scope.from), '<', ARRIVED)
        .having(landedBefore(scope.until), '>=', ARRIVED)
        .select('identity.person_id'),
    )
    .with('made', (cte) =>
      commits
        .where('identity.person_id', 'in', cte.selectFrom('arriving').select('person_id'))
        .select((e) => [
          'identity.person_id',
          'commit.repo_id',
          'commit.landed_at',
          dialect.least(e.ref('commit.authored_at'), e.ref('commit.committed_at')).as('made_at'),
          sql<number>`row_number() over (partition by identity.person_id order by ${dialect.least(e.ref('commit.authored_at'), e.ref('commit.committed_at'))}, commit.repo_id, commit.id)`.as(
            'nth_made',
          ),
          sql<number>`row_number() over (partition by identity.person_id order by commit.landed_at nulls last, commit.repo_id, commit.id)`.as(
            'nth_landed',
          ),
        ]),
    )
    .selectFrom('made as first')
    .innerJoin('made as arrived', 'arrived.person_id', 'first.person_id')
    .where('first.nth_made', '=', 1)
    .where('arrived.nth_landed', '=', ARRIVED)
    .$if(scope.repos !== null, (query) => query.where('first.repo_id', 'in', scope.repos ?? []))
    .select((e) => [
      'arrived.landed_at as occurred_at',
      'first.repo_id',
      'first.person_id',
      dialect.greatest(dialect.daysBetween(e.ref('first.made_at'), e.ref('arrived.landed_at')), sql.lit(0)).as('value'),
      sql<string>`cast(extract(year from first.made_at) as integer) || '-Q' || cast(extract(quarter from first.made_at) as integer)`.as(
        'cohort',
      ),
    ]);
}
