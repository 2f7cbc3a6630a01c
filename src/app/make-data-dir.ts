import { chmod, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/index.ts';
import { makeFolder } from './make-folder.ts';

/** Names, addresses and clones are for its owner alone. */
const PRIVATE = 0o700;

/**
 * Makes the data directory where it is missing, entered by its owner only. One that is there keeps its rights, for whoever
 * named it may share it; the default one is ours, and is closed. Errors: config.invalid where nothing can be written there.
 */
export async function makeDataDir({ dataDir, dataDirChosen }: Config): Promise<void> {
  await makePart(dataDir, `The data directory ${dataDir}`, PRIVATE);
  if (!dataDirChosen) await closeToOthers(dataDir);
  for (const name of ['cache', 'clones']) {
    const folder = join(dataDir, name);
    await makePart(folder, `The folder ${folder} of the data directory`);
    await markAsCache(folder);
  }
}

/** Where it belongs to another user, that one decides. */
async function closeToOthers(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  if ((mode & 0o077) !== 0) await chmod(folder, mode & PRIVATE).catch(() => undefined);
}

function makePart(folder: string, what: string, mode?: number): Promise<void> {
  return makeFolder(folder, {
    ...(mode === undefined ? {} : { mode }),
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
