import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs `work` while no other process of this machine holds the lock file; a lock whose owner died is taken over. */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  while (!take(path)) {
    const owner = ownerOf(path);
    if (owner !== undefined && !isAlive(owner)) bury(path, owner);
    else await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** A link appears with its content, so that nobody ever reads a lock without an owner. */
function take(path) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${process.pid} ${startOf(process.pid)}`);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft);
  }
}

/** Removes the lock of a dead owner, and puts back what was not it: another process may have been quicker. */
function bury(path, owner) {
  const grave = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, grave);
    if (ownerOf(grave) !== owner) linkSync(grave, path);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  }
  rmSync(grave, { force: true });
}

function ownerOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Ids of processes are given out again, the sooner after a restart: the start tells whose it is. */
function isAlive(owner) {
  const [pid, start] = owner.split(' ');
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return !start || !now || now === start;
}

/** When a process started: which start of the machine, and ticks since then. Empty where the system does not say (not Linux). */
function startOf(pid) {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // the second field is a name in brackets, and may have spaces and brackets in it
    return `${boot}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return '';
  }
}
