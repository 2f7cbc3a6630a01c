import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { refusalOf, WheelhouseError } from '../../core/index.ts';
import { gitEnvironment, settingArguments, type EnvironmentOptions } from './environment.ts';
import { endGroup, watchGit } from './watch.ts';

export interface GitOptions extends EnvironmentOptions {
  /** Repository or private view the command works on; none for `clone` and `version`. */
  gitDir?: string;
  /** Directory to run in. */
  cwd?: string;
  /** Written to standard input, which is then closed; 'open' leaves it to `send`. */
  input?: string | Uint8Array | readonly string[];
  signal?: AbortSignal;
  /** Extra `-c` settings. */
  settings?: readonly string[];
  /** Whether an answer is owed; a git that is kept for the next question may be silent until then. Always, by default. */
  isAwaited?(): boolean;
  /** Milliseconds for which it may neither say nor do anything. */
  patience?: number;
}

/** A git command that ended with an error: its code and what it wrote. */
export class GitFailure extends Error {
  readonly stderr: string;

  constructor(args: readonly string[], exitCode: number | null, stderr: string) {
    super(`git ${args[0] ?? ''} ended with ${exitCode}: ${stderr.trim().slice(0, 2000)}`);
    this.name = 'GitFailure';
    this.stderr = stderr;
  }
}

/** Killed by somebody else, which says nothing of what it was asked. */
function killed(args: readonly string[], signal: NodeJS.Signals): WheelhouseError {
  return new WheelhouseError('git.failed', `git ${args[0] ?? ''} was killed by the system (${signal}).`, {
    help: 'Most often memory was short: close other programs, or grant less with WHEELHOUSE_MEMORY (in MB), then sync again; it goes on where it stopped.',
  });
}

/** Neither a word nor work for so long: what it waits for does not come. */
function stalled(args: readonly string[], patience: number): WheelhouseError {
  return new WheelhouseError(
    'git.failed',
    `git ${args[0] ?? ''} was ended: it did nothing for ${Math.round(patience / 1000)} seconds.`,
    {
      help: 'It waits for a disk, a network or another process that does not answer. See whether `git fsck` ends in the repository, then sync again.',
    },
  );
}

/** Work was given up because nobody waits for it any more. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}

const STDERR_KEPT = 64 * 1024;
const HEARD_MS = 100;

export interface GitProcess {
  stderr: Readable;
  /** Rejects with `GitFailure`. */
  finished: Promise<void>;
  /** Writes lines (one char per byte) to an open standard input at the pace at which git reads. */
  send(lines: readonly string[]): Promise<void>;
  /** Closes an open standard input. */
  endInput(): void;
  kill(): void;
}

export interface RunningGit extends GitProcess {
  stdout: Readable;
}

/** Starts git; the caller reads `stdout` to its end and then awaits `finished`. */
export function startGit(args: readonly string[], options: GitOptions = {}): RunningGit {
  const child = spawnGit(args, { ...options, stdout: 'pipe' }) as ChildProcessByStdio<Writable, Readable, Readable>;
  return { ...control(child, args, options), stdout: child.stdout };
}

/** Starts git with a file as its standard output. */
export function startGitInto(stdout: number, args: readonly string[], options: GitOptions = {}): GitProcess {
  return control(spawnGit(args, { ...options, stdout }), args, { ...options, stdout });
}

type GitChild = ChildProcessByStdio<Writable, Readable | null, Readable>;

function spawnGit(args: readonly string[], options: GitOptions & { stdout: 'pipe' | number }): GitChild {
  const full = [
    ...(options.gitDir === undefined ? [] : ['--git-dir', options.gitDir]),
    '--no-pager',
    ...settingArguments,
    ...(options.settings ?? []).flatMap((setting) => ['-c', setting]),
    ...args,
  ];
  const cwd = workingDirectory(options);
  try {
    const child: ChildProcess = spawn('git', full, {
      cwd,
      env: gitEnvironment(options),
      stdio: ['pipe', options.stdout, 'pipe'],
      windowsHide: true,
      // a process group of its own, so that what git starts ends with it
      detached: process.platform !== 'win32',
    });
    // Where files run out Node makes no pipes at all (undefined, not null), and says why by an event later.
    const nowhere = () => new PassThrough().end().resume();
    return Object.assign(child, {
      stdin: child.stdin ?? nowhere(),
      stdout: child.stdout === undefined ? nowhere() : child.stdout,
      stderr: child.stderr ?? nowhere(),
    }) as GitChild;
  } catch (cause) {
    throw notStarted(cause as NodeJS.ErrnoException, cwd);
  }
}

function control(child: GitChild, args: readonly string[], options: GitOptions & { stdout?: number }): GitProcess {
  let stderr = '';
  child.stderr.setEncoding('latin1').on('data', (text: string) => {
    if (stderr.length < STDERR_KEPT) stderr += text;
  });
  const finished = new Promise<void>((resolve, reject) => {
    const { signal: stop } = options;
    const abort = (): void => {
      endGroup(child, 'SIGTERM');
      reject(stop!.reason);
    };
    if (stop?.aborted) abort();
    else stop?.addEventListener('abort', abort, { once: true });
    const watch = watchGit(child, {
      ...options,
      onStalled: (patience) => reject(stalled(args, patience)),
    });
    child.on('error', (cause) => reject(notStarted(cause, workingDirectory(options))));
    const fail = (cause: Error): void => reject(stop?.aborted ? stop.reason : cause);
    child.on('close', (code, signal) => {
      watch.end();
      stop?.removeEventListener('abort', abort);
      if (code === 0) resolve();
      // Ctrl-C of a terminal reaches git as well, and git may die of it before we have heard.
      else if (signal !== null) setTimeout(() => fail(killed(args, signal)), HEARD_MS);
      else fail(new GitFailure(args, code, stderr));
    });
  });
  finished.catch(() => undefined);
  // A process that dies early closes its input; its exit code tells more than EPIPE.
  child.stdin.on('error', () => undefined);
  const { input } = options;
  if (Array.isArray(input)) void writeLines(child.stdin, input).then(() => child.stdin.end());
  else if (input !== 'open') child.stdin.end(input);
  return {
    stderr: child.stderr,
    finished,
    send: (lines) => writeLines(child.stdin, lines),
    endInput: () => void child.stdin.end(),
    kill: () => endGroup(child, 'SIGKILL'),
  };
}

function workingDirectory({ cwd, gitDir }: GitOptions): string {
  return cwd ?? gitDir ?? '/';
}

/** Gives a stream's chunks to `push` until it ends. */
export function drain(stream: Readable, push: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => {
      try {
        push(chunk);
      } catch (error) {
        stream.destroy();
        reject(error);
        return;
      }
    });
    stream.on('end', resolve);
    stream.on('close', resolve);
    stream.on('error', reject);
  });
}

/** Runs git to its end and gives its standard output. Rejects with `GitFailure`. */
export async function runGit(args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  const git = startGit(args, options);
  const chunks: Buffer[] = [];
  git.stdout.on('data', (chunk: Buffer) => void chunks.push(chunk));
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

const LINES_AT_ONCE = 500;

async function writeLines(stdin: Writable, lines: readonly string[]): Promise<void> {
  for (let from = 0; from < lines.length && stdin.writable; from += LINES_AT_ONCE) {
    if (stdin.write(lines.slice(from, from + LINES_AT_ONCE).join(''), 'latin1')) continue;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        stdin.off('drain', go).off('close', go);
        resolve();
      };
      stdin.on('drain', go).on('close', go);
    });
  }
}

/** Why there is no git process, from what Node says of it: in words where they are known. */
export function notStarted(cause: NodeJS.ErrnoException, folder: string): Error {
  if (cause.code === 'ENOENT') return existsSync(folder) ? gitMissing(cause) : folderGone(folder, cause);
  const refused = refusalOf(cause.code);
  if (!refused) return cause;
  const { why, help } = refused;
  // The system reports a working directory that may not be entered as a program that may not be run.
  if (cause.code === 'EACCES' || cause.code === 'EPERM')
    return new WheelhouseError('repository.not-readable', `The repository's folder cannot be entered: ${why}.`, {
      help,
      cause,
    });
  return new WheelhouseError('git.failed', `git cannot be started: ${why}.`, { help, cause });
}

function gitMissing(cause: unknown): WheelhouseError {
  return new WheelhouseError('git.missing', 'git was not found on this machine.', {
    help: 'Install git 2.31 or newer (https://git-scm.com/downloads) and make sure it is on the PATH.',
    cause,
  });
}

/** The system reports a missing working directory like a missing program. */
function folderGone(folder: string, cause: unknown): WheelhouseError {
  return new WheelhouseError('repository.not-found', `${folder} is no longer there.`, {
    help: 'Put the repository back, or remove it (`wheelhouse remove`); what was read of it stays until then.',
    cause,
  });
}
