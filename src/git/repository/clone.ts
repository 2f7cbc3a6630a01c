import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WheelhouseError } from '../../core/index.ts';
import { lastWords } from '../process/damage.ts';
import { refuseIrregularAround } from '../process/regular-files.ts';
import { GitFailure, runGit, startGit, type RunningGit } from '../process/run.ts';

/** git's own progress: its words, and percent where it knows. */
export interface FetchProgress {
  phase: string;
  percent: number | null;
}

export interface FetchOptions {
  onProgress?(progress: FetchProgress): void;
  signal?: AbortSignal;
}

/** Where clones live: `<dataDir>/clones/<name>-<hash of the URL without its password>.git`. */
export function cloneDir(url: string, dataDir: string): string {
  const hash = createHash('sha256').update(withoutPassword(url)).digest('hex').slice(0, 12);
  return join(dataDir, 'clones', `${nameOfUrl(url)}-${hash}.git`);
}

/** The last clone or fetch into each directory: two at once would get in each other's way. */
const underWay = new Map<string, Promise<void>>();

/** Clones a URL bare into a directory, or fetches into the clone that is there. Throws `git.failed` with what git said. */
export async function cloneOrFetch(url: string, directory: string, options: FetchOptions): Promise<void> {
  const before = underWay.get(directory) ?? Promise.resolve();
  const work = before.catch(() => undefined).then(() => refresh(url, directory, options));
  underWay.set(directory, work);
  try {
    await work;
  } finally {
    if (underWay.get(directory) === work) underWay.delete(directory);
  }
}

/** Whether it failed because the other side did not take the credentials, or asked for some. */
export function wereCredentialsRefused(error: unknown): boolean {
  const { cause } = error as { cause?: unknown };
  return (
    cause instanceof GitFailure &&
    /Authentication failed|could not read (Username|Password)|returned error: 40[13]/u.test(cause.stderr)
  );
}

async function refresh(url: string, directory: string, options: FetchOptions): Promise<void> {
  options.signal?.throwIfAborted();
  if (url.startsWith('file://')) await refuseIrregularAround(fileURLToPath(url));
  const there = await stat(join(directory, 'HEAD')).catch(() => null);
  if (there === null) await clone(url, directory, options);
  else {
    const bringsCredentials = /^https?:/u.test(url) && withoutPassword(url) !== url;
    await fetchUpdates(directory, { ...options, url, remote: bringsCredentials ? url : 'origin' });
    // git keeps what it was cloned with: credentials that worked take the place of outdated ones.
    if (bringsCredentials) await runGit(['remote', 'set-url', 'origin', url], { gitDir: directory });
  }
}

async function clone(url: string, directory: string, options: FetchOptions): Promise<void> {
  const temporary = `${directory}.tmp-${process.pid}`;
  await mkdir(join(directory, '..'), { recursive: true });
  await rm(temporary, { recursive: true, force: true });
  try {
    await withProgress(
      ['clone', '--bare', '--progress', '--template=', '--no-recurse-submodules', '--', url, temporary],
      { url, ...options },
    );
    await rename(temporary, directory);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function fetchUpdates(
  gitDir: string,
  { remote, ...options }: FetchOptions & { url: string; remote: string },
): Promise<void> {
  await withProgress(
    [
      'fetch',
      // tags too: git prunes those only that a refspec names
      '--prune',
      '--force',
      '--progress',
      '--no-recurse-submodules',
      '--no-auto-maintenance',
      remote,
      '+refs/heads/*:refs/heads/*',
      '+refs/tags/*:refs/tags/*',
    ],
    { gitDir, ...options },
  );
}

async function withProgress(
  args: readonly string[],
  { url, gitDir, onProgress, signal }: FetchOptions & { url: string; gitDir?: string },
): Promise<void> {
  const git = startGit(args, { gitDir, signal, network: true });
  git.stderr.on('data', (text: string) => {
    for (const line of text.split(/[\r\n]+/u)) {
      const match = /^(?:remote: )?([A-Z][A-Za-z ]+):\s+(?:(\d+)%)?/u.exec(line);
      if (match !== null) onProgress?.({ phase: match[1]!, percent: match[2] === undefined ? null : Number(match[2]) });
    }
  });
  git.stdout.resume();
  try {
    await git.finished;
  } catch (error) {
    if (signal?.aborted) {
      await ended(git);
      throw signal.reason;
    }
    if (!(error instanceof GitFailure)) throw error;
    throw new WheelhouseError(
      'git.failed',
      `${withoutPassword(url)} could not be fetched: ${withoutPassword(lastWords(error.stderr))}`,
      {
        help: 'Check the URL and your access to it with `git ls-remote`. Wheelhouse never asks for a password: use an SSH key or a credential helper, or add it again with its credentials.',
        cause: error,
      },
    );
  }
}

/** A process that outlives its signal, as ssh may, is not waited for longer. */
const END_GRACE_MS = 3_000;

/** A git that was told to stop still writes and removes files until its output is closed. */
async function ended({ stderr }: RunningGit): Promise<void> {
  if (stderr.closed) return;
  await once(stderr, 'close', { signal: AbortSignal.timeout(END_GRACE_MS) }).catch(() => undefined);
}

/** A URL or message without user name and password. */
export function withoutPassword(text: string): string {
  return text.replaceAll(/:\/\/[^/@\s]+@/gu, '://');
}

const SCHEME = /^(?:https?|ssh|git|git\+ssh|file):\/\//u;
const SCP = /^(?:[\w.-]+@)?[\w.-]+:(?!\/\/|\\)\S+$/u;

/** True for what git would take as a URL: with a scheme, or `user@host:path`. */
export function isUrl(text: string): boolean {
  return SCHEME.test(text) || (SCP.test(text) && !/^[A-Za-z]:[\\/]/u.test(text));
}

export function nameOfUrl(url: string): string {
  const last =
    url
      .replace(/[?#].*$/u, '')
      .replace(/\/+$/u, '')
      .split(/[/:]/u)
      .at(-1) ?? '';
  return last.replace(/\.git$/u, '').replaceAll(/[^\w.-]+/gu, '-') || 'repository';
}
