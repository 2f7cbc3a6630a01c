import { createMemo, LOCAL_OWNER, type Memo } from '../../core/index.ts';
import type { MetricStore } from './scope.ts';

/** A store whose facts have a version, so that what was computed from them can be kept in memory. */
export interface VersionedStore extends MetricStore {
  version(): Promise<number>;
}

export function isVersioned(store: MetricStore): store is VersionedStore {
  return store.version !== undefined;
}

/** Enough for the states that one round through the pages asks for. Rows of answers, not facts: each is small. */
const KEPT = 128;
const memos = new WeakMap<VersionedStore, Memo>();

/**
 * Computes once for each version of the facts. The question is plain data, and holds the whole scope: a field that is added
 * to scopes can't be forgotten here. Without a version it computes each time.
 */
export async function oncePerVersion<T>(
  store: MetricStore,
  question: { of: string } & Record<string, unknown>,
  compute: () => Promise<T>,
): Promise<T> {
  if (!isVersioned(store)) return compute();
  let memo = memos.get(store);
  if (!memo) memos.set(store, (memo = createMemo(KEPT)));
  return memo.get({ version: await store.version(), scope: question, who: LOCAL_OWNER }, compute);
}
