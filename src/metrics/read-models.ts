import type { ScopeQuery } from '../contract/index.ts';
import { resolveAsk, type Ask } from './kernel/ask.ts';
import { DEFAULT_SETTINGS, type MetricDefinition, type MetricSettings, type MetricStore } from './kernel/index.ts';

/** A store whose facts have a version, so that what was computed from them can be kept in memory. */
export interface VersionedStore extends MetricStore {
  version(): Promise<number>;
}

export interface ReadContext {
  store: VersionedStore;
  settings?: Partial<MetricSettings>;
  /** The present moment unless given. */
  now?: () => Date;
}

/** The scope a page's query means, as the metric with the same needs would understand it. */
export function scopeOf(
  metric: MetricDefinition,
  query: ScopeQuery,
  { store, settings, now = () => new Date() }: ReadContext,
): Promise<Ask> {
  return resolveAsk(metric, query, { store, settings: { ...DEFAULT_SETTINGS, ...settings }, now: now() });
}

const KEPT = 16;
const caches = new WeakMap<VersionedStore, { version: number; answers: Map<string, Promise<unknown>> }>();

/** Computes once per version of the facts; the answers used least recently are forgotten, all of them when facts change. */
export async function oncePerVersion<T>(store: VersionedStore, key: string, compute: () => Promise<T>): Promise<T> {
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
