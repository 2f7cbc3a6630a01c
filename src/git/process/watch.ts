import type { ChildProcess } from 'node:child_process';
import { fstatSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';

/** Of a git that neither says nor does anything: long enough for a disk that has to wake up and a server that packs. */
const PATIENCE_MS = 300_000;
const LOOKS = 20;

export interface WatchOptions {
  /** Where its standard output goes, unless that is a pipe. */
  stdout?: number;
  isAwaited?(): boolean;
  patience?: number;
  onStalled(patience: number): void;
}

/** Ends a git that owes an answer and has stood still for too long: it read from a pipe nobody writes to, say. */
export function watchGit(
  child: ChildProcess,
  { stdout, isAwaited = () => true, patience = PATIENCE_MS, onStalled }: WatchOptions,
): { end(): void } {
  let before = '';
  let since = performance.now();
  const look = (): void => {
    const now = isAwaited() ? signsOfLife(child, stdout) : '';
    if (now === '' || now !== before) {
      before = now;
      since = performance.now();
    } else if (performance.now() - since >= patience) {
      clearInterval(timer);
      onStalled(patience);
      endGroup(child, 'SIGKILL');
    }
  };
  const timer = setInterval(look, patience / LOOKS).unref();
  return { end: () => clearInterval(timer) };
}

/** What it has read and written, and the time it has computed for where the system says that. */
function signsOfLife({ pid, stdin, stdout, stderr }: ChildProcess, file: number | undefined): string {
  const said = [stdout, stderr].map((stream) => (stream as Socket | null)?.bytesRead);
  const heard = stdin === null ? 0 : (stdin as Socket).bytesWritten - stdin.writableLength;
  return [...said, heard, sizeOf(file), computed(pid)].join(' ');
}

function sizeOf(file: number | undefined): number | undefined {
  try {
    return file === undefined ? undefined : fstatSync(file).size;
  } catch {
    return undefined;
  }
}

/** In ticks of the system. Of the process alone: what it has started talks to it. */
function computed(pid: number | undefined): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .join();
  } catch {
    return '';
  }
}

/** Ends a git with all that it has started. */
export function endGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill(signal);
    else if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, signal);
  } catch {
    // it has ended by itself
  }
}
