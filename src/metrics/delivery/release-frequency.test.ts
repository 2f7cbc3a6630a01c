import { expect, test } from 'vitest';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { createMeasures, metrics } from '../index.ts';

const commitsOn = (...days: string[]) =>
  days.map((day) => ({ id: `c${day}`, by: 'ann', at: `2026-01-${day}`, files: { 'a.ts': 1 } }));
const JANUARY = { from: '2026-01-01', to: '2026-01-28' };
const NOW = () => new Date('2026-01-29T00:00:00Z');

forEachStore((_name, open) => {
  test('releases of several repositories are counted together, and apart where they are split', async () => {
    await using store = await open();
    await loadWorld(store, {
      repository: 'busy',
      commits: commitsOn('01', '08', '15', '28'),
      tags: {
        'v1.0.0': 'c01',
        'v1.1.0': 'c08',
        'v1.1.1': { commit: 'c08', at: '2026-01-09' },
        'v1.2.0': 'c15',
        'v1.3.0': 'c28',
      },
    });
    await loadWorld(store, {
      repository: 'young',
      commits: commitsOn('08', '15', '28'),
      tags: { 'v1.0.0': { commit: 'c08', at: '2026-01-15' }, 'v1.1.0': 'c28' },
    });
    const measures = createMeasures(store, {}, NOW);

    const whole = await measures.series('delivery.release-frequency', JANUARY);
    expect(whole.total.value).toBeCloseTo(6 / 4, 9);

    const split = await measures.series('delivery.release-frequency', { ...JANUARY, by: 'repository' });
    expect(split.total).toEqual(whole.total);
    expect(split.series.map(({ label, total }) => [label, total.value])).toEqual([
      ['busy', expect.closeTo(4 / 4, 9)],
      ['young', expect.closeTo(2 / 2, 9)],
    ]);

    const rows = await measures.breakdown('delivery.release-frequency', { ...JANUARY, by: 'repository' });
    expect(rows.total).toEqual(whole.total);
    expect(rows.rows.map(({ value }) => value)).toEqual([expect.closeTo(1, 9), expect.closeTo(1, 9)]);
  });

  test('releases of all that have no series of their own are counted together', async () => {
    await using store = await open();
    const days = ['01', '08', '15', '22'];
    const repositories = Array.from({ length: 10 }, (_, i) => `r${i}`);
    for (const repository of repositories)
      await loadWorld(store, {
        repository,
        commits: commitsOn(...days, '28'),
        tags: Object.fromEntries(days.map((day, i) => [`v1.${i}.0`, `c${day}`])),
      });
    const measures = createMeasures(store, {}, NOW);
    const { series, total } = await measures.series('delivery.release-frequency', { ...JANUARY, by: 'repository' });
    expect(series.map(({ total: { value } }) => value)).toEqual([
      ...Array.from({ length: 8 }, () => expect.closeTo(1, 9)),
      expect.closeTo(2, 9),
    ]);
    expect(total.value).toBeCloseTo(10, 9);

    const monorepo = repositories.flatMap((name) => days.map((day, i) => [`${name}@1.${i}.0`, `c${day}`]));
    const { repoId } = await loadWorld(store, {
      repository: 'monorepo',
      commits: commitsOn(...days, '28'),
      tags: Object.fromEntries(monorepo),
    });
    const parts = await measures.series('delivery.release-frequency', {
      ...JANUARY,
      repo: String(repoId),
      by: 'component',
    });
    expect(parts.series.map(({ label }) => label).at(-1)).toBe('All others');
    expect(parts.series.map(({ total: { value } }) => value)).toEqual([
      ...Array.from({ length: 8 }, () => expect.closeTo(1, 9)),
      expect.closeTo(2, 9),
    ]);
  });
});

test('numbers per week have that unit: days of a week with a release are no duration', () => {
  const weekly = metrics.filter(({ title }) => title.endsWith('per week'));
  expect(weekly.map(({ id, unit }) => [id, unit])).toEqual([
    ['delivery.release-frequency', 'per-week'],
    ['delivery.release-days', 'per-week'],
  ]);
});
