import { sql } from 'kysely';
import { defineMetric, type Scope } from '../kernel/index.ts';
import { releasedCommits, releaseKind } from './releases.ts';
import { DORA, INFERRED, PACKAGE_COMMITS, PRERELEASES } from './sources.ts';

export const leadTime = defineMetric({
  id: 'delivery.lead-time',
  group: 'delivery',
  title: 'Lead time to release',
  question: 'How long does a change wait from being written to being released?',
  unit: 'hours',
  direction: 'down',
  aggregate: { kind: 'quantile', p: 0.5 },
  counts: 'commits',
  shape: 'flow',
  needs: ['releases'],
  grains: ['week', 'month', 'quarter', 'year'],
  breakdowns: ['repository', 'component', 'release-kind', 'release'],
  formula:
    "Hours from a commit's author time to the first release that contains it (is reachable from its tag, and from no earlier release of the same component). Median, p75 and p90 over the commits released in the period; in a monorepo a commit has a time for each package that released it, and n is the commits. The first known release is a baseline and contains nothing. Merges, bots and pre-releases are left out; a negative time counts as 0.",
  sources: [DORA],
  caveats: [
    INFERRED,
    PRERELEASES,
    "A rebase keeps the author time: work that lay on a branch for weeks counts those weeks, as it should; a squash merge starts at its first commit's time only if the forge kept it.",
    'It counts commits, not changes as users see them: one release of hundreds of commits weighs more than ten small ones.',
    'Commits that are not released yet are not in it; after a long drought the number rises only with the next release.',
    PACKAGE_COMMITS,
  ],
  minimum: 1,
  rows,
  labels: { major: 'Major', minor: 'Minor', patch: 'Patch' },
  extras: [{ key: 'releasedAt', label: 'Released', type: 'instant', column: 'occurred_at', aggregate: 'max' }],
  evidence: {
    per: 'row',
    order: 'largest',
    value: { label: 'Lead time', type: 'hours' },
    columns: [{ key: 'release', label: 'Release', type: 'text', column: 'release', aggregate: 'max' }],
  },
  examples: [
    {
      given:
        'v1.0.0 is the first release. Three commits of 1, 2 and 3 March are in v1.1.0 of 4 March, one of 10 March in v1.1.1 of the same day 12 hours later; a merge and a commit after the last tag do not count.',
      result: 'Lead times 72, 48, 24 and 12 hours: median 36.',
      world: {
        commits: [
          { id: 'a', by: 'ann', at: '2026-02-01', files: { 'a.ts': 1 } },
          { id: 'b', by: 'ann', at: '2026-03-01', files: { 'a.ts': 1 } },
          { id: 'c', by: 'ben', at: '2026-03-02', files: { 'b.ts': 1 } },
          { id: 'd', by: 'ben', at: '2026-03-03', files: { 'a.ts': 1 } },
          { id: 'e', by: 'ann', at: '2026-03-10', files: { 'a.ts': 1 } },
          { id: 's', by: 'ann', at: '2026-03-10', parents: ['d'], files: { 's.ts': 1 } },
          { id: 'm', by: 'ann', at: '2026-03-11', parents: ['e', 's'] },
          { id: 'f', by: 'ann', at: '2026-03-12', files: { 'a.ts': 1 } },
        ],
        tags: {
          'v1.0.0': { commit: 'a', at: '2026-02-02' },
          'v1.1.0': { commit: 'd', at: '2026-03-04' },
          'v1.1.1': { commit: 'e', at: '2026-03-10T12:00Z' },
          'v1.2.0-rc.1': { commit: 'f', at: '2026-03-12T01:00Z' },
        },
      },
      asks: [
        { from: '2026-03-01', to: '2026-03-31', total: 36, n: 4, p75: 54 },
        { from: '2026-03-01', to: '2026-03-31', by: 'release', rows: { '1:v1.1.0': 48, '1:v1.1.1': 12 } },
        { from: '2026-03-01', to: '2026-03-31', by: 'release-kind', rows: { minor: 48, patch: 12 } },
        { from: '2026-03-01', to: '2026-03-31', path: 'b.ts', total: 48, n: 1 },
        { from: '2026-02-01', to: '2026-02-28', total: null, n: 0, reason: 'no-data' },
        { from: '2026-03-01', to: '2026-03-31', evidence: { rowCount: 4, first: ['b', 'c', 'd', 'e'] } },
      ],
    },
  ],
});

/** A row for each commit in the release that first contained it. */
function rows(scope: Scope) {
  return releasedCommits(scope).select((e) => [
    'r.released_at as occurred_at',
    'r.repo_id',
    'c.id as commit_id',
    'r.component',
    'r.tag as release',
    releaseKind.as('release_kind'),
    scope.dialect
      .greatest(scope.dialect.hoursBetween(e.ref('c.authored_at'), e.ref('r.released_at')), sql.lit(0))
      .as('value'),
  ]);
}
