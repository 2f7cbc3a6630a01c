import { defineMetric, type Scope } from '../kernel/index.ts';
import { RELEASE_COLUMNS, countedReleases, releasedCommits, releaseKind } from './releases.ts';
import { DORA, INFERRED, PACKAGE_COMMITS, PRERELEASES } from './sources.ts';

export const releaseSize = defineMetric({
  id: 'delivery.release-size',
  group: 'delivery',
  title: 'Commits per release',
  question: 'How much goes out at once?',
  unit: 'commits',
  direction: 'down',
  aggregate: { kind: 'quantile', p: 0.5 },
  counts: 'rows',
  shape: 'flow',
  needs: ['releases'],
  grains: ['month', 'quarter', 'year'],
  breakdowns: ['repository', 'component', 'release-kind', 'release'],
  formula:
    'Commits a release is the first to contain; the median over the releases of the period. The first known release is a baseline and is left out, as are merges, bots and pre-releases.',
  sources: [
    DORA,
    { title: 'DORA: working in small batches', url: 'https://dora.dev/capabilities/working-in-small-batches/' },
  ],
  caveats: [
    INFERRED,
    PRERELEASES,
    'With squash merges a commit is a whole pull request; compare a repository with its own past only.',
    PACKAGE_COMMITS,
  ],
  minimum: 1,
  rows,
  labels: { major: 'Major', minor: 'Minor', patch: 'Patch' },
  extras: [{ key: 'commits', label: 'Commits', type: 'number', column: 'value', aggregate: 'sum' }],
  evidence: {
    per: 'row',
    order: 'largest',
    value: { label: 'Commits', type: 'number' },
    columns: [{ key: 'release', label: 'Release', type: 'text', column: 'release', aggregate: 'max' }],
  },
  examples: [
    {
      given:
        'After the first release come one of 3 commits (one of them by a bot), one of 1, and one that only moved the tag on: 0.',
      result: '2, 1 and 0 commits: median 1.',
      world: {
        commits: [
          { id: 'a', by: 'ann', at: '2026-03-01', files: { 'a.ts': 1 } },
          { id: 'b', by: 'ann', at: '2026-03-02', files: { 'a.ts': 1 } },
          { id: 'c', by: 'renovate[bot] <renovate@example.test>', at: '2026-03-03', files: { 'a.ts': 1 } },
          { id: 'd', by: 'ben', at: '2026-03-04', files: { 'a.ts': 1 } },
          { id: 'e', by: 'ben', at: '2026-03-20', files: { 'a.ts': 1 } },
        ],
        tags: { 'v1.0.0': 'a', 'v1.1.0': 'd', 'v1.2.0': 'e', 'v2.0.0': { commit: 'e', at: '2026-03-20T12:00Z' } },
      },
      asks: [
        { from: '2026-03-01', to: '2026-03-31', total: 1, n: 3, by: 'release-kind', rows: { major: 0, minor: 1.5 } },
        { from: '2026-03-01', to: '2026-03-31', evidence: { rowCount: 3, first: ['d', 'e', 'e'] } },
      ],
    },
  ],
});

/** A row for each release that is no baseline. */
function rows(scope: Scope) {
  return scope.db
    .with('content', () =>
      releasedCommits(scope)
        .groupBy(['r.repo_id', 'r.id'])
        .select((e) => ['r.repo_id', 'r.id as release_id', e.fn.countAll<number>().as('commits')]),
    )
    .with('shipped', () =>
      countedReleases(scope)
        .where('r.baseline', '=', false)
        .select([
          'r.repo_id',
          'r.id',
          'r.commit_id',
          'r.released_at',
          'r.component',
          'r.tag',
          releaseKind.as('release_kind'),
        ]),
    )
    .selectFrom('shipped as r')
    .leftJoin('content', (join) =>
      join.onRef('content.repo_id', '=', 'r.repo_id').onRef('content.release_id', '=', 'r.id'),
    )
    .select((e) => [...RELEASE_COLUMNS, e.fn.coalesce('content.commits', e.lit(0)).as('value')]);
}
