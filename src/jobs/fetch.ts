import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cloneOrFetch, isUrl } from '../git/index.ts';
import type { MiningProgress } from '../core/index.ts';
import type { Repository } from '../store/index.ts';

export interface RefreshOptions {
  /** Address with its password, which is not stored; only a first clone needs it, git keeps it for later fetches. */
  address: string | undefined;
  onProgress: (progress: MiningProgress) => void;
  signal: AbortSignal;
}

/** Where git's steps lie on one scale; what the other side does before is over quickly. Percent. */
const STEPS: Record<string, readonly [from: number, to: number]> = {
  'Receiving objects': [0, 80],
  'Resolving deltas': [80, 100],
};

/**
 * Clones what is added from a URL, or fetches what is new for a clone of ours. A repository of the user's own is never
 * touched. Errors: git.failed.
 */
export async function refresh(
  { source, git_dir }: Repository,
  { address = source, onProgress, signal }: RefreshOptions,
): Promise<void> {
  if (!isUrl(source)) return;
  const phase = existsSync(join(git_dir, 'HEAD')) ? 'fetch' : 'clone';
  const total = 100;
  onProgress({ phase, done: 0, total });
  await cloneOrFetch(address, git_dir, {
    signal,
    onProgress({ phase: step, percent }) {
      const [from, to] = STEPS[step] ?? [0, 0];
      if (percent !== null && to > 0) onProgress({ phase, done: from + ((to - from) * percent) / 100, total });
    },
  });
  onProgress({ phase, done: total, total });
}
