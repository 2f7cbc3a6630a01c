import type { Config } from '../config/index.ts';
import { WheelhouseError } from '../core/index.ts';
import { checkBackup, restoreStore, type CopyProgress } from '../store/index.ts';
import { makeDataDir } from './make-data-dir.ts';
import { findServer } from './remote.ts';
import { storeOptions } from './store-options.ts';

/** Fills the data directory, which must be new, from a backup. Errors: config.invalid, input.invalid, store.locked, store.newer. */
export async function restoreData(
  config: Config,
  { file, onProgress }: { file: string; onProgress: (progress: CopyProgress) => void },
): Promise<void> {
  await checkBackup(file);
  await makeDataDir(config);
  if (!config.databaseUrl) await refuseServed(config.dataDir);
  await restoreStore(storeOptions(config), { file, onProgress });
}

async function refuseServed(dataDir: string): Promise<void> {
  const server = await findServer(dataDir);
  if (!server) return;
  throw new WheelhouseError(
    'store.locked',
    `The data directory ${dataDir} is in use: Wheelhouse serves it at ${server.url} (process ${server.pid}).`,
    { help: 'Restore into a new folder, named with --data; then stop that Wheelhouse and start it on the new folder.' },
  );
}
