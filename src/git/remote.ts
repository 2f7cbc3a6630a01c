import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { WheelhouseError } from '../core/errors.ts';
import { GitFailure, runGitText, startGit } from './process/run.ts';

/** How far a transfer is, in objects; `total` is 0 while unknown. */
export interface TransferProgress {
  doing: string;
  done: number;
  total: number;
}

export interface TransferOptions {
  onProgress?: (progress: TransferProgress) => void;
  signal?: AbortSignal;
}

const BRANCHES_AND_TAGS = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*'];

/**
 * Clones bare, whole or not at all: a killed clone leaves nothing that could be taken for one. Does nothing where `gitDir`
 * is there already. Errors: repository.not-readable.
 */
export async function cloneBare({ url, gitDir }: { url: string; gitDir: string }, options: TransferOptions = {}): Promise<void> {
  if (await stat(gitDir).catch(() => null)) return;
  const draft = `${gitDir}.part`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(dirname(gitDir), { recursive: true });
  try {
    await transfer(['clone', '--bare', '--progress', '--', url, draft], url, { ...options, cwd: dirname(gitDir) });
    await rename(draft, gitDir);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Brings a clone made by `cloneBare` up to date, default branch included. Errors: repository.not-readable. */
export async function fetchBare(gitDir: string, options: TransferOptions = {}): Promise<void> {
  const url = await runGitText(['config', '--get', 'remote.origin.url'], { gitDir });
  await transfer(['fetch', '--prune', '--no-auto-maintenance', '--progress', 'origin', ...BRANCHES_AND_TAGS], url, { ...options, gitDir });
  const answer = await runGitText(['ls-remote', '--symref', 'origin', 'HEAD'], { gitDir, network: true, ...(options.signal ? { signal: options.signal } : {}) });
  const head = /^ref: (refs\/heads\/\S+)\tHEAD$/m.exec(answer)?.[1];
  if (head) await runGitText(['symbolic-ref', 'HEAD', head], { gitDir });
}

async function transfer(args: string[], url: string, { onProgress, ...options }: TransferOptions & { gitDir?: string; cwd?: string }): Promise<void> {
  const git = startGit(args, { ...options, network: true });
  git.stdout.resume();
  git.stderr.on('data', (text: string) => {
    const last = [...text.matchAll(/(?:^|[\r\n])(?:remote: )?([A-Z][a-z ]+):\s+\d+% \((\d+)\/(\d+)\)/g)].at(-1);
    if (last) onProgress?.({ doing: (last[1] ?? '').toLowerCase(), done: Number(last[2]), total: Number(last[3]) });
  });
  try {
    await git.finished;
  } catch (cause) {
    if (!(cause instanceof GitFailure)) throw cause;
    const said = cause.stderr.split(/[\r\n]+/).findLast((line) => /^(fatal|error): /.test(line)) ?? 'git gave no reason';
    throw new WheelhouseError('repository.not-readable', `${withoutPassword(url)} cannot be read: ${withoutPassword(said.replace(/^(fatal|error): /, ''))}`, {
      help: 'Check the address and that `git ls-remote` works with it in this terminal: Wheelhouse uses your own git credentials.',
      cause,
    });
  }
}

function withoutPassword(text: string): string {
  return text.replace(/:\/\/[^\s/@]*@/g, '://');
}
