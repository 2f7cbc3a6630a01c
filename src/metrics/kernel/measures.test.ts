import { describe, expect, test } from 'vitest';
import { forEachStore } from '../../testing/stores.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { measured, APP, NOW, OLD } from '../../testing/measured-world.ts';
import { createMeasures, type Measures } from '../index.ts';

forEachStore((_name, open) => {
  test('who is active does not change with what else is looked at', async () => {
    await using both = await open();
    await loadWorld(both, APP);
    await loadWorld(both, {
      repository: 'left',
      commits: [{ id: 'y', by: 'dee', at: '2024-06-03', files: { 'y.ts': 9 } }],
    });
    const ask = async (repo?: string) =>
      (
        await createMeasures(both, {}, NOW).breakdown('knowledge.at-risk', {
          by: 'repository',
          ...(repo ? { repo } : {}),
        })
      ).rows;
    const left = (await ask()).find(({ label }) => label === 'left');
    expect(left?.value).toBe(1);
    expect(await ask('2')).toEqual([left]);
  });

  const { store, measures } = measured(open);

  describe('the period', () => {
    test('without one it is the 90 days up to the newest fact that is not in the future', async () => {
      const { period, previousPeriod, total } = await measures().series('code.throughput', {});
      expect(period).toEqual({ from: '2026-01-02', to: '2026-04-01', zone: 'UTC', days: 90 });
      expect(previousPeriod).toMatchObject({ from: '2025-10-04', to: '2026-01-01' });
      expect(total).toMatchObject({ value: 105, n: 5, reason: null });
    });

    test('a repository at rest for years still shows its last 90 days', async () => {
      const { period, total } = await measures().series('code.commits', { repo: '2' });
      expect(period).toMatchObject({ from: '2019-03-06', to: '2019-06-03' });
      expect(total.value).toBe(1);
    });

    test('it never reaches past today', async () => {
      const { period, total } = await measures().series('code.commits', { from: '2026-01-01', to: '2035-01-01' });
      expect(period.to).toBe('2026-05-20');
      expect(total.value).toBe(5);
    });

    test('one of all time is one of all facts', async () => {
      const { period, total } = await measures().series('code.commits', { from: '0001-01-01', to: '9999-12-31' });
      expect(period).toMatchObject({ from: '2019-06-03', to: '2026-05-20' });
      expect(total.value).toBe(6);
    });

    test('the period before is as long', async () => {
      const { total, previous, previousPeriod } = await measures().series('code.throughput', {
        from: '2026-03-01',
        to: '2026-04-01',
      });
      expect(previousPeriod).toMatchObject({ from: '2026-01-28', to: '2026-02-28', days: 32 });
      expect([total.value, previous.value]).toEqual([75, 20]);
    });
  });

  describe('buckets', () => {
    test('weeks without a commit are zero between the oldest and the newest fact, and a gap outside', async () => {
      const { series } = await measures().series('code.commits', {
        repo: '1',
        from: '2025-12-22',
        to: '2026-04-19',
        grain: 'week',
      });
      const points = new Map(series[0]?.points.map((point) => [point.start, point]));
      expect(points.get('2025-12-29')).toMatchObject({ value: null, reason: 'no-data' });
      expect(points.get('2026-01-12')).toMatchObject({ value: 0, n: 0, reason: null, complete: true });
      expect(points.get('2026-04-06')).toMatchObject({ value: null, reason: 'no-data' });
    });

    test('a bucket that the period or the newest fact cuts is not complete', async () => {
      const { series } = await measures().series('code.commits', {
        from: '2026-01-07',
        to: '2026-04-03',
        grain: 'month',
      });
      expect(series[0]?.points.map(({ start, end, complete }) => [start, end, complete])).toEqual([
        ['2026-01-01', '2026-01-31', false],
        ['2026-02-01', '2026-02-28', true],
        ['2026-03-01', '2026-03-31', true],
        ['2026-04-01', '2026-04-30', false],
      ]);
    });

    test('nor is one that the first fact cuts, of all or of a series', async () => {
      const whole = async (ask: Parameters<Measures['series']>[1]) =>
        (await measures().series('code.commits', ask)).series.map(({ points }) =>
          points.map(({ complete }) => complete),
        );
      const months = { from: '2025-12-01', to: '2026-03-31', grain: 'month' } as const;
      expect(await whole({ ...months, repo: '1' })).toEqual([[false, false, true, true]]);
      expect(await whole(months)).toEqual([[true, true, true, true]]);
      expect(await whole({ ...months, by: 'repository' })).toEqual([[false, false, true, true]]);
      const years = { from: '2018-01-01', to: '2020-12-31', grain: 'year', by: 'repository' } as const;
      expect(await whole(years)).toEqual([[false, false, true]]);
    });

    test('a grain too fine for the period is made coarser', async () => {
      await using aged = await open();
      await loadWorld(aged, { commits: [{ id: 'x', by: 'ana', at: '2012-06-03', files: { 'x.ts': 7 } }] });
      const { grain, series } = await createMeasures(aged, {}, NOW).series('code.commits', {
        from: '1950-01-01',
        to: '2026-05-20',
        grain: 'day',
      });
      expect(grain).toBe('week');
      expect(series[0]?.points.length).toBeLessThan(4001);
    });

    test('days are cut in the zone, on both sides of a clock change', async () => {
      const zurich = createMeasures(store(), { zone: 'Europe/Zurich' }, NOW);
      const ask = { from: '2026-03-28', to: '2026-03-31', grain: 'day' } as const;
      const days = async (from: Measures) =>
        Object.fromEntries(
          (await from.series('code.throughput', ask)).series[0]?.points.map(({ start, value }) => [start, value]) ?? [],
        );
      expect(await days(measures())).toEqual({ '2026-03-28': 30, '2026-03-29': 40, '2026-03-30': 0, '2026-03-31': 0 });
      // 23:30 in Greenwich is 00:30 of the next day in Zurich's winter; 22:30 is 00:30 of the next day in its summer.
      expect(await days(zurich)).toEqual({ '2026-03-28': 0, '2026-03-29': 30, '2026-03-30': 40, '2026-03-31': 0 });
    });

    test('every bucket adds up to the total', async () => {
      for (const grain of ['day', 'week', 'month', 'quarter', 'year'] as const) {
        const { series, total } = await measures().series('code.work-types', { grain, by: 'work-type' });
        const sum = series.flatMap(({ points }) => points).reduce((all, { value }) => all + (value ?? 0), 0);
        expect(sum, grain).toBe(total.value);
      }
    });
  });

  describe('a repository that was not there yet', () => {
    const years = { from: '2017-01-01', to: '2026-04-01', grain: 'year' } as const;
    const valuesOf = ({ points }: { points: { start: string; value: number | null }[] }) =>
      Object.fromEntries(points.map(({ start, value }) => [start.slice(0, 4), value]));

    test('is a gap before its own first commit, and zero while it rests', async () => {
      const { series } = await measures().series('code.commits', { ...years, by: 'repository' });
      const of = (label: string) => valuesOf(series.find((each) => each.label === label)!);
      expect(of('old')).toMatchObject({ 2017: null, 2018: null, 2019: 1, 2020: 0, 2025: 0, 2026: 0 });
      expect(of('app')).toMatchObject({ 2017: null, 2019: null, 2020: null, 2025: null, 2026: 5 });
    });

    test('is one in the directories of it, and in what is left over', async () => {
      const { series } = await measures().series('code.throughput', { ...years, by: 'directory' });
      expect(valuesOf(series.find(({ key }) => key === '1:src')!)).toMatchObject({ 2019: null, 2025: null, 2026: 65 });
      expect(valuesOf(series.find(({ key }) => key === '2:')!)).toMatchObject({ 2019: 7, 2020: 0, 2026: 0 });
      const largest = await measures().series('code.commits', { ...years, by: 'repository', limit: 1 });
      expect(largest.series.map(({ key }) => key)).toEqual(['1', '…']);
      expect(valuesOf(largest.series[1]!)).toMatchObject({ 2018: null, 2019: 1, 2020: 0 });
    });

    test('has no total of years before it, and no number of the period before', async () => {
      const early = await measures().series('code.commits', { from: '2019-01-01', to: '2020-12-31', by: 'repository' });
      expect(early.series.map(({ key }) => key)).toEqual(['2']);
      const { rows } = await measures().breakdown('code.commits', {
        from: '2026-01-01',
        to: '2026-03-31',
        by: 'repository',
      });
      expect(rows).toMatchObject([{ key: '1', value: 4, previous: null }]);
      const later = await measures().breakdown('code.commits', {
        from: '2026-04-01',
        to: '2026-04-01',
        by: 'repository',
      });
      expect(later.rows).toMatchObject([{ key: '1', value: 1, previous: 0 }]);
    });
  });

  describe('what cannot be answered says what to do', () => {
    test.each([
      ['metric.not-found', () => measures().series('code.nothing', {})],
      ['input.invalid', () => measures().breakdown('code.commits', { by: 'directory' })],
      ['input.invalid', () => measures().series('code.commits', { by: 'file' })],
      ['input.invalid', () => measures().curve('code.commits', {})],
      ['input.invalid', () => measures().evidence('code.commits', { cursor: 'nonsense' })],
      ['input.invalid', () => measures().evidence('code.commits', { key: '1' })],
      ['input.invalid', () => measures().series('code.commits', { path: 'a\0b' })],
      ['repository.not-found', () => measures().series('code.commits', { repo: '9' })],
      ['scope.invalid', () => measures().series('code.commits', { from: '2026-02-30' })],
      ['scope.invalid', () => measures().series('code.commits', { from: '2026-03-02', to: '2026-03-01' })],
    ])('%s', async (code, ask: () => Promise<unknown>) => {
      await expect(ask()).rejects.toMatchObject({ code, help: expect.stringMatching(/\.$/) });
    });

    test('the dimensions a metric has are named', async () => {
      await expect(measures().breakdown('code.commits', { by: 'file' })).rejects.toMatchObject({
        help: 'It can be split by: repository, assistance.',
      });
    });
  });

  test('while the ledger of a repository is being mined, its lines are not there yet, and its commits are', async () => {
    await using mining = await open();
    await loadWorld(mining, APP);
    await loadWorld(mining, OLD);
    await mining.write(async (db) => {
      await db
        .updateTable('source_sync')
        .set({ state: 'partial' })
        .where('stream', 'in', ['refs', 'ledger', 'tip'])
        .where('source_id', '=', 1)
        .execute();
    });
    const asked = createMeasures(mining, {}, NOW);
    expect((await asked.series('code.throughput', { repo: '1' })).total).toEqual({
      value: null,
      n: 0,
      reason: 'not-ready',
    });
    expect(
      (await asked.series('code.throughput', { repo: '1' })).series[0]?.points.every(
        ({ reason }) => reason === 'not-ready',
      ),
    ).toBe(true);
    expect(await asked.evidence('code.throughput', { repo: '1' })).toMatchObject({ rows: [], rowCount: 0 });
    expect((await asked.series('code.commits', { repo: '1' })).total.value).toBe(5);
    expect((await asked.series('code.throughput', { from: '2019-01-01' })).total).toMatchObject({
      value: 7,
      reason: null,
    });
  });

  test('an empty store has no data, and no error', async () => {
    await using empty = await open();
    const { total, series } = await createMeasures(empty, {}, NOW).series('code.commits', {});
    expect(total).toMatchObject({ value: null, n: 0, reason: 'no-data' });
    expect(series[0]?.points.every(({ value }) => value === null)).toBe(true);
  });
});
