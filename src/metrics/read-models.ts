import type { ScopeQuery } from '../contract/index.ts';
import { WheelhouseError } from '../core/index.ts';
import { resolveAsk, type Ask } from './kernel/ask.ts';
import { DEFAULT_SETTINGS, type MetricDefinition, type MetricSettings, type VersionedStore } from './kernel/index.ts';

export { oncePerVersion, type VersionedStore } from './kernel/index.ts';

export interface ReadContext {
  store: VersionedStore;
  settings?: Partial<MetricSettings>;
  /** The present moment unless given. */
  now?: () => Date;
}

/** Refuses to answer of repositories none of which has its facts yet. Errors: facts.pending. */
export function requireReady({ ready }: Ask, what: string): void {
  if (ready) return;
  throw new WheelhouseError('facts.pending', `The history of ${what} is still being read.`, {
    help: 'Try again when the import has finished; GET /api/v1/sync says how far it is.',
  });
}

/** The scope a page's query means, as the metric with the same needs would understand it. */
export function scopeOf(
  metric: MetricDefinition,
  query: ScopeQuery,
  { store, settings, now = () => new Date() }: ReadContext,
): Promise<Ask> {
  return resolveAsk(metric, query, { store, settings: { ...DEFAULT_SETTINGS, ...settings }, now: now() });
}
