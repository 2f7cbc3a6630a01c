import type { Config } from '../config/index.ts';
import { restoreStore, type CopyProgress } from '../store/index.ts';
import { storeOptions } from './store-options.ts';

/** Fills the data directory, which must be new, from a backup. Errors: input.invalid, store.locked, store.newer. */
export function restoreData(
  config: Config,
  { file, onProgress }: { file: string; onProgress: (progress: CopyProgress) => void },
): Promise<void> {
  return restoreStore(storeOptions(config), { file, onProgress });
}
