/** Why the system does not do what it was asked, and what the machine's owner can do: it is no bug. */
export interface Refusal {
  why: string;
  help: string;
}

const NOT_ALLOWED: Refusal = {
  why: 'permission denied',
  help: 'Give the user who runs Wheelhouse access to it.',
};

const REFUSALS: Record<string, Refusal> = {
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EROFS: {
    why: 'the file system is read-only',
    help: 'Name another data directory with --data or WHEELHOUSE_DATA.',
  },
  EMFILE: { why: 'too many files are open', help: 'Allow more (`ulimit -n 1024`), then try again; nothing is lost.' },
  ENFILE: {
    why: 'too many files are open on this machine',
    help: 'Close other programs, then try again; nothing is lost.',
  },
  EAGAIN: {
    why: 'no further process may run',
    help: 'Close other programs or allow more (`ulimit -u`), then try again; nothing is lost.',
  },
  ENOMEM: {
    why: 'memory is short',
    help: 'Close other programs or give the machine more, then try again; nothing is lost.',
  },
  ENOSPC: { why: 'no space is left on the disk', help: 'Free some, then sync again; it goes on where it stopped.' },
};

/** What the code of a system's error says, if it is a refusal. */
export function refusalOf(code: string | undefined): Refusal | null {
  return code !== undefined && Object.hasOwn(REFUSALS, code) ? REFUSALS[code]! : null;
}
