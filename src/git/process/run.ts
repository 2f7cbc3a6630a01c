import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { WheelhouseError } from '../../core/errors.ts';
import { gitEnvironment, settingArguments, type EnvironmentOptions } from './environment.ts';

export interface GitOptions extends EnvironmentOptions {
  /** Repository or private view the command works on; none for `clone` and `version`. */
  gitDir?: string;
  /** Directory to run in. */
  cwd?: string;
  /** Written to standard input, which is then closed. */
  input?: string | Uint8Array | Iterable<string>;
  signal?: AbortSignal;
  /** Extra `-c` settings. */
  settings?: readonly string[];
}

/** A git command that ended with an error: its code and what it wrote. */
export class GitFailure extends Error {
  readonly exitCode: number | null;
  readonly stderr: string;

  constructor(args: readonly string[], exitCode: number | null, stderr: string) {
    super(`git ${args[0] ?? ''} ended with ${exitCode ?? 'a signal'}: ${stderr.trim().slice(0, 2000)}`);
    this.name = 'GitFailure';
    this.exitCode = exitCode;
    this.stderr = stderr;
  }
}

type GitChild = ChildProcessByStdio<Writable, Readable, Readable>;

const STDERR_KEPT = 64 * 1024;

/** Starts git; the caller reads `stdout` to its end and then awaits `finished`, which rejects with `GitFailure`. */
export function startGit(args: readonly string[], options: GitOptions = {}): { stdout: Readable; stdin: Writable; stderr: Readable; finished: Promise<void>; kill: () => void } {
  const full = [...(options.gitDir === undefined ? [] : ['--git-dir', options.gitDir]), '--no-pager', ...settingArguments,
    ...(options.settings ?? []).flatMap((setting) => ['-c', setting]), ...args];
  const child: GitChild = spawn('git', full, {
    cwd: options.cwd ?? options.gitDir ?? '/',
    env: gitEnvironment(options),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  let stderr = '';
  child.stderr.setEncoding('latin1').on('data', (text: string) => {
    if (stderr.length < STDERR_KEPT) stderr += text;
  });
  const finished = new Promise<void>((resolve, reject) => {
    child.on('error', (cause: NodeJS.ErrnoException) => {
      reject(cause.code === 'ENOENT' ? gitMissing(cause) : cause);
    });
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(options.signal?.aborted ? options.signal.reason : new GitFailure(args, code, stderr));
    });
  });
  finished.catch(() => undefined);
  // A process that dies early closes its input; its exit code tells more than EPIPE.
  child.stdin.on('error', () => undefined);
  feed(child.stdin, options.input);
  return { stdout: child.stdout, stdin: child.stdin, stderr: child.stderr, finished, kill: () => child.kill('SIGKILL') };
}

/** Runs git to its end and gives its standard output. Rejects with `GitFailure`. */
export async function runGit(args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  const git = startGit(args, options);
  const chunks: Buffer[] = [];
  for await (const chunk of git.stdout) chunks.push(chunk as Buffer);
  await git.finished;
  return Buffer.concat(chunks);
}

export async function runGitText(args: readonly string[], options: GitOptions = {}): Promise<string> {
  return (await runGit(args, options)).toString('utf8').trimEnd();
}

/** Output of a command that may end with 1 to say "no"; null then. */
export async function askGit(args: readonly string[], options: GitOptions = {}): Promise<string | null> {
  try {
    return await runGitText(args, options);
  } catch (error) {
    if (error instanceof GitFailure) return null;
    throw error;
  }
}

function feed(stdin: Writable, input: GitOptions['input']): void {
  if (input === undefined || typeof input === 'string' || input instanceof Uint8Array) {
    stdin.end(input);
    return;
  }
  const parts = input[Symbol.iterator]();
  const push = (): void => {
    for (let next = parts.next(); !next.done; next = parts.next()) {
      if (!stdin.write(next.value)) {
        stdin.once('drain', push);
        return;
      }
    }
    stdin.end();
  };
  push();
}

function gitMissing(cause: unknown): WheelhouseError {
  return new WheelhouseError('git.missing', 'git was not found on this machine.', {
    help: 'Install git 2.31 or newer (https://git-scm.com/downloads) and make sure it is on the PATH.',
    cause,
  });
}
