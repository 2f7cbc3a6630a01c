import { access, constants, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { WheelhouseError } from '../../core/index.ts';
import { damaged } from '../process/damage.ts';
import { notARepository, saysNone } from '../process/layout.ts';
import { refuseIrregularAround } from '../process/regular-files.ts';
import { GitFailure, runGitText } from '../process/run.ts';
import { cloneDir, cloneOrFetch, isUrl, nameOfUrl, type FetchProgress } from './clone.ts';
import { gitVersion } from './version.ts';

export interface OpenedRepository {
  /** Git directory that has the refs, absolute and without symbolic links. */
  gitDir: string;
  /** Name for people: the folder's, or the last part of the URL. */
  name: string;
  /** The path (absolute) or URL that leads to it again. */
  source: string;
  /** True when it is our own clone of a URL, to be fetched at every sync. */
  cloned: boolean;
}

export interface OpenOptions {
  onProgress?(progress: FetchProgress): void;
  signal?: AbortSignal;
}

/**
 * Finds the repository behind a path (a worktree, a folder inside one, a linked worktree, a bare repository) or clones a URL
 * into `dataDir`; a URL that was cloned before is fetched. Throws WheelhouseErrors that say what to do.
 */
export async function openRepository(
  pathOrUrl: string,
  dataDir: string,
  options: OpenOptions = {},
): Promise<OpenedRepository> {
  await gitVersion();
  if (isUrl(pathOrUrl)) {
    const announced = await announceClone(pathOrUrl, dataDir);
    await cloneOrFetch(pathOrUrl, announced.gitDir, options);
    return announced;
  }
  const path = await existing(resolve(pathOrUrl));
  await refuseUnreadable(path);
  const folder = await realpath(path);
  await refuseIrregularAround(folder);
  const gitDir = await gitDirOf(folder);
  const source = basename(gitDir) === '.git' ? dirname(gitDir) : gitDir;
  return { gitDir, name: nameOfFolder((await typedFor(path, source)) ?? source), source, cloned: false };
}

/** The folder above (or at) a path as the user wrote it that is the source: one reached through a link has its own name. */
async function typedFor(path: string, source: string): Promise<string | null> {
  for (let at = path; ; at = dirname(at)) {
    if ((await realpath(at).catch(() => null)) === source) return at;
    if (dirname(at) === at) return null;
  }
}

/** What `openRepository` will give for a URL, before anything is cloned. Throws git.missing. */
export async function announceClone(url: string, dataDir: string): Promise<OpenedRepository> {
  await gitVersion();
  return { gitDir: cloneDir(url, dataDir), name: nameOfUrl(url), source: url, cloned: true };
}

/** Git directory of the repository that a folder belongs to: that of the main worktree for a linked one. */
async function gitDirOf(path: string): Promise<string> {
  try {
    const text = await runGitText(['rev-parse', '--git-common-dir'], { cwd: path });
    return await realpath(resolve(path, text));
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    if (error.stderr.includes('dubious ownership')) throw dubiousOwnership(path, error);
    if (/unknown repository extension|Expected git repo version/u.test(error.stderr)) {
      throw new WheelhouseError(
        'repository.not-readable',
        `${path} uses a repository format that this git does not know: ${error.stderr.trim()}`,
        { help: 'Install a newer git.', cause: error },
      );
    }
    throw saysNone(error) ? notARepository(path, error) : damaged(path, error);
  }
}

async function existing(path: string): Promise<string> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES') throw notAllowed(path, error);
    return null;
  });
  if (found === null) {
    throw new WheelhouseError('repository.not-found', `${path} does not exist.`, {
      help: 'Check the path; give a clone, a bare repository, a folder of repositories, or a git URL.',
    });
  }
  return found.isDirectory() ? path : dirname(path);
}

const PARTS = ['', '.git', '.git/HEAD', '.git/objects', '.git/refs', 'HEAD', 'objects', 'refs'];

/** git calls a repository that it may not read none at all. */
async function refuseUnreadable(path: string): Promise<void> {
  for (const part of PARTS.map((name) => join(path, name))) {
    const isFolder = (await stat(part).catch(() => null))?.isDirectory() ?? false;
    await access(part, isFolder ? constants.R_OK | constants.X_OK : constants.R_OK).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EACCES') throw notAllowed(part, error);
      },
    );
  }
}

function notAllowed(path: string, cause: unknown): WheelhouseError {
  return new WheelhouseError('repository.not-readable', `${path} cannot be read: permission denied.`, {
    help: 'Give the user who runs Wheelhouse permission to read the repository; nothing is ever written to it.',
    cause,
  });
}

function dubiousOwnership(path: string, cause: unknown): WheelhouseError {
  return new WheelhouseError('repository.not-readable', `git refuses ${path} because it belongs to another user.`, {
    help: `If you trust it, run: git config --global --add safe.directory ${path}`,
    cause,
  });
}

/** A worktree `api` and a bare `api.git` are both called api. */
function nameOfFolder(folder: string): string {
  return basename(folder).replace(/\.git$/u, '') || 'repository';
}
