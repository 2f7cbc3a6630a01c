import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/index.ts';
import { makeFolder } from './make-folder.ts';

/** Makes the data directory where it is missing. Errors: config.invalid where nothing can be written there. */
export async function makeDataDir({ dataDir }: Config): Promise<void> {
  await makeFolder(dataDir, {
    code: 'config.invalid',
    what: `The data directory ${dataDir}`,
    help: 'Name another one with --data or WHEELHOUSE_DATA.',
  });
  for (const folder of ['cache', 'clones']) await markAsCache(join(dataDir, folder));
}

/** Backups pass over such folders, and so do we where a data directory lies among repositories. */
async function markAsCache(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'CACHEDIR.TAG'), 'Signature: 8a477f597d28d172789f06886806bc55\n', { flag: 'wx' }).catch(
    ignoreExisting,
  );
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
