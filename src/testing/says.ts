import type { Finding } from '../contract/index.ts';
import type { World } from '../core/index.ts';
import { createMeasures } from '../metrics/index.ts';
import { loadWorld } from './load-world.ts';
import type { OpenTestStore, TestStore } from './stores.ts';
import { everyFinding, type AnyInsight } from '../insights/index.ts';
import { NOW } from './rhythm.ts';

/** What findings and reports of a store are made from, at NOW. */
export const sourcesOf = (store: TestStore, zone = 'UTC') => ({
  store,
  measures: createMeasures(store, { zone }, () => NOW),
  settings: { zone },
  now: () => NOW,
});

/** For tests: what one insight says of each world, by the name of its repository. */
export async function saysOf(
  open: OpenTestStore,
  insight: AnyInsight,
  worlds: readonly World[],
): Promise<Record<string, Finding>> {
  await using store = await open();
  const names = new Map<number, string>();
  for (const world of worlds) names.set((await loadWorld(store, world)).repoId, world.repository ?? '');
  const { items } = await everyFinding(sourcesOf(store), {}, [insight]);
  return Object.fromEntries(items.map((finding) => [names.get(finding.repository ?? -1), finding]));
}
