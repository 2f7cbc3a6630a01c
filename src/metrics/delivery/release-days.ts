import { sql } from 'kysely';
import { defineMetric, type Scope } from '../kernel/index.ts';
import { localPeriods, publishes } from './releases.ts';
import { DORA, INFERRED, ONE_PUBLISH, PRERELEASES } from './sources.ts';

export const releaseDays = defineMetric({
  id: 'delivery.release-days',
  group: 'delivery',
  title: 'Days with a release per week',
  question: 'On how many days of a usual week do we release?',
  unit: 'per-week',
  direction: 'up',
  aggregate: { kind: 'quantile', p: 0.5 },
  counts: 'rows',
  shape: 'flow',
  needs: ['releases'],
  grains: ['month', 'quarter', 'year'],
  breakdowns: ['repository'],
  formula: `Days with at least one release, counted in each complete week (Monday to Sunday, in the zone of the team) from the first release to the newest commit of all repositories known here, weeks without a release included as 0; the median of these weeks. Over several repositories each gives its own weeks. Not shown under four weeks. ${ONE_PUBLISH} Pre-releases are left out.`,
  sources: [DORA],
  caveats: [
    INFERRED,
    PRERELEASES,
    'A median of 0 means that more than half of the weeks had no release, not that there was none.',
  ],
  minimum: 4,
  rows,
  evidence: { per: 'row', order: 'newest', value: { label: 'Days with a release', type: 'number' } },
  examples: [
    {
      given:
        'From Monday 5 January five complete weeks: releases on Monday and Tuesday (two of them), none, Wednesday, Thursday and Friday, Monday.',
      result: '2, 0, 1, 2 and 1 days: median 1.',
      world: {
        commits: ['05', '06', '07', '21', '29', '30']
          .map((day) => ({ id: `d${day}`, by: 'ann', at: `2026-01-${day}`, files: { 'a.ts': 1 } }))
          .concat(
            ['02', '09'].map((day) => ({ id: `f${day}`, by: 'ann', at: `2026-02-${day}`, files: { 'a.ts': 1 } })),
          ),
        tags: {
          'v1.0.0': 'd05',
          'v1.1.0': 'd06',
          'v1.1.1': { commit: 'd07', at: '2026-01-06T20:00Z' },
          'v1.2.0': 'd21',
          'v1.3.0': 'd29',
          'v1.4.0': 'd30',
          'v1.5.0': 'f02',
        },
      },
      asks: [
        { from: '2026-01-01', to: '2026-02-09', total: 1, n: 5, evidence: { rowCount: 5 } },
        { from: '2026-01-12', to: '2026-01-31', total: null, n: 2, reason: 'small-n' },
      ],
    },
  ],
});

/** A row for each complete week of each repository since its first release. */
function rows(scope: Scope) {
  const { dialect, between } = scope;
  return scope.db
    .with('shipped', () =>
      publishes(scope, { always: true })
        .select((e) => ['r.repo_id', dialect.startOf('day', e.ref('r.released_at'), scope.zone).as('day')])
        .distinct(),
    )
    .with('service', (cte) =>
      cte
        .selectFrom('shipped')
        .groupBy('shipped.repo_id')
        .select((e) => ['shipped.repo_id', e.fn.min('shipped.day').as('since')]),
    )
    .with('calendar', () => localPeriods(scope, 'week'))
    .selectFrom('service as s')
    .innerJoin('calendar as d', (join) =>
      join.on((e) => e(dialect.addDays(e.ref('d.start'), sql.lit(6)), '>=', e.ref('s.since'))),
    )
    .leftJoin('shipped as r', (join) =>
      join
        .onRef('r.repo_id', '=', 's.repo_id')
        .onRef('r.day', '>=', 'd.start')
        .on((e) => e(e.ref('r.day'), '<', dialect.addDays(e.ref('d.start'), sql.lit(7)))),
    )
    .where((e) =>
      e(
        dialect.fromZone(dialect.addDays(e.ref('d.start'), sql.lit(7)), scope.zone),
        '<=',
        dialect.instant(lastWhole(scope)),
      ),
    )
    .$if(between !== undefined, (query) =>
      query.where((e) =>
        e.or([
          e(dialect.fromZone(e.ref('d.start'), scope.zone), '>=', dialect.instant(between as Date)),
          e(
            dialect.fromZone(dialect.addDays(e.ref('d.start'), sql.lit(7)), scope.zone),
            '<=',
            dialect.instant(between as Date),
          ),
        ]),
      ),
    )
    .groupBy(['s.repo_id', 'd.start'])
    .select((e) => [
      dialect.fromZone(e.ref('d.start'), scope.zone).as('occurred_at'),
      's.repo_id',
      e.fn.count<number>('r.day').as('value'),
    ]);
}

/** A week counts when it ended before this: within the period, and not after the newest fact. */
function lastWhole(scope: Scope): Date {
  return scope.until < scope.asOf ? scope.until : scope.asOf;
}
