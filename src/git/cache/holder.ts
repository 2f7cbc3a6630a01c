import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** The process that a lock file names. */
export interface Holder {
  pid: number;
  host: string;
  /** One start of one machine, or of one container on it: within it no two processes have both id and start in common. */
  realm: string | undefined;
  /** When the process started, in the system's own count; like `realm`, known where the system says it. */
  start: string | undefined;
}

/** A line for a lock file of this process, like no other. */
export function writeHolder(): string {
  const nonce = Math.random().toString(36).slice(2);
  const [where, start] = [ownRealm(), startOf(process.pid)];
  return `${process.pid} ${hostname()} ${nonce}${where && start ? ` ${where} ${start}` : ''}\n`;
}

/** Null for what is no such line, or not yet. */
export function readHolder(line: string): Holder | null {
  const [, pid, host = '', realm, start] = /^(\d+) (\S*) \S+(?: (\S+) (\d+))?\n$/u.exec(line) ?? [];
  return pid === undefined ? null : { pid: Number(pid), host, realm, start };
}

/** Whether its process would be found here. A host's name can change, and containers on one machine have each their own. */
export function isOfHere({ host, realm }: Holder): boolean {
  return host === hostname() || (realm !== undefined && realm === ownRealm());
}

/** Whether a process of here still runs: ids are given out again, the sooner after a restart. */
export function isRunning({ pid, realm, start }: Holder): boolean {
  const ours = ownRealm();
  if (realm && ours && realm !== ours) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return !start || !now || start === now;
}

function ownRealm(): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return undefined;
  }
}

/** In ticks since the machine's start; `ended` for what nobody has waited for yet; undefined where the system does not say. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // the second field is a name in brackets, and may have spaces and brackets in it
    const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return 'ZX'.includes(state) ? 'ended' : fields[18];
  } catch {
    return undefined;
  }
}
