import { constants, type Dirent, type Stats } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { WheelhouseError } from '../../core/index.ts';
import { unquoteC } from '../model/quote.ts';

/**
 * git opens whatever lies where it expects a file, and waits for ever where that is a pipe nobody writes to. So all that
 * it reads of a repository is looked at first, and what we read ourselves is opened without waiting.
 */

/** Reads a regular file; null where there is none. Throws repository.not-readable for anything else and for what is larger. */
export async function readRegular(path: string, most: number): Promise<Buffer | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(
    async (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
      // a socket cannot even be opened
      const found = await stat(path).catch(() => null);
      throw found !== null && !found.isFile() ? irregular(path, found) : error;
    },
  );
  if (file === null) return null;
  try {
    const found = await file.stat();
    if (!found.isFile()) throw irregular(path, found);
    if (found.size > most) throw tooLarge(path, found.size);
    const bytes = Buffer.alloc(found.size);
    const { bytesRead } = await file.read(bytes, 0, found.size, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const LARGEST_LINK = 64 * 1024;
const LARGEST_LIST = 1 << 20;

/** Refuses the repository that a folder is or lies in if git would wait on one of its files. Does nothing where there is none. */
export async function refuseIrregularAround(folder: string): Promise<void> {
  for (let at = folder; ; at = dirname(at)) {
    const dotGit = join(at, '.git');
    const found = await stat(dotGit).catch(() => null);
    if (found?.isDirectory()) return await refuseIrregular(dotGit);
    if (found !== null) return await refuseIrregular(await gitDirBehind(dotGit));
    const isBare = (await Promise.all(['HEAD', 'objects', 'refs'].map((name) => exists(join(at, name))))).every(
      Boolean,
    );
    if (isBare) return await refuseIrregular(at);
    if (dirname(at) === at) return;
  }
}

/** Where the file `.git` of a linked worktree or a submodule leads to. */
async function gitDirBehind(dotGit: string): Promise<string> {
  const text = (await readRegular(dotGit, LARGEST_LINK))?.toString() ?? '';
  return resolve(dirname(dotGit), text.replace(/^gitdir: /u, '').trimEnd());
}

/** Refuses a git directory if git would wait on one of its files. */
export async function refuseIrregular(gitDir: string): Promise<void> {
  await walk(gitDir, (name) => WITH_FILES.has(name));
  const common = await readRegular(join(gitDir, 'commondir'), LARGEST_LINK);
  const commonDir = common === null ? gitDir : resolve(gitDir, common.toString().trimEnd());
  if (commonDir !== gitDir) await walk(commonDir, (name) => WITH_FILES.has(name));
  await refuseIrregularObjects(join(commonDir, 'objects'));
}

/** Folders of a git directory in which git reads when it is asked for history. */
const WITH_FILES = new Set(['info', 'refs', 'reftable', 'worktrees']);

/** As many steps as git itself takes from one store of objects to the next. */
const FURTHEST = 5;

async function refuseIrregularObjects(folder: string, left = FURTHEST): Promise<void> {
  await walk(folder, (name) => /^(?:[0-9a-f]{2}|info|pack)$/u.test(name));
  const list = await readRegular(join(folder, 'info', 'alternates'), LARGEST_LIST);
  if (list === null || left === 0) return;
  for (const line of list.toString().split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    await refuseIrregularObjects(resolve(folder, unquoteC(line)), left - 1);
  }
}

/** Deeper than any name of a branch is; links can go in circles. */
const DEEPEST = 100;
/** git's file system monitor listens on a socket that lies among its files; git knows what it is. */
const SOCKET_OF_GIT = 'fsmonitor--daemon.ipc';

async function walk(folder: string, isEntered: (name: string) => boolean, depth = 0): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.isFile()) continue;
    const path = join(folder, entry.name);
    const found: Dirent | Stats | null = entry.isSymbolicLink() ? await stat(path).catch(() => null) : entry;
    if (found === null || found.isFile()) continue;
    if (!found.isDirectory()) {
      if (entry.name !== SOCKET_OF_GIT) throw irregular(path, found);
    } else if (depth < DEEPEST && isEntered(entry.name)) await walk(path, () => true, depth + 1);
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

function irregular(path: string, found: Dirent | Stats): WheelhouseError {
  return new WheelhouseError('repository.not-readable', `${path} is ${kindOf(found)}, where git expects a file.`, {
    help: 'git would wait on it for ever. Remove it, or put back what belongs there, then try again; nothing of the repository was read.',
  });
}

function kindOf(found: Dirent | Stats): string {
  if (found.isFIFO()) return 'a pipe (FIFO)';
  if (found.isSocket()) return 'a socket';
  if (found.isDirectory()) return 'a folder';
  return 'a device';
}

function tooLarge(path: string, size: number): WheelhouseError {
  return new WheelhouseError(
    'repository.not-readable',
    `${path} has ${Math.round(size / (1 << 20))} MB, which no such file has.`,
    { help: 'Put back what belongs there, then try again.' },
  );
}
