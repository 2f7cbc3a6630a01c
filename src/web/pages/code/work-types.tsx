import { SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Fragment } from 'react';
import { workTypeColor } from '../../../charts/index.ts';
import { formatRatio, formatValue, periodNow } from '../../../words/index.ts';
import { EvidenceLink, gapWords, GrainSelect, SeriesCard } from '../../components/index.ts';
import { metricIds } from '../../metric-ids.ts';
import { useScope, useSetSearch } from '../../state/index.ts';
import { useWorkTypes } from './use-work-types.ts';

const route = getRouteApi('/code');
const by = 'work-type' as const;

/** From the ground up: what is best seen as one height comes first. */
const workTypes = ['new', 'refactor', 'help', 'rework'] as const;

const said: Record<string, string> = {
  new: 'was new',
  refactor: 'changed older code',
  help: 'changed what others had just written',
  rework: 'redid own work of the last weeks',
};

/** "Of 12,430 lines, 52% was new, 31% changed older code …", every share opening its rows. */
export function WorkSentence() {
  const answer = useWorkTypes();
  if (!answer) return <>What kind of work it was.</>;
  if (answer.total.value === null) return <>What kind of work it was: {gapWords(answer.total)}.</>;
  const total = answer.total.value;
  if (total === 0) return <>Nothing was written or changed here in {periodNow(answer.period.days)}.</>;
  const parts = answer.series
    .filter((s) => (s.total.value ?? 0) > 0)
    .toSorted((a, b) => (b.total.value ?? 0) - (a.total.value ?? 0));
  return (
    <>
      Of <EvidenceLink target={{ metric: metricIds.workTypes }}>{formatValue(total, 'lines')}</EvidenceLink> written or
      changed,{' '}
      {parts.map((part, i) => (
        <Fragment key={part.key}>
          {i > 0 && (i === parts.length - 1 ? ' and ' : ', ')}
          <EvidenceLink target={{ metric: metricIds.workTypes, by, key: part.key }}>
            {formatRatio((part.total.value ?? 0) / total)}
          </EvidenceLink>{' '}
          {said[part.key] ?? part.label.toLowerCase()}
        </Fragment>
      ))}
      .
    </>
  );
}

export function WorkTypes() {
  const scope = useScope();
  const search = route.useSearch();
  const setSearch = useSetSearch();
  return (
    <SeriesCard
      metric={metricIds.workTypes}
      by={by}
      grain={search.grain}
      order={workTypes}
      picture={search.as === 'share' ? 'shares' : 'stack'}
      color={workTypeColor}
      height={300}
      actions={
        <>
          <GrainSelect value={search.grain} onChange={(grain) => setSearch({ grain })} />
          <SegmentedControl
            size="xs"
            aria-label="Lines or shares"
            value={search.as ?? 'lines'}
            onChange={(as) => setSearch({ as: as === 'lines' ? undefined : as })}
            data={[
              { value: 'lines', label: 'Lines' },
              { value: 'share', label: 'Share' },
            ]}
          />
        </>
      }
      note={`Merges, ${scope.bots ? '' : 'bots, '}generated and vendored files${scope.outliers ? '' : ' and outliers'} are left out.`}
    />
  );
}
