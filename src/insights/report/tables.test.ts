import { expect, it } from 'vitest';
import { createMeasures } from '../../metrics/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { tablesOf } from './tables.ts';

forEachStore((_name, open) => {
  it('directories at risk are in order of the lines at risk', async () => {
    await using store = await open();
    const files = (directory: string, count: number, lines: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`${directory}/${i}.ts`, lines]));
    await loadWorld(store, {
      commits: [
        { id: 'a', by: 'ann', at: '2026-01-01', files: { ...files('many', 20, 1), ...files('long', 5, 50) } },
        { id: 'b', by: 'ben', at: '2026-06-01', files: { 'many/new.ts': 5, ...files('ours', 5, 5) } },
      ],
    });
    const measures = createMeasures(store, {}, () => new Date('2026-06-02'));
    const { risk } = await tablesOf({ measures, scope: {} });
    expect(risk.map(({ label, extra }) => [label, extra['lines'], extra['atRiskFiles']])).toEqual([
      ['long', 250, 5],
      ['many', 20, 20],
    ]);
  });
});
