import { join, sep } from 'node:path';
import { stat } from 'node:fs/promises';
import { announceClone, cloneOrFetch, discoverRepositories, isUrl, openRepository } from '../git/index.ts';
import type { ErrorCode } from '../core/index.ts';
import type { Repository, Store } from '../store/index.ts';
import { isCloned } from './steps/fetch.ts';
import { createFetchProgress, LOOKING, type FetchStep } from './git-progress.ts';
import { toPlain } from './mining/plain-error.ts';
import { normalUrl, publicUrl } from './source-url.ts';

export interface AddOptions {
  store: Store;
  dataDir: string;
  onProgress: (progress: AddProgress) => void;
  signal: AbortSignal;
}

/** A clone under way. */
export interface AddProgress extends FetchStep {
  source: string;
}

export interface AddFailure {
  source: string;
  code: ErrorCode;
  message: string;
  help: string;
}

/** A clone of ours that belongs to what was added. */
export interface AddedClone {
  id: number;
  /** As it was given, with its password. */
  address: string;
  /** Cloned just now: there is nothing newer to fetch. */
  fresh: boolean;
}

/**
 * Takes sources into the store: a repository, every repository below a folder, or a URL, which is cloned bare into the
 * data directory first. One that fails stops no other. Adding what is known already gives the same repository again, and
 * leaves it to the next sync to fetch into its clone.
 */
export async function addRepositories(
  sources: readonly string[],
  options: AddOptions,
): Promise<{ repositories: Repository[]; clones: AddedClone[]; failed: AddFailure[] }> {
  const ids = new Set<number>();
  const clones: AddedClone[] = [];
  const failed: AddFailure[] = [];
  for (const source of sources) {
    options.signal.throwIfAborted();
    try {
      for (const path of await pathsOf(source)) {
        const { repository, clone } = await addOne(path, options);
        ids.add(repository.id);
        if (clone) clones.push({ id: repository.id, ...clone });
      }
    } catch (error) {
      options.signal.throwIfAborted();
      const { code, message, help } = toPlain(error);
      failed.push({ source: shownSource(source), code, message, help });
    }
  }
  // As they are called now: one that was added later may have changed the name of one before it.
  const all = await options.store.repositories.list();
  return { repositories: all.filter(({ id }) => ids.has(id)), clones, failed };
}

/**
 * Takes a URL into the store before it is cloned, which its first sync does. One that is known already is given again.
 * Errors: input.invalid for what is no URL, git.missing.
 */
export async function addUrl(
  url: string,
  { store, dataDir }: Pick<AddOptions, 'store' | 'dataDir'>,
): Promise<Repository> {
  const { gitDir, name, source } = await announceClone(normalUrl(url), dataDir);
  return store.repositories.add({
    name,
    source: publicSource(source),
    gitDir,
  });
}

/** True for a clone that we made from a URL; a repository of the user's own is never touched. */
export function isOwnClone(dataDir: string, gitDir: string): boolean {
  return gitDir.startsWith(join(dataDir, 'clones') + sep);
}

/** What could not be added may be no URL at all, yet hold a password. */
const shownSource = (source: string): string => source.replace(/:\/\/[^/@\s]*@/, '://');

const publicSource = (source: string): string => (isUrl(source) ? publicUrl(source) : source);

/** A folder that is no repository stands for those below it; one inside a repository stands for that one. */
async function pathsOf(source: string): Promise<string[]> {
  if (isUrl(source)) return [normalUrl(source)];
  if (!(await stat(source).catch(() => null))?.isDirectory()) return [source];
  const found = await discoverRepositories(source);
  return found.length > 0 ? found : [source];
}

interface AddedOne {
  repository: Repository;
  clone?: Omit<AddedClone, 'id'>;
}

async function addOne(path: string, options: AddOptions): Promise<AddedOne> {
  if (isUrl(path)) return addClone(path, options);
  const { store, dataDir, signal } = options;
  const { gitDir, name, source } = await openRepository(path, dataDir, { signal });
  return {
    repository: await store.repositories.add({ name, source, gitDir }),
  };
}

async function addClone(address: string, { store, dataDir, onProgress, signal }: AddOptions): Promise<AddedOne> {
  const shown = publicSource(address);
  // However this time's address is written, a repository keeps the clone that it has.
  const known = await store.repositories.find(shown);
  if (known && isCloned(known)) return { repository: known, clone: { address, fresh: false } };
  const gitDir = known?.git_dir ?? (await announceClone(address, dataDir)).gitDir;
  const read = createFetchProgress();
  onProgress({ source: shown, ...LOOKING });
  await cloneOrFetch(address, gitDir, {
    signal,
    onProgress: (told) => onProgress({ source: shown, ...read(told) }),
  });
  return { repository: await addUrl(address, { store, dataDir }), clone: { address, fresh: true } };
}
