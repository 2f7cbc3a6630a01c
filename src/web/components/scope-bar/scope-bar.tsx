import { SegmentedControl } from '@mantine/core';
import { useMeta } from '../../api/index.ts';
import { rangeOf, ranges, rangeSearch, useSetSearch, useSharedSearch, type RangeId } from '../../state/index.ts';
import { CountedIn } from './counted-in.tsx';
import { CustomRange } from './custom-range.tsx';
import { LandedIn } from './landed-in.tsx';
import { PathFilter } from './path-filter.tsx';
import { PrintedScope } from './printed-scope.tsx';
import { RepositoryFilter } from './repository-filter.tsx';
import styles from './scope-bar.module.css';
import type { ScopeParts } from './scope-parts.ts';
import { WindowSelect } from './window-select.tsx';

/** What the page looks at: range of time, repositories, path. All of it is in the URL. */
export function ScopeBar({ time = true, period, path = true, window = false, countedIn }: ScopeParts) {
  const chosen = useSharedSearch().window;
  return (
    <>
      <div className={styles.bar} role="group" aria-label="What this page looks at" data-print="hide">
        {time ? <TimeRange period={period} /> : period && <LandedIn period={period} />}
        <RepositoryFilter />
        {path && <PathFilter />}
        <CountedIn of={countedIn} />
        {(window || chosen !== undefined) && <WindowSelect />}
      </div>
      <PrintedScope time={time} period={period} window={window} countedIn={countedIn} />
    </>
  );
}

function TimeRange({ period }: Pick<ScopeParts, 'period'>) {
  const search = useSharedSearch();
  const setSearch = useSetSearch();
  const meta = useMeta().data;
  const extent = { firstDay: meta?.firstDay ?? null, lastDay: meta?.lastDay ?? null };
  const range = rangeOf(search, extent);
  return (
    <>
      <SegmentedControl
        size="xs"
        className={styles.ranges}
        aria-label="Range of time"
        value={range}
        onChange={(id) => setSearch(rangeSearch(id as Exclude<RangeId, 'custom'>, extent))}
        data={ranges.map((r) => ({ value: r.id, label: r.short }))}
      />
      <CustomRange period={period} active={range === 'custom'} />
    </>
  );
}
