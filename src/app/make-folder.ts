import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { WheelhouseError, type ErrorCode } from '../core/index.ts';

const WHY: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOENT: 'the system allows no new folder there',
  ENOTDIR: 'a file is in the way',
  EEXIST: 'a file is in the way',
  ENOSPC: 'no space is left',
};

/**
 * Makes a folder with those above it, where they are missing, and sees that it can be written to. `mode` is given to the
 * folder itself if it is made now; one that is there keeps its own.
 * Errors: input.invalid, or the given code, with why.
 */
export async function makeFolder(
  folder: string,
  {
    code = 'input.invalid',
    what = folder,
    help = 'Choose a folder you may write to.',
    mode,
  }: { code?: ErrorCode; what?: string; help?: string; mode?: number } = {},
): Promise<void> {
  const path = resolve(folder);
  const refuse = (verb: string) => (cause: NodeJS.ErrnoException) => {
    throw new WheelhouseError(code, `${what} cannot be ${verb}: ${WHY[cause.code ?? ''] ?? cause.message}.`, {
      help,
      cause,
    });
  };
  await makeMissing(path, mode).catch(refuse('made'));
  await access(path, constants.W_OK | constants.X_OK).catch(refuse('written to'));
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
