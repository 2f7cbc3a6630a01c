import { defineInsight, type Facts } from '../insight.ts';
import { count } from '../words.ts';

interface Incomplete extends Facts {
  shallow: boolean;
  missing: number;
}

export const factsIncomplete = defineInsight<Incomplete>({
  id: 'facts-incomplete',
  kind: 'data-quality',
  metric: null,
  unit: null,
  async compute({ repository }) {
    if (!repository.shallow && !repository.missingBlobs) return null;
    return {
      repository,
      value: null,
      n: repository.commits,
      shallow: repository.shallow,
      missing: repository.missingBlobs,
    };
  },
  tone: () => 'watch',
  sentence: (f) =>
    f.shallow
      ? `${f.repository.name} is a shallow clone of ${count(f.n, 'commit')}: older history is missing, so ages, authors and survival are too young.`
      : `${count(f.missing, 'file version is', 'file versions are')} missing from the clone of ${f.repository.name}: ${f.missing === 1 ? 'its' : 'their'} lines are unknown and left out.`,
  detail: (f) =>
    f.shallow
      ? 'Lines older than the cut are booked on the oldest commit present. Every number that looks back further than that is a lower bound.'
      : `The clone was made without all of its contents. Commits that touch these files have no size, and the files no lines${f.missing < 50 ? '; with this few the totals barely move' : ''}.`,
  tryThis: (f) =>
    f.shallow
      ? 'Run `git fetch --unshallow` in it, then sync.'
      : 'Run `git fetch --refetch --no-filter` in it, then sync.',
  weight: (f) => (f.shallow ? 75 : f.missing >= 50 ? 26 : 12),
  page: () => ({ path: '/repositories' }),
});
