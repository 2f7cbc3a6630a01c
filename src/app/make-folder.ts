import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { refuseFolder, requireWritable, type FolderRefusal } from './require-writable.ts';

/**
 * Makes a folder with those above it, where they are missing, and sees that it can be written to. `mode` is given to the
 * folder itself if it is made now; one that is there keeps its own.
 * Errors: input.invalid, or the given code, with why.
 */
export async function makeFolder(
  folder: string,
  { mode, ...refusal }: FolderRefusal & { mode?: number } = {},
): Promise<void> {
  await makeMissing(resolve(folder), mode).catch(refuseFolder(folder, 'made', refusal));
  await requireWritable(folder, refusal);
}

/** One at a time: Node's recursive mkdir never ends where a new folder's parent is said to be missing, as in /proc. */
async function makeMissing(folder: string, mode = 0o777): Promise<void> {
  const missing: string[] = [];
  for (let at = folder; !(await isFolder(at)) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  for (const at of missing) {
    await mkdir(at, { mode: at === folder ? mode : 0o777 }).catch(async (error: unknown) => {
      if (!(await isFolder(at))) throw error;
    });
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
