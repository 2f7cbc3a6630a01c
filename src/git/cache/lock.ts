import { mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { WheelhouseError } from '../../core/index.ts';

/**
 * Holds the cache for one miner. A lock whose process is gone is taken over.
 * Throws `sync.running` when another live process holds it.
 */
export async function lockCache(cacheDir: string): Promise<AsyncDisposable> {
  await mkdir(cacheDir, { recursive: true });
  const path = join(cacheDir, 'lock');
  const mine = `${process.pid} ${hostname()} ${Math.random().toString(36).slice(2)}\n`;
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const file = await open(path, 'wx');
      await file.write(mine);
      await file.close();
      heldHere.add(mine);
      return { [Symbol.asyncDispose]: () => release(path, mine) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await readFile(path, 'utf8').catch(() => '');
    if (holder !== '' && isAlive(holder)) throw running(cacheDir, holder);
    await takeAway(path);
  }
  throw running(cacheDir, 'another process');
}

// rename is atomic: of two that find a stale lock only one moves it away, and neither can remove a fresh one unseen
async function takeAway(path: string): Promise<void> {
  const aside = `${path}.stale-${process.pid}-${Date.now()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  await unlink(aside).catch(() => undefined);
}

async function release(path: string, mine: string): Promise<void> {
  heldHere.delete(mine);
  if ((await readFile(path, 'utf8').catch(() => '')) === mine) await unlink(path).catch(() => undefined);
}

function isAlive(holder: string): boolean {
  const [pid, host] = holder.trim().split(' ');
  if (host !== hostname()) return true;
  const id = Number(pid);
  // our own id in a lock that this process does not hold any more is left over from before a reboot or a container restart
  if (id === process.pid) return heldHere.has(holder);
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const heldHere = new Set<string>();

function running(cacheDir: string, holder: string): WheelhouseError {
  return new WheelhouseError('sync.running', `Another process (${holder.trim()}) is mining this repository.`, {
    help: `Wait for it to end. If none is running, remove ${join(cacheDir, 'lock')}.`,
  });
}
