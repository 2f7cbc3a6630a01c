import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/index.ts';
import { makeFolder } from './make-folder.ts';

/** Makes the data directory where it is missing. Errors: config.invalid where nothing can be written there. */
export async function makeDataDir({ dataDir }: Config): Promise<void> {
  await makePart(dataDir, `The data directory ${dataDir}`);
  for (const name of ['cache', 'clones']) {
    const folder = join(dataDir, name);
    await makePart(folder, `The folder ${folder} of the data directory`);
    await markAsCache(folder);
  }
}

function makePart(folder: string, what: string): Promise<void> {
  return makeFolder(folder, {
    code: 'config.invalid',
    what,
    help: 'Give the user who runs Wheelhouse access to it, or name another data directory with --data or WHEELHOUSE_DATA.',
  });
}

/** Backups pass over such folders, and so do we where a data directory lies among repositories. */
async function markAsCache(folder: string): Promise<void> {
  await writeFile(join(folder, 'CACHEDIR.TAG'), 'Signature: 8a477f597d28d172789f06886806bc55\n', { flag: 'wx' }).catch(
    ignoreExisting,
  );
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
