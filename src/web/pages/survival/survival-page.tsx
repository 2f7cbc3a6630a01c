import { SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { endpoints } from '../../../contract/index.ts';
import { useApi } from '../../api/index.ts';
import { EmptyState, Loaded, PageHeader, ScopeBar } from '../../components/index.ts';
import { metricIds } from '../../metric-ids.ts';
import { useScope, useSetSearch } from '../../state/index.ts';
import { CurveCard } from './curve-card.tsx';
import { groupings } from './groupings.ts';
import { LeftOut } from './left-out.tsx';
import { SurvivalSentence } from './survival-sentence.tsx';

const route = getRouteApi('/survival');

/** How long what was written lasts: by when, where, or with whose help it was written. */
export function SurvivalPage() {
  const by = route.useSearch().by ?? 'cohort';
  const scope = useScope();
  const setSearch = useSetSearch();
  const isPlaced = scope.path !== undefined || by === 'directory';
  const query = useApi(endpoints.metricCurve, { params: { id: metricIds.survival }, query: { ...scope, by } });
  return (
    <>
      <PageHeader
        title="Survival"
        lead={<SurvivalSentence />}
        note={
          <>
            Lines on the default branch from the day they landed. Lines still alive count as alive so far, so the newest
            curves are short.{' '}
            {isPlaced && 'What is moved to another place ends where it was and goes on there at its age. '}
            <LeftOut />
          </>
        }
      >
        <ScopeBar time={false} period={query.data?.period} />
      </PageHeader>
      <SegmentedControl
        mb="md"
        size="xs"
        aria-label="Group lines by"
        value={by}
        onChange={(value) => setSearch({ by: value === 'cohort' ? undefined : value })}
        data={groupings.map((g) => ({ value: g.by, label: g.label }))}
      />
      <Loaded query={query} height={560}>
        {(answer) =>
          answer.curves.length > 0 ? (
            <CurveCard answer={answer} by={by} />
          ) : (
            <EmptyState title="No curves yet">
              Too few lines landed here, or the lines are still being traced.
            </EmptyState>
          )
        }
      </Loaded>
    </>
  );
}
