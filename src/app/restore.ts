import type { Config } from '../config/index.ts';
import { restoreStore, type CopyProgress } from '../store/index.ts';
import { makeDataDir } from './make-data-dir.ts';
import { storeOptions } from './store-options.ts';

/** Fills the data directory, which must be new, from a backup. Errors: config.invalid, input.invalid, store.locked, store.newer. */
export async function restoreData(
  config: Config,
  { file, onProgress }: { file: string; onProgress: (progress: CopyProgress) => void },
): Promise<void> {
  await makeDataDir(config);
  await restoreStore(storeOptions(config), { file, onProgress });
}
