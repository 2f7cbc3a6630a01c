import { afterAll, beforeAll } from 'vitest';
import type { World } from '../core/index.ts';
import { createMeasures, type Measures } from '../metrics/index.ts';
import { loadWorld } from './load-world.ts';
import type { OpenTestStore, TestStore } from './stores.ts';

/** Two repositories; the clocks of Zurich change on 29 March; a commit claims to be from 2030. */
export const APP: World = {
  repository: 'app',
  commits: [
    { id: 'a', by: 'ana', at: '2026-01-05', files: { 'src/api/a.ts': 10 } },
    { id: 'b', by: 'ben', at: '2026-02-16', files: { 'src/web/b.ts': 20 } },
    { id: 'c', by: 'ana', at: '2026-03-28T23:30', files: { 'src/api/a.ts': 30 } },
    { id: 'd', by: 'ben', at: '2026-03-29T22:30', files: { 'README.md': 40 } },
    { id: 'e', by: 'ana', at: '2026-04-01', files: { 'src/api/a.ts': { removes: { a: 5 } } } },
    { id: 'f', by: 'ben', at: '2030-01-01', files: { 'src/web/b.ts': 50 } },
  ],
};
/** A repository that slept since 2019. */
export const OLD: World = {
  repository: 'old',
  commits: [{ id: 'x', by: 'ana', at: '2019-06-03', files: { 'x.ts': 7 } }],
};
/** When they are looked at. */
export const NOW = () => new Date('2026-05-20T12:00:00Z');

/** Both in a store, for all tests of a file. */
export function measured(open: OpenTestStore): { store: () => TestStore; measures: () => Measures } {
  let store: TestStore;
  beforeAll(async () => {
    store = await open();
    await loadWorld(store, APP);
    await loadWorld(store, OLD);
  });
  afterAll(() => store[Symbol.asyncDispose]());
  return { store: () => store, measures: () => createMeasures(store, {}, NOW) };
}
