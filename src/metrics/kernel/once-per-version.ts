import type { MetricStore } from './scope.ts';

/** A store whose facts have a version, so that what was computed from them can be kept in memory. */
export interface VersionedStore extends MetricStore {
  version(): Promise<number>;
}

export function isVersioned(store: MetricStore): store is VersionedStore {
  return store.version !== undefined;
}

/** Enough for the states that one round through the pages asks for. Rows of answers, not facts: each is small. */
const KEPT = 64;
const caches = new WeakMap<VersionedStore, { version: number; answers: Map<string, Promise<unknown>> }>();

/**
 * Computes once per version of the facts; the answers used least recently are forgotten, all of them when facts change.
 * Without a version it computes each time.
 */
export async function oncePerVersion<T>(store: MetricStore, key: string, compute: () => Promise<T>): Promise<T> {
  if (!isVersioned(store)) return compute();
  const version = await store.version();
  let cache = caches.get(store);
  if (!cache || cache.version !== version) caches.set(store, (cache = { version, answers: new Map() }));
  const { answers } = cache;
  const answer = (answers.get(key) as Promise<T> | undefined) ?? compute();
  answers.delete(key);
  answers.set(key, answer);
  answer.catch(() => answers.delete(key));
  for (const oldest of answers.keys()) {
    if (answers.size <= KEPT) break;
    answers.delete(oldest);
  }
  return answer;
}
