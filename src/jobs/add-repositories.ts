import { basename, join, resolve, sep } from 'node:path';
import { stat } from 'node:fs/promises';
import { cloneBare, discoverRepositories, openRepository, type TransferProgress } from '../git/index.ts';
import { WheelhouseError } from '../core/index.ts';
import type { Repository, Store } from '../store/index.ts';
import { folderOfUrl, isGitUrl, nameOfUrl, normalizeUrl } from './git-url.ts';
import { toPlain } from './mining/plain-error.ts';

export interface AddOptions {
  store: Store;
  dataDir: string;
  onProgress: (progress: AddProgress) => void;
  signal: AbortSignal;
}

export type AddProgress = TransferProgress & { source: string };

export interface AddFailure {
  source: string;
  code: string;
  message: string;
  help: string;
}

/**
 * Takes sources into the store: a repository, every repository below a folder, or a URL, which is cloned bare into the
 * data directory first. One that fails stops no other. Adding what is known already gives the same repository again.
 */
export async function addRepositories(sources: readonly string[], options: AddOptions): Promise<{ repositories: Repository[]; failed: AddFailure[] }> {
  const repositories = new Map<number, Repository>();
  const failed: AddFailure[] = [];
  for (const source of sources) {
    options.signal.throwIfAborted();
    try {
      const added = isGitUrl(source) ? [await addUrl(source, options)] : await addFolder(source, options);
      for (const repository of added) repositories.set(repository.id, repository);
    } catch (error) {
      options.signal.throwIfAborted();
      const { code, message, help } = toPlain(error);
      failed.push({ source, code, message, help });
    }
  }
  return { repositories: [...repositories.values()], failed };
}

const clonesDir = (dataDir: string): string => join(dataDir, 'clones');

/** True for a clone that we made from a URL; a repository of the user's own is never touched. */
export function isOwnClone(dataDir: string, gitDir: string): boolean {
  return gitDir.startsWith(clonesDir(dataDir) + sep);
}

async function addUrl(given: string, { store, dataDir, onProgress, signal }: AddOptions): Promise<Repository> {
  const source = normalizeUrl(given);
  const gitDir = join(clonesDir(dataDir), folderOfUrl(source));
  await cloneBare({ url: given, gitDir }, { signal, onProgress: (progress) => onProgress({ ...progress, source }) });
  return store.repositories.add({ name: nameOfUrl(source), source, gitDir });
}

async function addFolder(path: string, { store }: AddOptions): Promise<Repository[]> {
  const folder = resolve(path);
  if (!(await stat(folder).catch(() => null))?.isDirectory()) {
    throw new WheelhouseError('repository.not-readable', `There is no folder ${folder}.`, { help: 'Name a git repository, a folder that contains some, or a git URL.' });
  }
  const found = await discoverRepositories(folder);
  if (found.length === 0) {
    throw new WheelhouseError('repository.not-readable', `${folder} is no git repository and contains none.`, {
      help: 'Name a git repository, a folder that contains some, or a git URL.',
    });
  }
  const added: Repository[] = [];
  for (const each of found) {
    const { gitDir } = await openRepository(each);
    added.push(await store.repositories.add({ name: nameOfFolder(each), source: each, gitDir }));
  }
  return added;
}

/** The folder's name; of a bare one without `.git`, and of `api/.git` that of `api`. */
function nameOfFolder(path: string): string {
  const name = basename(path) === '.git' ? basename(resolve(path, '..')) : basename(path);
  return name.replace(/\.git$/i, '') || 'repository';
}
