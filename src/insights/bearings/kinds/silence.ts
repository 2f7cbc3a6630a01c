import { defineInsight, type Facts } from '../insight.ts';
import { count, day, duration } from '../words.ts';

interface Silence extends Facts {
  value: number;
  last: string;
  /** The day it is said of, where that is over. */
  past: string | null;
}

export const silence = defineInsight<Silence>({
  id: 'silence',
  kind: 'silence',
  metric: null,
  unit: 'days',
  async compute({ repository, now, past }) {
    if (!repository.lastCommitAt || repository.commits < 20) return null;
    const days = (now.getTime() - repository.lastCommitAt.getTime()) / 86_400_000;
    if (days < 60) return null;
    return {
      repository,
      value: days,
      n: repository.commits,
      last: repository.lastCommitAt.toISOString(),
      past: past(now),
    };
  },
  tone: () => 'neutral',
  sentence: (f) =>
    `${f.past === null ? 'Nothing has' : `On ${f.past}, nothing had`} landed in ${f.repository.name} for ${duration(f.value * 24)}; the last commit ${f.past === null ? 'is' : 'was'} of ${day(f.last)}.`,
  detail: (f) =>
    `After ${count(f.n, 'commit')}. Finished, moved elsewhere, waiting for someone, or is it only this clone that was not fetched? If others depend on it, who answers for it?`,
  tryThis: () => 'Write one line into its README: finished, looked after by whom, or to be replaced by what.',
  weight: (f) => 24 + Math.min(10, f.value / 90),
  page: () => ({ path: '/repositories' }),
});
