import { quantile } from '../../../core/index.ts';
import type { ReleaseMoment } from '../context.ts';
import { defineInsight, type Facts } from '../insight.ts';
import { count, day, duration } from '../words.ts';

interface Drought extends Facts {
  value: number;
  usualDays: number;
  longestDays: number;
  tag: string;
  last: string;
  releases: number;
  /** The day it is said of, where that is over. */
  past: string | null;
}

const DAY = 86_400_000;

/** A release of any package of a monorepo is one, and the tags of one commit are one: it is dated by its first. */
function publishes(releases: readonly ReleaseMoment[]): ReleaseMoment[] {
  const seen = new Set<number>();
  return releases.filter(({ commit }) => !seen.has(commit) && seen.add(commit));
}

export const releaseDrought = defineInsight<Drought>({
  id: 'release-drought',
  kind: 'release-rhythm',
  metric: null,
  unit: 'days',
  async compute(context) {
    const tags = await context.releases();
    const all = publishes(tags);
    // a commit may be released again
    const last = tags.at(-1);
    const yearOf = all.filter(({ at }) => last !== undefined && last.at.getTime() - at.getTime() <= 365 * DAY);
    const releases = all.slice(-Math.max(13, yearOf.length));
    if (!last || releases.length < 5) return null;
    const gaps = releases.slice(1).map((release, i) => (release.at.getTime() - releases[i]!.at.getTime()) / DAY);
    const usualDays = quantile(gaps, 0.5) ?? Infinity;
    // Packages and maintenance lines are often released within days of each other, months apart: their usual gap says little.
    const longestDays = Math.max(...gaps);
    const since = (context.newest.getTime() - last.at.getTime()) / DAY;
    // Work must go on for its waiting to matter; a silent repository is another finding.
    const moving =
      context.repository.lastCommitAt !== null &&
      context.newest.getTime() - context.repository.lastCommitAt.getTime() < 30 * DAY;
    if (!moving || since < 14 || since < 2 * usualDays || since <= longestDays) return null;
    return {
      repository: context.repository,
      value: since,
      n: gaps.length,
      usualDays,
      longestDays,
      tag: last.tag,
      last: last.at.toISOString(),
      releases: releases.length,
      past: context.past(context.newest),
    };
  },
  tone: () => 'watch',
  sentence: (f) =>
    f.past === null
      ? `${f.repository.name} has had no release for ${duration(f.value * 24)}; the longest of its last ${count(f.n, 'gap')} was ${duration(f.longestDays * 24)}.`
      : `On ${f.past}, ${f.repository.name} had gone ${duration(f.value * 24)} without a release; the longest of its last ${count(f.n, 'gap')} had been ${duration(f.longestDays * 24)}.`,
  detail: (f) =>
    `The last one was ${f.tag} on ${day(f.last)}; half of the gaps, of a year or of the last 12, were shorter than ${duration(f.usualDays * 24)}. Commits went on after it. Is something holding the release, or has the way of releasing changed? Releases are inferred from tags.`,
  tryThis: () => 'Name the one thing that keeps today’s main branch from being released, and who can remove it.',
  weight: (f) => 55 + Math.min(20, 5 * (f.value / Math.max(f.usualDays, 1) - 2)),
  page: () => ({ path: '/delivery' }),
});
