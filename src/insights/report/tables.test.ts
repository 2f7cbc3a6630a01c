import { expect, it } from 'vitest';
import { createMeasures } from '../../metrics/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { tablesOf } from './tables.ts';

forEachStore((_name, open) => {
  it('directories where nobody can be asked are in order of those lines, of however many there are', async () => {
    await using store = await open();
    const files = (directory: string, count: number, lines: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`${directory}/${i}.ts`, lines]));
    const small = Object.fromEntries(Array.from({ length: 210 }, (_, i) => [`small-${i}/a.ts`, 1]));
    await loadWorld(store, {
      commits: [
        { id: 'a', by: 'ann', at: '2026-01-01', files: { ...small, ...files('many', 20, 1), ...files('long', 5, 50) } },
        { id: 'b', by: 'ben', at: '2026-06-01', files: { 'many/new.ts': 5, 'long/new.ts': 9, ...files('ours', 5, 5) } },
      ],
    });
    const measures = createMeasures(store, {}, () => new Date('2026-06-02'));
    const { risk } = await tablesOf({ measures, scope: {} });
    expect(risk.map(({ label, extra }) => [label, extra['lines'], extra['files']])).toEqual([
      ['long', 250, 5],
      ['many', 20, 20],
    ]);
  });

  it('pairs that are by design come last, marked as such', async () => {
    await using store = await open();
    const together = (count: number, ...paths: string[]) =>
      Array.from({ length: count }, (_, i) => ({
        id: `${paths[0]}${i}`,
        by: 'ann',
        at: '2026-01-01',
        files: Object.fromEntries(paths.map((path) => [path, 1])),
      }));
    await loadWorld(store, {
      commits: [
        ...together(9, 'a.ts', 'a.test.ts'),
        ...together(6, 'api/price.ts', 'web/basket.ts'),
        ...together(2, 'web/basket.ts'),
      ],
    });
    const { coupling } = await tablesOf({ measures: createMeasures(store), scope: {} });
    expect(coupling.map(({ label, extra }) => [label, extra['byDesign']])).toEqual([
      ['api/price.ts ↔ web/basket.ts', null],
      ['a.test.ts ↔ a.ts', 'test'],
    ]);
  });
});
