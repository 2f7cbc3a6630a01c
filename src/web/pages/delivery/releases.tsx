import { Skeleton } from '@mantine/core';
import { endpoints } from '../../../contract/index.ts';
import { formatCount, formatDay, formatValue, visibleName } from '../../../words/index.ts';
import { useApiPages, useRepositories, type ApiAnswer } from '../../api/index.ts';
import { DataTable, EmptyState, ErrorState, EvidenceLink, Section, type TableColumn } from '../../components/index.ts';
import { metricIds } from '../../metric-ids.ts';
import { useScope } from '../../state/index.ts';
import { useReleaseFrequency } from './use-release-frequency.ts';

type Release = ApiAnswer<typeof endpoints.listReleases>['items'][number];

const kind = (release: Release) => (release.baseline ? 'first known' : release.prerelease ? 'pre-release' : '');

/** Version tags of the period, newest first, with what each contained. */
export function Releases() {
  const scope = useScope();
  const pages = useApiPages(endpoints.listReleases, { query: { ...scope, limit: 20 } });
  const names = new Map(useRepositories().data?.items.map((r) => [r.id, r.name]));
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const total = pages.data?.pages[0]?.total ?? 0;
  const counted = useReleaseFrequency()?.total.n;
  const columns: TableColumn<Release>[] = [
    { key: 'tag', label: 'Tag', header: true, cell: (r) => <ReleaseName release={r} /> },
    ...(names.size > 1
      ? [{ key: 'repository', label: 'Repository', cell: (r: Release) => names.get(r.repository) ?? '' }]
      : []),
    { key: 'at', label: 'Released', cell: (r) => <time dateTime={r.releasedAt}>{formatDay(r.releasedAt)}</time> },
    {
      key: 'commits',
      label: 'Commits',
      numeric: true,
      cell: (r) => (r.baseline || r.prerelease ? '–' : formatCount(r.commits)),
    },
    { key: 'lead', label: 'Median wait', numeric: true, cell: (r) => formatValue(r.leadTimeP50Hours, 'hours') },
    {
      key: 'failed',
      label: 'Followed by a fix',
      cell: (r) => (r.failedBy ? `${r.failedBy} (${r.failureReason ?? 'fix'})` : ''),
    },
  ];
  return (
    <Section title="Tag by tag" lead={total > 0 ? tagsInWords(total, counted) : undefined}>
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton height={320} aria-label="Loading" />}
      {pages.isSuccess && rows.length === 0 && (
        <EmptyState title="No release tags in this period">
          Releases are read from tags such as <code>v1.4.0</code> or <code>api@2.0.1</code>. A longer range of time may
          show some.
        </EmptyState>
      )}
      {rows.length > 0 && (
        <DataTable
          caption="Releases"
          columns={columns}
          rows={rows}
          rowKey={(r) => `${r.repository} ${r.id}`}
          first={20}
          total={total}
          loading={pages.isFetchingNextPage}
          onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        />
      )}
    </Section>
  );
}

/** Why there are more rows than releases: "91 version tags of 33 releases …". */
function tagsInWords(tags: number, releases: number | undefined): string {
  const all = `${formatCount(tags)} version ${tags === 1 ? 'tag' : 'tags'}`;
  if (releases === undefined || releases === tags) return `${all} in this period, newest first.`;
  return `${all} in this period, newest first. They make ${formatCount(releases)} ${releases === 1 ? 'release' : 'releases'}: pre-releases are not counted, and tags of one commit are one release, dated by its first.`;
}

/** Opens what the release contained. */
function ReleaseName({ release }: { release: Release }) {
  const day = release.releasedAt.slice(0, 10);
  const note = kind(release);
  return (
    <>
      {release.baseline || release.prerelease ? (
        visibleName(release.tag)
      ) : (
        <EvidenceLink
          target={{
            metric: metricIds.leadTime,
            by: 'release',
            key: `${release.repository}:${release.tag}`,
            from: day,
            to: day,
            repo: String(release.repository),
          }}
        >
          {visibleName(release.tag)}
        </EvidenceLink>
      )}
      {note && <small> {note}</small>}
    </>
  );
}
