import { sql } from 'kysely';
import { defineMetric, type Scope } from '../kernel/index.ts';
import { given, packagesPublishedTogether, patchedAndReverted } from './failure.examples.ts';
import { RELEASE_COLUMNS, publishes } from './releases.ts';
import { DORA, FAILED_BY_TAGS, FAILURE_RULE, INFERRED, ONE_PUBLISH, PLANNED_PATCH, PRERELEASES } from './sources.ts';

export const releaseFailureShare = defineMetric({
  id: 'delivery.release-failure-share',
  group: 'delivery',
  title: 'Release failure share',
  question: 'How many releases needed a repair right away?',
  unit: 'ratio',
  direction: 'down',
  aggregate: { kind: 'share' },
  counts: 'base',
  shape: 'flow',
  needs: ['releases'],
  grains: ['month', 'quarter', 'year'],
  breakdowns: ['repository', 'component', 'release-kind'],
  formula: `Failed releases ÷ all releases of the period, the first known one included. ${ONE_PUBLISH} A release of several tags failed when one of them did. ${FAILURE_RULE} Pre-releases are left out.`,
  sources: [DORA, FAILED_BY_TAGS],
  caveats: [
    INFERRED,
    PRERELEASES,
    PLANNED_PATCH,
    "It is not DORA's change fail rate: nothing here knows of incidents. It points at the same question.",
    'A release of the last 7 days may still turn out to have failed.',
  ],
  minimum: 1,
  rows,
  rowsFollowSplit: true,
  labels: { major: 'Major', minor: 'Minor', patch: 'Patch' },
  extras: [{ key: 'failed', label: 'Failed', type: 'number', column: 'value', aggregate: 'sum' }],
  evidence: {
    per: 'row',
    order: 'largest',
    value: { label: 'Failed', type: 'number' },
    columns: [
      { key: 'release', label: 'Release', type: 'text', column: 'release', aggregate: 'max' },
      { key: 'repair', label: 'Repaired by', type: 'text', column: 'repair', aggregate: 'max' },
      { key: 'reason', label: 'Seen by', type: 'text', column: 'reason', aggregate: 'max' },
    ],
  },
  examples: [
    {
      given,
      result: '1.1.0 was patched, a commit of 2.0.0 was taken back: 2 of 6 releases failed.',
      world: patchedAndReverted,
      asks: [
        { from: '2026-03-01', to: '2026-03-31', total: 2 / 6, n: 6 },
        {
          from: '2026-03-01',
          to: '2026-03-31',
          by: 'release-kind',
          rows: { major: 1 / 2, minor: 1 / 3, patch: 0 },
          extra: { major: { failed: 1 } },
        },
        { from: '2026-03-01', to: '2026-03-31', evidence: { rowCount: 6, first: ['e', 'b'] } },
      ],
    },
    {
      given:
        'A publish tags the packages api and web on one commit; two days later api is patched; the week after both are tagged again.',
      result: 'Three releases, of which one failed; of those of web, none of two.',
      world: packagesPublishedTogether,
      asks: [
        {
          from: '2026-03-01',
          to: '2026-03-31',
          total: 1 / 3,
          n: 3,
          by: 'component',
          rows: { '1:api': 1 / 3, '1:web': 0 },
        },
      ],
    },
  ],
});

/** A row for each release: 1 where it failed. */
function rows(scope: Scope) {
  return publishes(scope).select([
    ...RELEASE_COLUMNS,
    'r.repair',
    'r.reason',
    sql<number>`case when r.failed = 0 then 0 else 1 end`.as('value'),
    sql<number>`1`.as('base'),
  ]);
}
