import { defineInsight, type Facts } from '../insight.ts';
import { count, day } from '../words.ts';

interface LastRelease extends Facts {
  value: number;
  tag: string;
  at: string;
  /** The day it is said of, where that is over. */
  past: string | null;
}

const DAY = 86_400_000;

export const lastRelease = defineInsight<LastRelease>({
  id: 'last-release',
  bearing: true,
  kind: 'release-rhythm',
  metric: null,
  unit: 'days',
  async compute(context) {
    const all = await context.releases();
    const last = all.at(-1);
    if (!last) return null;
    return {
      repository: context.repository,
      value: (context.now.getTime() - last.at.getTime()) / DAY,
      n: new Set(all.flatMap(({ at, commit }) => (last.at.getTime() - at.getTime() < 365 * DAY ? [commit] : []))).size,
      tag: last.tag,
      at: last.at.toISOString(),
      past: context.past(context.now),
    };
  },
  tone: () => 'neutral',
  sentence: (f) =>
    `${f.past === null ? `The last release of ${f.repository.name} is` : `On ${f.past}, the last release of ${f.repository.name} was`} ${f.tag} of ${day(f.at)}, ${f.n === 1 ? 'the only one in the year up to it' : `one of ${count(f.n, 'release')} in the year up to it`}.`,
  detail: () =>
    'Releases are inferred from tags; tags of one commit are one, pre-releases are left out. Is what users run what you believe they run?',
  tryThis: () => null,
  weight: () => 6,
  page: () => ({ path: '/delivery' }),
});
