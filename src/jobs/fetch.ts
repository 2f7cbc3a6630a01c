import { fetchBare } from '../git/index.ts';
import type { MiningProgress } from '../core/index.ts';
import type { Repository } from '../store/index.ts';
import { isGitUrl } from './git-url.ts';

/** Fetches what is new for a clone of ours. A repository of the user's own is never touched. */
export async function refresh(repository: Repository, options: { onProgress: (progress: MiningProgress) => void; signal: AbortSignal }): Promise<void> {
  if (!isGitUrl(repository.source)) return;
  await fetchBare(repository.git_dir, {
    signal: options.signal,
    onProgress: ({ done, total }) => options.onProgress({ phase: 'fetch', done, total }),
  });
}
