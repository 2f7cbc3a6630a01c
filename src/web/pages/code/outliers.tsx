import { Checkbox, Skeleton } from '@mantine/core';
import { endpoints } from '../../../contract/index.ts';
import { formatCount } from '../../../words/index.ts';
import { useApiPages, useMeta } from '../../api/index.ts';
import { ErrorState, EvidenceTable, Section } from '../../components/index.ts';
import { metricIds } from '../../metric-ids.ts';
import { useScope, useSetSearch } from '../../state/index.ts';

/** Commits so large that they were left out of the numbers: listed, so that nothing is hidden. */
export function Outliers() {
  const scope = useScope();
  const setSearch = useSetSearch();
  const countedIn = scope.outliers === 'include';
  const limits = useMeta().data?.defaults;
  const pages = useApiPages(endpoints.metricEvidence, {
    params: { id: metricIds.outliers },
    query: { ...scope, limit: 25 },
  });
  const lead = limits
    ? `Commits of more than ${formatCount(limits.outlierLines)} lines or ${formatCount(limits.outlierFiles)} files. They would drown the rest.`
    : undefined;
  const answers = pages.data?.pages ?? [];
  return (
    <Section folds title={countedIn ? 'Outliers' : 'Left out as outliers'} lead={lead}>
      <Checkbox
        size="xs"
        mb="sm"
        label="Count them in, on every page"
        checked={countedIn}
        onChange={() => setSearch({ outliers: countedIn ? undefined : 'include' })}
        wrapperProps={{ 'data-print': 'hide' }}
      />
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton height={200} aria-label="Loading" />}
      {answers.length > 0 && (
        <EvidenceTable
          answers={answers}
          caption="Commits left out as outliers"
          empty="None in this period."
          first={10}
          total={answers[0]?.rowCount}
          loading={pages.isFetchingNextPage}
          onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        />
      )}
    </Section>
  );
}
