import { writeFileSync } from 'node:fs';
import { mkdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WheelhouseError } from '../../core/index.ts';
import { isOfHere, isRunning, readHolder, writeHolder, type Holder } from './holder.ts';

const ATTEMPTS = 10;
const PAUSE_MS = 20;

/**
 * Holds the cache for one miner. A lock whose process is gone is taken over.
 * Throws `sync.running` when another live process holds it.
 */
export async function lockCache(cacheDir: string): Promise<AsyncDisposable> {
  await mkdir(cacheDir, { recursive: true });
  const path = join(cacheDir, 'lock');
  const mine = writeHolder();
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    if (create(path, mine)) {
      heldHere.add(mine);
      return { [Symbol.asyncDispose]: () => release(path, mine) };
    }
    const line = await read(path);
    const holder = readHolder(line);
    if (holder && isAlive(holder, line)) throw running(path, holder);
    // a file is empty before its line is written; one that stays so was left by a process that died in between
    if (holder || attempt === ATTEMPTS - 1) await takeAway(path, line);
    else await sleep(PAUSE_MS);
  }
  throw running(path, null);
}

/** False where the file is there already. Not in turns with other work: a busy process would leave it empty meanwhile. */
function create(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');
const remove = (path: string): Promise<void> => unlink(path).catch(() => undefined);

/** No system removes a file only if it still says something, so those who find the same stale lock take turns. */
async function takeAway(path: string, stale: string): Promise<void> {
  const turn = `${path}.turn`;
  if (create(turn, '')) {
    if ((await read(path)) === stale) await remove(path);
    await remove(turn);
    return;
  }
  const { mtimeMs } = await stat(turn).catch(() => ({ mtimeMs: Infinity }));
  if (Date.now() - mtimeMs > TURN_LOST_MS) await remove(turn);
  else await sleep(PAUSE_MS);
}

/** A turn takes a moment; one this old was not given back. */
const TURN_LOST_MS = 60_000;

async function release(path: string, mine: string): Promise<void> {
  heldHere.delete(mine);
  if ((await read(path)) === mine) await remove(path);
}

function isAlive(holder: Holder, line: string): boolean {
  if (!isOfHere(holder)) return true;
  // our own id in a lock that this process does not hold any more is left over from before a reboot or a container restart
  if (holder.pid === process.pid) return heldHere.has(line);
  return isRunning(holder);
}

const heldHere = new Set<string>();

function running(lock: string, holder: Holder | null): WheelhouseError {
  const [who, unless] =
    holder && !isOfHere(holder)
      ? [`Another machine or container (${holder.host}, process ${holder.pid})`, `no Wheelhouse runs on ${holder.host}`]
      : [`Another process${holder ? ` (${holder.pid})` : ''}`, 'none is running'];
  return new WheelhouseError('sync.running', `${who} is mining this repository.`, {
    help: `Wait for it to end. If ${unless}, remove ${lock}.`,
  });
}
