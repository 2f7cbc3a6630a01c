import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cloneOrFetch, isUrl, wereCredentialsRefused } from '../../git/index.ts';
import type { Repository } from '../../store/index.ts';
import { createFetchProgress } from '../git-progress.ts';
import type { Step, StepContext } from './step.ts';

/**
 * Clones what was added from a URL, or fetches what is new for a clone of ours; a repository of the user's own is never
 * touched. It waits for the network, not for the machine, so it takes no turn from mining. Errors: git.failed.
 */
export const fetch: Step<{ repository: number }, void> = {
  lane: 'network',
  async run(input, { store, addresses, report, signal }) {
    const repository = await store.repositories.get(input.repository);
    const address = addresses.of(repository.id);
    report.started();
    try {
      await refresh(repository, { address, report, signal });
    } catch (error) {
      // What is cloned can do without: it keeps the credentials that worked.
      if (isCloned(repository) && wereCredentialsRefused(error)) addresses.forget(repository.id);
      throw error;
    }
    addresses.forget(repository.id);
  },
};

/** True for what has another side to fetch from. */
export const isFetched = ({ source }: Repository): boolean => isUrl(source);

/** False for what was added from a URL and is not cloned yet, or not on this machine. */
export const isCloned = (repository: Repository): boolean =>
  !isFetched(repository) || existsSync(join(repository.git_dir, 'HEAD'));

async function refresh(
  repository: Repository,
  { address, report, signal }: Pick<StepContext, 'report' | 'signal'> & { address: string | undefined },
): Promise<void> {
  const phase = isCloned(repository) ? 'fetch' : 'clone';
  const total = 100;
  // Nothing is known before the other side has answered.
  report.progress({ phase, done: 0, total: 0 });
  const read = createFetchProgress();
  await cloneOrFetch(address ?? repository.source, repository.git_dir, {
    signal,
    onProgress(told) {
      const { percent } = read(told);
      if (percent !== null) report.progress({ phase, done: percent, total });
    },
  });
  report.progress({ phase, done: total, total });
}
