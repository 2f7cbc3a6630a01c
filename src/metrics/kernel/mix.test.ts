import { expect, it } from 'vitest';
import type { World, WorldCommit } from '../../core/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore, type OpenTestStore } from '../../testing/stores.ts';
import { createMeasures } from '../index.ts';

const FEBRUARY = { from: '2026-02-01', to: '2026-02-28' };
const NOW = () => new Date('2026-03-01');

/** So many commits a day apart, each of so many lines. */
const month = (from: string, count: number, lines: number): WorldCommit[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${from}${i}`,
    by: 'ana',
    at: new Date(Date.parse(from) + i * 86_400_000).toISOString(),
    files: { [`${from}.ts`]: { new: lines } },
  }));
const january = (count: number, lines = 10) => month('2026-01-10', count, lines);
const february = (count: number, lines = 10) => month('2026-02-10', count, lines);
const named = (repository: string, ...commits: WorldCommit[][]): World => ({ repository, commits: commits.flat() });

async function load(open: OpenTestStore, worlds: readonly World[]) {
  const store = await open();
  for (const world of worlds) await loadWorld(store, world);
  return {
    measures: createMeasures(store, {}, NOW),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

forEachStore((_name, open) => {
  it('says which repositories are in one of two compared numbers alone', async () => {
    await using loaded = await load(open, [
      named('both', january(6), february(6)),
      named('gone', january(3, 40)),
      named('new', february(2)),
      named('newer', february(4)),
      named('still', month('2025-06-01', 5, 10)),
    ]);
    const { measures } = loaded;
    const { mix, total, previous, series } = await measures.series('code.commit-size', FEBRUARY);
    expect([total.n, previous.n]).toEqual([12, 9]);
    expect(series[0]?.total.n).toBe(12);
    expect(mix).toEqual({
      both: 1,
      onlyNow: { count: 2, names: ['newer', 'new'] },
      onlyBefore: { count: 1, names: ['gone'] },
      share: 6 / 12,
    });
    const split = await measures.series('code.commit-size', { ...FEBRUARY, by: 'repository', limit: 1 });
    expect(split.mix).toEqual(mix);
    expect(split.series.map(({ label, total: { n } }) => [label, n])).toEqual([
      ['both', 6],
      ['All others', 6],
    ]);
  });

  it('has nothing to say of the same repositories, of one, of sums and of rates, nor where there is no comparison', async () => {
    await using loaded = await load(open, [
      named('both', january(6), february(6)),
      named('also', january(6), february(6)),
      named('gone', january(6)),
    ]);
    const mixOf = async (metric: string, repo?: string, period = FEBRUARY) =>
      (await loaded.measures.series(metric, { ...period, repo })).mix;
    expect(await mixOf('code.commit-size')).toBeDefined();
    expect(await mixOf('code.commit-size', '1,2')).toBeUndefined();
    expect(await mixOf('code.commit-size', '1')).toBeUndefined();
    expect(await mixOf('code.commits')).toBeUndefined();
    expect(await mixOf('delivery.release-frequency')).toBeUndefined();
    expect(await mixOf('knowledge.truck-factor')).toBeUndefined();
    expect(await mixOf('code.commit-size', undefined, { from: '2026-01-01', to: '2026-01-31' })).toBeUndefined();
  });
});
