import { sql } from 'kysely';
import { defineMetric, keptKey, type Scope } from '../kernel/index.ts';
import { localPeriods, publishes } from './releases.ts';
import { DORA, INFERRED, ONE_PUBLISH, PRERELEASES } from './sources.ts';

export const releaseFrequency = defineMetric({
  id: 'delivery.release-frequency',
  group: 'delivery',
  title: 'Releases per week',
  question: 'How often do we release?',
  unit: 'per-week',
  direction: 'up',
  aggregate: { kind: 'share', least: 1 },
  counts: 'commits',
  shape: 'flow',
  needs: ['releases'],
  grains: ['week', 'month', 'quarter', 'year'],
  breakdowns: ['repository', 'component'],
  formula: `Releases ÷ weeks (days ÷ 7) of the period, from the first release ever to the newest commit of all repositories known here; days without a release count, and less than a week counts as one. ${ONE_PUBLISH} Over several repositories: the releases of all of them together ÷ weeks since the first release of any; split by repository, each from its own first release, and those beyond the largest together as one. Split by component (the packages of a monorepo, as tags name them): per component. Pre-releases are left out.`,
  sources: [DORA],
  caveats: [
    INFERRED,
    PRERELEASES,
    'A commit that is tagged again as another version is no further release: it brings no change that was not out.',
    'DORA speaks of one service. The number of several repositories grows with how many there are: look at them one by one before comparing.',
  ],
  minimum: 0,
  rows,
  rowsFollowSplit: true,
  extras: [
    { key: 'releases', label: 'Releases', type: 'number', column: 'value', aggregate: 'sum' },
    { key: 'patches', label: 'of these patches', type: 'number', column: 'patched', aggregate: 'sum' },
    { key: 'lastAt', label: 'Last release', type: 'instant', column: 'released_at', aggregate: 'max' },
  ],
  evidence: {
    per: 'commit',
    order: 'newest',
    value: { label: 'Releases', type: 'number' },
    base: { label: 'Weeks', type: 'number' },
    rest: 'Days without a release',
    columns: [{ key: 'tag', label: 'Tag', type: 'text', column: 'tag', aggregate: 'max' }],
  },
  examples: [
    {
      given:
        'Two releases in the first week of January and one in the third; the newest commit is of the 28th. A release candidate does not count.',
      result:
        '3 releases in the 28 days from the first release: 0.75 a week; the first week, of which four days count, has 2, the second 0.',
      world: {
        commits: [
          { id: 'a', by: 'ann', at: '2026-01-01', files: { 'a.ts': 1 } },
          { id: 'b', by: 'ann', at: '2026-01-03', files: { 'a.ts': 1 } },
          { id: 'c', by: 'ann', at: '2026-01-16', files: { 'a.ts': 1 } },
          { id: 'd', by: 'ann', at: '2026-01-28', files: { 'a.ts': 1 } },
        ],
        tags: { 'v1.0.0': 'a', 'v1.0.1': 'b', 'v1.1.0': 'c', 'v2.0.0-rc.1': 'd' },
      },
      asks: [
        {
          from: '2025-12-01',
          to: '2026-01-28',
          total: 0.75,
          n: 3,
          grain: 'week',
          points: { '2025-12-29': 2, '2026-01-05': 0, '2026-01-12': 1 },
        },
        { from: '2026-01-01', to: '2026-01-03', total: 2, n: 2 },
        { from: '2026-01-05', to: '2026-01-11', total: 0, n: 0 },
        { from: '2025-11-01', to: '2025-11-30', total: null, reason: 'no-data' },
        {
          from: '2025-12-01',
          to: '2026-01-28',
          by: 'repository',
          rows: { '1': 0.75 },
          extra: { '1': { releases: 3, patches: 1 } },
          evidence: { rowCount: 4, first: ['c', 'b', 'a'] },
        },
      ],
    },
    {
      given: 'A repository without tags.',
      result: 'No data: not zero releases a week, but nothing to see them by.',
      world: { commits: [{ id: 'a', by: 'ann', at: '2026-01-01', files: { 'a.ts': 1 } }] },
      asks: [{ total: null, n: 0, reason: 'no-data' }],
    },
    {
      given: 'A monorepo tags the packages api and web, api twice in 14 days, web once in the last 7.',
      result: 'By component 1 a week each; as one repository 1, since one of the two publishes tags both.',
      world: {
        commits: [
          { id: 'a', by: 'ann', at: '2026-01-01', files: { 'a.ts': 1 } },
          { id: 'b', by: 'ann', at: '2026-01-08', files: { 'a.ts': 1 } },
          { id: 'c', by: 'ann', at: '2026-01-14', files: { 'a.ts': 1 } },
        ],
        tags: { 'api@1.0.0': 'a', 'api@1.1.0': 'b', 'web@1.0.0': { commit: 'b', at: '2026-01-08T12:00Z' } },
      },
      asks: [
        { from: '2026-01-01', to: '2026-01-14', total: 1, n: 2, by: 'component', rows: { '1:api': 1, '1:web': 1 } },
      ],
    },
  ],
});

/**
 * A row for each release, and one of each service for each day without. The first row of a day carries the day as 1/7
 * week: of all services together, or of each where they are split. Those without a series
 * of their own are together there too.
 */
function rows(scope: Scope) {
  const { dialect, by, keep } = scope;
  const service =
    by === 'component'
      ? sql<string>`s.repo_id || ':' || s.component`
      : by === 'repository'
        ? sql<string>`cast(s.repo_id as text)`
        : null;
  const days = sql.join([...(service ? [keptKey(service, keep)] : []), sql.ref('d.start')]);
  return scope.db
    .with('shipped', () =>
      publishes(scope, { always: true }).select((e) => [
        'r.repo_id',
        'r.component',
        'r.commit_id',
        'r.released_at',
        'r.tag',
        'r.release_kind',
        dialect.startOf('day', e.ref('r.released_at'), scope.zone).as('day'),
      ]),
    )
    .with('service', (cte) =>
      cte
        .selectFrom('shipped')
        .groupBy(['shipped.repo_id', 'shipped.component'])
        .select((e) => ['shipped.repo_id', 'shipped.component', e.fn.min('shipped.day').as('since')]),
    )
    .with('calendar', () => localPeriods(scope, 'day'))
    .selectFrom('service as s')
    .innerJoin('calendar as d', (join) => join.onRef('d.start', '>=', 's.since'))
    .leftJoin('shipped as r', (join) =>
      join.onRef('r.repo_id', '=', 's.repo_id').onRef('r.component', '=', 's.component').onRef('r.day', '=', 'd.start'),
    )
    .select((e) => [
      sql<Date>`coalesce(r.released_at, ${dialect.fromZone(e.ref('d.start'), scope.zone)})`.as('occurred_at'),
      's.repo_id',
      's.component',
      'r.commit_id',
      'r.tag',
      'r.released_at',
      sql<number>`case when r.commit_id is null then 0 else 1 end`.as('value'),
      sql<number>`case when r.release_kind = 'patch' then 1 else 0 end`.as('patched'),
      sql<number>`case when row_number() over (partition by ${days} order by r.released_at, s.repo_id, s.component, r.commit_id) = 1 then 1.0 / 7 else 0 end`.as(
        'base',
      ),
    ]);
}
