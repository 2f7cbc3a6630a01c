import { defineMetric, type Scope } from '../kernel/index.ts';
import { given, patchedAndReverted, patchedCrosswise, taggedLater } from './failure.examples.ts';
import { RELEASE_COLUMNS, publishes } from './releases.ts';
import { DORA, FAILED_BY_TAGS, FAILURE_RULE, INFERRED, ONE_PUBLISH, PLANNED_PATCH, PRERELEASES } from './sources.ts';

export const recoveryTime = defineMetric({
  id: 'delivery.recovery-time',
  group: 'delivery',
  title: 'Recovery (inferred)',
  question: 'When a release went wrong, how soon was the repair out?',
  unit: 'hours',
  direction: 'down',
  aggregate: { kind: 'quantile', p: 0.5 },
  counts: 'rows',
  shape: 'flow',
  needs: ['releases'],
  grains: ['month', 'quarter', 'year'],
  breakdowns: ['repository', 'component', 'release-kind'],
  formula: `Hours from a failed release to the release that repaired it; the median over releases of the period that failed. ${ONE_PUBLISH} Where several of its tags were repaired, the first repair counts. ${FAILURE_RULE} Pre-releases are left out.`,
  sources: [DORA, FAILED_BY_TAGS],
  caveats: [
    INFERRED,
    PRERELEASES,
    PLANNED_PATCH,
    'By that rule no recovery can take longer than 7 days: read it as "of those repaired within a week, how fast".',
    "It is the time to the repair's tag. Users may have been helped sooner (a rollback) or later (a slow rollout).",
  ],
  minimum: 1,
  rows,
  rowsFollowSplit: true,
  labels: { major: 'Major', minor: 'Minor', patch: 'Patch' },
  evidence: {
    per: 'row',
    order: 'largest',
    value: { label: 'Until repaired', type: 'hours' },
    columns: [
      { key: 'release', label: 'Release', type: 'text', column: 'release', aggregate: 'max' },
      { key: 'repair', label: 'Repaired by', type: 'text', column: 'repair', aggregate: 'max' },
    ],
  },
  examples: [
    {
      given,
      result: '1.1.0 was repaired after 48 hours, 2.0.0 after 120: median 84.',
      world: patchedAndReverted,
      asks: [
        { from: '2026-03-01', to: '2026-03-31', total: 84, n: 2, by: 'release-kind', rows: { major: 120, minor: 48 } },
        { from: '2026-03-01', to: '2026-03-31', evidence: { rowCount: 2, first: ['e', 'b'] } },
        { from: '2026-04-01', to: '2026-04-20', total: null, n: 0, reason: 'no-data' },
      ],
    },
    {
      given:
        'A commit is released as api 1.0.0 on 1 March and as web 1.0.0 on the 21st; web 1.0.1 follows on the 23rd.',
      result: 'What failed is web 1.0.0: repaired after 48 hours. It is dated by the first tag of its commit.',
      world: taggedLater,
      asks: [
        { from: '2026-03-01', to: '2026-03-31', total: 48, n: 1 },
        { from: '2026-03-20', to: '2026-03-31', total: null, n: 0, reason: 'no-data' },
      ],
    },
    {
      given:
        'A commit is released as api 1.0.0 on 1 March and as web 1.0.0 on the 3rd; web 1.0.1 follows on the 4th, api 1.0.1 on the 7th.',
      result: 'One release, repaired first by web 1.0.1, 24 hours after web 1.0.0; of api alone it is 144 hours.',
      world: patchedCrosswise,
      asks: [
        { from: '2026-03-01', to: '2026-03-31', total: 24, n: 1 },
        { from: '2026-03-01', to: '2026-03-31', total: 24, n: 1, by: 'component', rows: { '1:api': 144, '1:web': 24 } },
      ],
    },
  ],
});

/** A row for each failed release. */
function rows(scope: Scope) {
  return publishes(scope)
    .where('r.failed', '>', 0)
    .select((e) => [
      ...RELEASE_COLUMNS,
      'r.repair',
      scope.dialect.hoursBetween(e.ref('r.failed_at'), e.ref('r.repaired_at')).as('value'),
    ]);
}
