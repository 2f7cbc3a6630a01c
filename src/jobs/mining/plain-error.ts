import { WheelhouseError } from '../../core/index.ts';
import type { PlainError } from './messages.ts';

const UNEXPECTED = 'This is a bug in Wheelhouse. Run it again with WHEELHOUSE_DEBUG=1 and report what it prints.';

export function toPlain(error: unknown): PlainError {
  if (error instanceof WheelhouseError)
    return { code: error.code, message: error.message, help: error.help, stack: error.stack };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { ...(refusal(error) ?? { code: 'internal', message, help: UNEXPECTED }), stack };
}

const NOT_ALLOWED = 'permission denied';
const WHY: Record<string, readonly [why: string, help: string]> = {
  EACCES: [NOT_ALLOWED, 'Give the user who runs Wheelhouse access to it.'],
  EPERM: [NOT_ALLOWED, 'Give the user who runs Wheelhouse access to it.'],
  EROFS: ['the file system is read-only', 'Name another data directory with --data or WHEELHOUSE_DATA.'],
  EMFILE: ['too many files are open', 'Allow more (`ulimit -n 1024`), then sync again.'],
  ENFILE: ['too many files are open on this machine', 'Close other programs, then sync again.'],
  EAGAIN: ['no further process may run', 'Close other programs or allow more (`ulimit -u`), then sync again.'],
  ENOMEM: ['memory is short', 'Close other programs or give the machine more, then sync again.'],
  ENOSPC: ['no space is left on the disk', 'Free some, then sync again; it goes on where it stopped.'],
};

/** What the system refuses is no bug: the machine's owner can change it. */
function refusal(error: unknown): Omit<PlainError, 'stack'> | null {
  const { code: given = '', path, syscall = '', message = '' } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  // git and DuckDB pass on the system's words only
  const code = message.includes('No space left on device') ? 'ENOSPC' : given;
  const known = Object.hasOwn(WHY, code) ? WHY[code] : undefined;
  if (!known) return null;
  const [why, help] = known;
  // The system reports a working directory that may not be entered as a program that may not be run.
  if (syscall.startsWith('spawn') && why !== NOT_ALLOWED)
    return { code: 'git.failed', message: `git cannot be started: ${why}.`, help };
  if (syscall.startsWith('spawn'))
    return { code: 'repository.not-readable', message: `The repository's folder cannot be entered: ${why}.`, help };
  return { code: 'store.failed', message: `${path ?? 'A file'} cannot be used: ${why}.`, help };
}

export function fromPlain({ code, message, help, stack }: PlainError): WheelhouseError {
  const error = new WheelhouseError(code, message, { help });
  if (stack) error.stack = stack;
  return error;
}
