import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { reachableFrom, type CommitOrder } from '../model/commit-order.ts';
import { openLedgerOrder, type LedgerOrder } from './ledger-order.ts';
import { writeMeta, type CacheMeta } from './meta.ts';
import { openOrder } from './order.ts';
import { openPaths, type PathBook } from './paths.ts';
import { openSignatures, type SignatureBook } from './signatures.ts';

/** What the engine remembers of one repository between runs. */
export interface Cache {
  readonly dir: string;
  meta: CacheMeta;
  order: CommitOrder;
  ledger: LedgerOrder;
  paths: PathBook;
  signatures: SignatureBook;
  /** Shas that together reach every known commit. */
  heads(): string[];
  /** Adds the commits that the tip newly reaches to the ledger order. */
  followTip(tip: string): Promise<void>;
  close(result: Pick<CacheMeta, Result>): Promise<void>;
}

/** What a run leaves behind for the next one. */
type Result = 'missingBlobs' | 'missingSample' | 'described' | 'seen';

export type CacheKey = Omit<CacheMeta, 'epoch' | 'tip' | Result>;

/** Opens the cache that `meta` describes; without it a new one, after dropping what is there. */
export async function openCache(
  dir: string,
  { wanted, meta }: { wanted: CacheKey; meta: CacheMeta | null },
): Promise<Cache> {
  if (meta === null) await dropCache(dir);
  const cache: Cache = {
    dir,
    meta: meta ?? newMeta(wanted),
    ...(await openBooks(dir, wanted)),
    heads: () => headsOf(cache.order),
    async followTip(tip) {
      const reached = reachableFrom(cache.order, cache.order.idOf.get(tip)!);
      for (const id of cache.ledger.ids) reached[id] = 0;
      await cache.ledger.append(Array.from(reached.keys()).filter((id) => reached[id] === 1));
      if (cache.meta.tip !== tip) await save({ tip });
    },
    close: (result) => save(result),
  };
  const save = async (change: Partial<CacheMeta>): Promise<void> => {
    cache.meta = { ...cache.meta, ...change };
    await writeMeta(dir, cache.meta);
  };
  if (meta === null) await save({});
  return cache;
}

/**
 * Begins another epoch, in which all facts are given again. What the cache holds stays true as long as no commit left the
 * history; a rewritten one needs new ids.
 */
export async function startEpoch(cache: Cache, { keepOrder }: { keepOrder: boolean }): Promise<void> {
  if (!keepOrder) await dropCache(cache.dir);
  const { engine, objectFormat, shallow, ignoreRevs, tip } = cache.meta;
  cache.meta = { ...newMeta({ engine, objectFormat, shallow, ignoreRevs }), tip: keepOrder ? tip : null };
  if (!keepOrder) Object.assign(cache, await openBooks(cache.dir, cache.meta));
  await writeMeta(cache.dir, cache.meta);
}

/** Removes everything but the lock and the view of the repository. */
export async function dropCache(dir: string): Promise<void> {
  const names = (await readdir(dir).catch(() => [])).filter((name) => name !== 'lock' && name !== 'view');
  // the meta file first: without it the rest counts for nothing, should this be cut short
  names.sort((a, b) => Number(b === 'meta.bin') - Number(a === 'meta.bin'));
  for (const name of names) await rm(join(dir, name), { recursive: true, force: true });
}

async function openBooks(
  dir: string,
  { objectFormat }: CacheKey,
): Promise<Pick<Cache, 'order' | 'ledger' | 'paths' | 'signatures'>> {
  const [order, ledger, paths, signatures] = await Promise.all([
    openOrder(dir, objectFormat),
    openLedgerOrder(dir),
    openPaths(dir),
    openSignatures(dir),
  ]);
  return { order, ledger, paths, signatures };
}

function newMeta(key: CacheKey): CacheMeta {
  return { ...key, epoch: randomUUID(), tip: null, missingBlobs: 0 };
}

function headsOf(order: CommitOrder): string[] {
  const hasChild = new Uint8Array(order.shas.length);
  for (const parent of order.parentIds) hasChild[parent] = 1;
  return order.shas.filter((_, id) => hasChild[id] === 0);
}
