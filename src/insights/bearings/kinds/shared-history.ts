import { someOf } from '../../../words/index.ts';
import { defineInsight, type Facts } from '../insight.ts';
import { count, day, percent } from '../words.ts';

interface Shared extends Facts {
  value: number;
  with: string;
  commits: number;
  last: string;
  /** Names of others that it shares commits with too. */
  others: string[];
}

/** One repository loaded twice: a full clone beside a shallow one, two copies, a fork beside its origin. */
export const sharedHistory = defineInsight<Shared>({
  id: 'shared-history',
  kind: 'shared-history',
  metric: null,
  unit: 'ratio',
  async compute({ repository, sharing }) {
    const [most, ...others] = await sharing();
    if (!most) return null;
    return {
      repository,
      value: most.share,
      n: repository.commits,
      with: most.other.name,
      commits: most.commits,
      last: most.last.toISOString(),
      others: others.map(({ other }) => other.name),
    };
  },
  tone: () => 'watch',
  sentence: (f) =>
    `${f.repository.name} and ${f.with} share ${count(f.commits, 'commit')}${f.value === 1 ? '' : `, ${percent(f.value)} of those of ${f.repository.name}`}: their work is counted twice in every sum over both.`,
  detail: (f) =>
    `${
      f.value === 1
        ? `Every commit of ${f.repository.name} is in ${f.with} too, as in two copies or clones of one repository: what else there is to say is said of ${f.with} alone.`
        : `As a fork and its origin do; the newest commit that both have is of ${day(f.last)}.`
    }${f.others.length ? ` It shares commits with ${someOf(f.others, { most: 3, noun: ['repository', 'repositories'] })} as well.` : ''} ${f.value === 1 ? '' : 'What is said of one of them alone is not touched. '}Is there a reason to look at both?`,
  tryThis: (f) =>
    f.value === 1
      ? `Remove ${f.repository.name} on the page Repositories, or choose one of the two in the filter.`
      : 'Choose one of the two in the filter, or remove one on the page Repositories.',
  weight: (f) => 20 + 62 * f.value,
  page: () => ({ path: '/repositories', search: { repo: undefined } }),
});
