import { isUrl, openRepository } from '../git/index.ts';
import type { MiningProgress } from '../core/index.ts';
import type { Repository } from '../store/index.ts';

export interface RefreshOptions {
  dataDir: string;
  onProgress: (progress: MiningProgress) => void;
  signal: AbortSignal;
}

/** Fetches what is new for a clone of ours. A repository of the user's own is never touched. */
export async function refresh({ source }: Repository, { dataDir, onProgress, signal }: RefreshOptions): Promise<void> {
  if (!isUrl(source)) return;
  await openRepository(source, dataDir, {
    signal,
    onProgress: ({ percent }) => onProgress({ phase: 'fetch', done: percent ?? 0, total: percent === null ? 0 : 100 }),
  });
}
