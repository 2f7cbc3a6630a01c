import { describe, expect, test } from 'vitest';
import { forEachStore } from '../../testing/stores.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { measured, NOW } from '../../testing/measured-world.ts';
import { createMeasures } from '../index.ts';

forEachStore((_name, open) => {
  const { measures } = measured(open);

  describe('dimensions', () => {
    test('directories are those right below the path', async () => {
      const rows = async (path?: string) =>
        Object.fromEntries(
          (await measures().breakdown('code.throughput', { repo: '1', by: 'directory', path })).rows.map(
            ({ key, value }) => [key, value],
          ),
        );
      expect(await rows()).toEqual({ '1:src': 65, '1:': 40 });
      expect(await rows('src')).toEqual({ '1:src/api': 45, '1:src/web': 20 });
      expect(await rows('/src/api/')).toEqual({ '1:src/api': 45 });
    });

    test('labels name the repository where there are several', async () => {
      const { rows } = await measures().breakdown('code.throughput', { by: 'directory' });
      expect(rows.map(({ label, extra }) => [label, extra['repository'], extra['path']])).toEqual([
        ['app: src', 1, 'src'],
        ['app: (top level)', 1, ''],
      ]);
    });

    test('series beyond the limit are one, and nothing is lost', async () => {
      const { series, total } = await measures().series('code.throughput', { by: 'directory', path: 'src', limit: 1 });
      expect(series.map(({ label, total: own }) => [label, own.value])).toEqual([
        ['app: src/api', 45],
        ['All others', 20],
      ]);
      expect(total.value).toBe(65);
    });

    test('a median of all others is theirs, not a mean of medians', async () => {
      const { series } = await measures().series('code.commit-size', {
        from: '2019-01-01',
        by: 'repository',
        limit: 1,
      });
      expect(series.map(({ key, total }) => [key, total.value, total.n])).toEqual([
        ['1', 20, 5],
        ['…', null, 1],
      ]);
    });

    test('a breakdown knows the period before', async () => {
      const { rows } = await measures().breakdown('code.throughput', {
        from: '2026-03-01',
        to: '2026-04-01',
        by: 'directory',
      });
      expect(rows.map(({ key, value, previous }) => [key, value, previous])).toEqual([
        ['1:', 40, 0],
        ['1:src', 35, 20],
      ]);
    });

    test('where more is better, the least comes first', async () => {
      await using uneven = await open();
      await loadWorld(uneven, {
        commits: [
          { id: 'a', by: 'ann', at: '2026-01-01', files: { 'duo/a.ts': 10, 'solo/c.ts': 10 } },
          { id: 'b', by: 'ben', at: '2026-01-01', files: { 'duo/a.ts': 10, 'duo/b.ts': 10 } },
        ],
      });
      const asked = createMeasures(uneven, {}, NOW);
      const order = async (id: string, by: 'file' | 'directory') =>
        (await asked.breakdown(id, { by })).rows.map(({ key, value }) => [key, value]);
      expect(await order('knowledge.experts-per-file', 'file')).toEqual([
        ['1:duo/b.ts', 1],
        ['1:solo/c.ts', 1],
        ['1:duo/a.ts', 2],
      ]);
      expect(await order('knowledge.truck-factor', 'directory')).toEqual([
        ['1:solo', 1],
        ['1:duo', 2],
      ]);
    });

    test('what is too few for a share is too few for another beside it', async () => {
      await using few = await open();
      await loadWorld(few, {
        commits: [
          { id: 'a', by: 'ann', at: '2026-01-01', files: { 'a.ts': 10 } },
          { id: 'b', by: 'ann', at: '2026-02-01', files: { 'a.ts': { removes: { a: 9 } } } },
        ],
      });
      const { rows } = await createMeasures(few, {}, NOW).breakdown('code.half-life', { by: 'repository' });
      expect(rows[0]).toMatchObject({ value: null, n: 10, reason: 'small-n', extra: { alive: null, observed: null } });
    });

    test('pages follow each other', async () => {
      const first = await measures().breakdown('code.throughput', { by: 'directory', limit: 1 });
      expect(first).toMatchObject({ rowCount: 2, rows: [{ key: '1:src' }] });
      const second = await measures().breakdown('code.throughput', {
        by: 'directory',
        limit: 1,
        cursor: first.nextCursor ?? '',
      });
      expect(second).toMatchObject({ rowCount: 2, rows: [{ key: '1:' }], nextCursor: null });
    });
  });

  describe('evidence', () => {
    test('of one key is only its rows, with sha and path to open', async () => {
      const { rows, rowCount, columns } = await measures().evidence('code.throughput', { by: 'directory', key: '1:' });
      expect(rowCount).toBe(1);
      expect(rows[0]?.opens).toEqual({
        commit: { kind: 'commit', repository: 1, sha: expect.stringMatching(/^[0-9a-f]{40}$/) },
      });
      expect(rows[0]?.cells[columns.findIndex(({ key }) => key === 'value')]).toBe(40);
    });

    test('of all others is that of the keys without a series of their own', async () => {
      await using wide = await open();
      const files = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`d${i}/a.ts`, 10 + i]));
      await loadWorld(wide, { commits: [{ id: 'a', by: 'ann', at: '2026-03-02', files }] });
      const asked = createMeasures(wide, {}, NOW);
      const { series } = await asked.series('code.throughput', { by: 'directory' });
      const { key, total } = series.at(-1)!;
      expect([key, total.value]).toEqual(['…', 21]);
      const { rows, columns } = await asked.evidence('code.throughput', { by: 'directory', key });
      expect(rows.map(({ cells }) => cells[columns.findIndex((column) => column.key === 'value')])).toEqual([21]);
    });

    test('adds up to the number', async () => {
      const { rows, columns } = await measures().evidence('code.throughput', {});
      const value = columns.findIndex(({ key }) => key === 'value');
      expect(rows.reduce((sum, { cells }) => sum + Number(cells[value]), 0)).toBe(105);
    });

    test('a quote in a path is a path', async () => {
      expect((await measures().evidence('code.throughput', { path: "it's" })).rowCount).toBe(0);
      expect((await measures().breakdown('code.throughput', { path: "it's\\", by: 'directory' })).rowCount).toBe(0);
    });
  });

  test('a distribution counts every row once', async () => {
    const { n, min, p50, max, bins } = await measures().distribution('code.commit-size', {});
    expect([n, min, p50, max]).toEqual([5, 5, 20, 40]);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  });

  test('a state says what is true at the tip, without points', async () => {
    const { series, total, previous, asOf } = await measures().series('code.half-life', {});
    expect(asOf).toBe('2026-04-01');
    expect(await measures().evidence('code.half-life', { repo: '2', to: '2020-01-01' })).toMatchObject({ asOf });
    expect(await measures().series('code.commits', {})).not.toHaveProperty('asOf');
    expect(series[0]?.points).toEqual([]);
    expect(total.n).toBe(107);
    expect(previous).toMatchObject({ value: null, reason: 'no-data' });
  });
});
