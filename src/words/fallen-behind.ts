import type { Repository } from '../contract/index.ts';
import { SILENT_DAYS } from '../core/index.ts';
import { formatDay } from './date.ts';
import { someOf } from './some-of.ts';

interface Chosen {
  /** Ids of the repositories spoken of; null for all. */
  of: readonly number[] | null;
  now?: Date;
}

/**
 * Which repositories have no commit in the days of activity, which end with the newest commit of all: whoever works only
 * there looks silent. Null where there is none. Commits of the future are not the newest of all.
 */
export function fallenBehindInWords(
  repositories: readonly Pick<Repository, 'id' | 'name' | 'lastCommitAt'>[],
  { of, now = new Date() }: Chosen,
): string | null {
  const newest = Math.max(...repositories.map(timeOf).filter((time) => time <= now.getTime()));
  const behind = repositories
    .filter((each) => of === null || of.includes(each.id))
    .filter((each) => each.lastCommitAt !== null && timeOf(each) < newest - SILENT_DAYS * 86_400_000)
    .toSorted((a, b) => timeOf(b) - timeOf(a));
  if (behind.length === 0) return null;
  const named = behind.map(({ name, lastCommitAt }) => `${name} since ${formatDay(lastCommitAt!)}`);
  const said = someOf(named, { most: 3, noun: ['repository', 'repositories'] });
  return `Nothing has been committed to ${said}: who works only there counts as silent, and may be active elsewhere. If only a clone was not fetched, fetch it first.`;
}

const timeOf = ({ lastCommitAt }: Pick<Repository, 'lastCommitAt'>) =>
  lastCommitAt === null ? -Infinity : Date.parse(lastCommitAt);
