import { expect, test } from 'vitest';
import type { World } from '../../core/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { createMeasures, fileKnowledge } from '../index.ts';

const now = () => new Date('2026-07-02T00:00:00Z');

forEachStore((_name, open) => {
  test('a path that was removed and taken again by another file starts anew', async () => {
    await using store = await open();
    const world: World = {
      commits: [
        { id: 'a', by: 'ann', at: '2026-01-01', files: { 'tool.ts': 100, 'other.ts': 10 } },
        { id: 'b', by: 'ann', at: '2026-01-05', files: { 'tool.ts': { replaces: { a: 20 } } } },
        { id: 'c', by: 'ben', at: '2026-02-01', files: { 'tool.ts': { deleted: true } } },
        { id: 'd', by: 'ben', at: '2026-06-01', files: { 'tool.ts': 50 } },
      ],
    };
    await loadWorld(store, world);
    const file = await fileKnowledge({ store, now }, { repository: 1, path: 'tool.ts' });
    expect(file.knows.map(({ name }) => name)).toEqual(['Ben']);
    expect(file.firstChangedAt).toBe('2026-06-01T00:00:00.000Z');
    const hot = await createMeasures(store, {}, now).breakdown('knowledge.hotspots', { by: 'file' });
    expect(hot.rows.find(({ label }) => label === 'tool.ts')?.extra['changes']).toBe(1);
  });

  test('a path taken again after its file was renamed away starts anew, and the renamed file keeps its history', async () => {
    await using store = await open();
    const world: World = {
      commits: [
        { id: 'a', by: 'ann', at: '2026-01-01', files: { 'tool.ts': 100 } },
        { id: 'b', by: 'ann', at: '2026-02-01', files: { 'lib/tool.ts': { from: 'tool.ts' } } },
        { id: 'c', by: 'ben', at: '2026-06-01', files: { 'tool.ts': 50 } },
      ],
    };
    await loadWorld(store, world);
    const context = { store, now };
    const fresh = await fileKnowledge(context, { repository: 1, path: 'tool.ts' });
    expect(fresh.knows.map(({ name }) => name)).toEqual(['Ben']);
    const moved = await fileKnowledge(context, { repository: 1, path: 'lib/tool.ts' });
    expect(moved.knows.map(({ name }) => name)).toEqual(['Ann']);
  });

  test('a file renamed there and back, or brought back by a revert, keeps its history', async () => {
    await using store = await open();
    await loadWorld(store, {
      commits: [
        { id: 'a', by: 'ann', at: '2026-01-01', files: { 'tool.ts': 100, 'kept.ts': 30 } },
        { id: 'b', by: 'ann', at: '2026-02-01', files: { 'lib.ts': { from: 'tool.ts' } } },
        { id: 'c', by: 'cem', at: '2026-03-01', files: { 'lib.ts': 5, 'kept.ts': { deleted: true } } },
        { id: 'd', by: 'ben', at: '2026-06-01', files: { 'tool.ts': { from: 'lib.ts' } } },
        { id: 'e', by: 'ben', at: '2026-06-02', reverts: ['c'], files: { 'kept.ts': 30 } },
      ],
    });
    const people = async (path: string) =>
      (await fileKnowledge({ store, now }, { repository: 1, path })).knows.map(({ name }) => name).sort();
    expect(await people('tool.ts')).toEqual(['Ann', 'Ben', 'Cem']);
    expect(await people('kept.ts')).toEqual(['Ann', 'Ben', 'Cem']);
  });

  test('rework of the last 180 days follows the file through a rename', async () => {
    await using store = await open();
    await loadWorld(store, {
      commits: [
        { id: 'a', by: 'ann', at: '2026-06-01', files: { 'old.ts': 40 } },
        { id: 'b', by: 'ann', at: '2026-06-05', files: { 'old.ts': { replaces: { a: 10 } } } },
        { id: 'c', by: 'ann', at: '2026-06-10', files: { 'lib/new.ts': { from: 'old.ts' } } },
        { id: 'd', by: 'ann', at: '2026-07-01', files: { 'lib/new.ts': 50 } },
      ],
    });
    const measures = createMeasures(store, {}, now);
    for (const path of [undefined, 'lib']) {
      const { rows } = await measures.breakdown('knowledge.hotspots', { by: 'file', path });
      expect(rows[0]?.extra).toMatchObject({ path: 'lib/new.ts', changes: 4, rework: 10 / 100 });
    }
    const page = await fileKnowledge({ store, now }, { repository: 1, path: 'lib/new.ts' });
    expect(page.reworkShare).toBe(10 / 100);
  });
});
