import { idsOf, type Repository } from '../../../contract/index.ts';
import { formatDay, formatPeriod, visibleName } from '../../../words/index.ts';
import { useMeta, useRepositories } from '../../api/index.ts';
import { useSharedSearch } from '../../state/index.ts';
import styles from './scope-bar.module.css';
import type { ScopeParts } from './scope-parts.ts';

const namedAtMost = 12;

/** What the page looks at, in one line: on paper only, where the bar that says it cannot be used. */
export function PrintedScope({ time, period, window, countedIn = ['outliers', 'bots'] }: ScopeParts) {
  const search = useSharedSearch();
  const meta = useMeta().data;
  const repositories = useRepositories().data?.items ?? [];
  const lastDay = meta?.lastDay;
  const days = window ? (search.window ?? meta?.defaults.windowDays) : search.window;
  const isChosen = search.from !== undefined || search.to !== undefined;
  const counted = (key: 'outliers' | 'bots') => (search[key] === 'include' ? 'with' : 'without');
  return (
    <p className={styles.printed}>
      {[
        visibleName(repositoryWords(repositories, search.repo)),
        search.path && visibleName(`only below ${search.path}`),
        (time || isChosen) && period && `${time ? '' : 'landed '}${formatPeriod(period.from, period.to)}`,
        !time && lastDay && `as of ${formatDay(lastDay)}`,
        countedIn.includes('outliers') && `${counted('outliers')} very large commits`,
        countedIn.includes('bots') && `${counted('bots')} bots`,
        days && `rework within ${days} ${days === 1 ? 'day' : 'days'}`,
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}

function repositoryWords(all: readonly Repository[], chosen: string | undefined): string {
  const ids = idsOf(chosen);
  const shown = ids ? all.filter(({ id }) => ids.includes(id)) : all;
  const many = `${ids ? '' : 'All '}${shown.length} repositories`;
  if (shown.length > namedAtMost) return many;
  const names = shown.map(({ name }) => name).join(', ');
  return ids || shown.length < 2 ? names : `${many}: ${names}`;
}
