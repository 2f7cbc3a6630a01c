import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cloneOrFetch, isUrl } from '../git/index.ts';
import type { MiningProgress } from '../core/index.ts';
import type { Repository } from '../store/index.ts';
import { createFetchProgress } from './git-progress.ts';

export interface RefreshOptions {
  /** Address with its password, which is not stored; only a first clone needs it, git keeps it for later fetches. */
  address: string | undefined;
  onProgress: (progress: MiningProgress) => void;
  signal: AbortSignal;
}

/** False for what was added from a URL and is not cloned yet, or not on this machine. */
export const isCloned = ({ source, git_dir }: Repository): boolean =>
  !isUrl(source) || existsSync(join(git_dir, 'HEAD'));

/**
 * Clones what is added from a URL, or fetches what is new for a clone of ours. A repository of the user's own is never
 * touched. Errors: git.failed.
 */
export async function refresh(
  repository: Repository,
  { address = repository.source, onProgress, signal }: RefreshOptions,
): Promise<void> {
  if (!isUrl(repository.source)) return;
  const phase = isCloned(repository) ? 'fetch' : 'clone';
  const total = 100;
  // Nothing is known before the other side has answered.
  onProgress({ phase, done: 0, total: 0 });
  const read = createFetchProgress();
  await cloneOrFetch(address, repository.git_dir, {
    signal,
    onProgress(told) {
      const { percent } = read(told);
      if (percent !== null) onProgress({ phase, done: percent, total });
    },
  });
  onProgress({ phase, done: total, total });
}
