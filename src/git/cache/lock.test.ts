import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockCache } from './lock.ts';

let folder: string;
const others: ChildProcess[] = [];
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'wheelhouse-lock-'))));
afterEach(() => {
  for (const other of others.splice(0)) other.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** A process that sleeps; `command` is what it is called. */
function sleeper(command = 'sleep'): number {
  const child = spawn(command, ['600']);
  others.push(child);
  return child.pid ?? 0;
}
const dead = (): number => spawnSync('true').pid;

interface Written {
  pid: number;
  host: string;
  realm: string;
  start: string;
}

/** Leaves a lock as this process writes it, but for what is given. */
async function leave(changes: Partial<Written>): Promise<void> {
  const path = join(folder, 'lock');
  rmSync(path, { force: true });
  let line: string;
  {
    await using _lock = await lockCache(folder);
    line = readFileSync(path, 'utf8');
  }
  const [pid, host, nonce, realm, start] = line.trim().split(' ');
  const written = { pid, host, realm, start, ...changes };
  writeFileSync(path, `${written.pid} ${written.host} ${nonce} ${written.realm} ${written.start}\n`);
}

/** As the system says it: `ps` reads the same field. */
const startOf = (pid: number): string =>
  readFileSync(`/proc/${pid}/stat`, 'latin1')
    .replace(/^.*\) /su, '')
    .split(' ')[19] ?? '';

/** Whether the lock that was left is taken over. */
async function takenOver(): Promise<boolean> {
  try {
    await using _lock = await lockCache(folder);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'sync.running' });
    return false;
  } finally {
    expect(readdirSync(folder).filter((name) => name !== 'lock')).toEqual([]);
  }
}

describe('a lock of the format before, without the start of its process', () => {
  it.each([
    { lock: 'of a process that runs is respected', pid: sleeper, host: hostname(), taken: false },
    { lock: 'of one that is gone is taken over', pid: dead, host: hostname(), taken: true },
    { lock: 'of another machine is respected', pid: dead, host: 'elsewhere', taken: false },
    {
      lock: 'with our own id, which we do not hold, is taken over',
      pid: () => process.pid,
      host: hostname(),
      taken: true,
    },
  ])('$lock', async ({ pid, host, taken }) => {
    writeFileSync(join(folder, 'lock'), `${pid()} ${host} k3\n`);
    expect(await takenOver()).toBe(taken);
  });
});

it.each(['', '\0\0\0\0', '12 '])('a lock that was never written to its end is taken over: %j', async (torn) => {
  writeFileSync(join(folder, 'lock'), torn);
  expect(await takenOver()).toBe(true);
});

it('of many that find a lock left behind, one gets it', async () => {
  for (let round = 0; round < 20; round++) {
    writeFileSync(join(folder, 'lock'), `${dead()} ${hostname()} k3\n`);
    const all = await Promise.allSettled(Array.from({ length: 12 }, () => lockCache(folder)));
    const got = all.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(got).toHaveLength(1);
    await got[0]?.[Symbol.asyncDispose]();
  }
});

describe.runIf(existsSync('/proc/self/stat'))('a lock that says when its process started', () => {
  it('is respected while that one runs, whatever it is called', async () => {
    const odd = join(folder, 'a) S (b) 7');
    copyFileSync('/bin/sleep', odd);
    for (const pid of [sleeper(), sleeper(odd)]) {
      await leave({ pid, start: startOf(pid) });
      await expect(lockCache(folder)).rejects.toMatchObject({ code: 'sync.running' });
    }
  });

  it('is taken over where its id is another program’s by now, as after a restart of the machine or of a container', async () => {
    const pid = sleeper();
    await leave({ pid });
    expect(await takenOver()).toBe(true);
    for (const realm of ['6c0f8a52-0000-4000-8000-000000000000/pid:[4026531836]', 'as-ours/pid:[1]']) {
      await leave({ pid, start: startOf(pid), realm });
      expect(await takenOver()).toBe(true);
    }
  });

  it('is taken over where its process has ended and nobody has noted that', async () => {
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'ignore'] });
    others.push(parent);
    const pid = Number(await new Promise<Buffer>((resolve) => parent.stdout.once('data', resolve)));
    while (!/^\d+ \(sleep\) Z/u.test(readFileSync(`/proc/${pid}/stat`, 'latin1')))
      await new Promise((resolve) => setTimeout(resolve, 10));
    await leave({ pid, start: startOf(pid) });
    expect(await takenOver()).toBe(true);
  });

  it('is known as this machine’s where the machine was renamed', async () => {
    await leave({ pid: dead(), host: 'name-before' });
    expect(await takenOver()).toBe(true);
    const pid = sleeper();
    await leave({ pid, host: 'name-before', start: startOf(pid) });
    expect(await takenOver()).toBe(false);
  });

  it('is respected where another machine or container wrote it, and it is said which', async () => {
    const own = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    for (const realm of ['6c0f8a52-0000-4000-8000-000000000000/pid:[4026531836]', `${own}/pid:[1]`]) {
      await leave({ pid: dead(), host: 'worker-2', realm });
      await expect(lockCache(folder)).rejects.toMatchObject({
        code: 'sync.running',
        message: expect.stringMatching(/\(worker-2, process \d+\) is mining this repository/) as string,
        help: expect.stringContaining(`If no Wheelhouse runs on worker-2, remove ${join(folder, 'lock')}`) as string,
      });
      rmSync(join(folder, 'lock'));
    }
  });
});
