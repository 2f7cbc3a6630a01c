import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadWorld } from '../../testing/load-world.ts';
import { APP, NOW } from '../../testing/measured-world.ts';
import { forEachStore, type TestStore } from '../../testing/stores.ts';
import { bindMeasures, defineMetric, type Measures } from './index.ts';

/** A metric as incidents or issues will be: of its rows some have a commit and a file, others belong to no repository. */
const some = defineMetric({
  id: 'code.some',
  group: 'code',
  title: 'Some',
  question: 'How many?',
  unit: 'hours',
  direction: 'none',
  aggregate: { kind: 'sum' },
  counts: 'rows',
  shape: 'flow',
  needs: [],
  grains: ['month'],
  breakdowns: ['repository', 'directory', 'assistance'],
  formula: 'All of them.',
  sources: [],
  caveats: [],
  minimum: 0,
  rows: ({ db }) =>
    db
      .selectFrom('commit_file as x')
      .innerJoin('commit as c', (join) => join.onRef('c.repo_id', '=', 'x.repo_id').onRef('c.id', '=', 'x.commit_id'))
      .where('c.id', '<', 2)
      .select([
        'c.authored_at as occurred_at',
        'x.repo_id',
        'x.commit_id',
        'x.file_id',
        sql<number>`cast(10 as integer)`.as('value'),
      ])
      .unionAll(
        db
          .selectFrom('commit as c')
          .where('c.id', '<', 3)
          .select([
            'c.authored_at as occurred_at',
            sql<number>`cast(null as integer)`.as('repo_id'),
            sql<number>`cast(null as integer)`.as('commit_id'),
            sql<number>`cast(null as integer)`.as('file_id'),
            sql<number>`cast(1 as integer)`.as('value'),
          ]),
      ),
  evidence: { per: 'row', order: 'largest', value: { label: 'Hours', type: 'hours' } },
  examples: [{ given: '', result: '', world: APP, asks: [{}] }],
});

forEachStore((_name, open) => {
  let store: TestStore;
  let measures: Measures;
  beforeAll(async () => {
    store = await open();
    await loadWorld(store, APP);
    measures = bindMeasures(store, { definitions: [some], now: NOW });
  });
  afterAll(() => store[Symbol.asyncDispose]());
  const scope = { from: '2026-01-01', to: '2026-04-30' };

  test.each([
    ['repository', { '1': 20, '': 3 }, ['app', 'No repository']],
    ['directory', { '1:src': 20, '': 3 }, ['src', '(none)']],
    ['assistance', { other: 20, '': 3 }, ['Other', '(none)']],
  ] as const)('the parts by %s make the whole', async (by, keys, labels) => {
    const { rows, total } = await measures.breakdown('code.some', { ...scope, by });
    expect(total.value).toBe(23);
    expect(Object.fromEntries(rows.map(({ key, value }) => [key, value]))).toEqual(keys);
    expect(rows.map(({ label }) => label)).toEqual(labels);
  });

  test('its evidence opens what has an address, and is all there', async () => {
    const { rows, recompute } = await measures.evidence('code.some', scope);
    expect(recompute.total).toMatchObject({ value: 23, n: 5 });
    expect(rows.map(({ opens }) => Object.values(opens).map(({ kind }) => kind))).toEqual([
      ['commit', 'file'],
      ['commit', 'file'],
      [],
      [],
      [],
    ]);
  });

  test('what belongs to no repository opens by itself', async () => {
    const none = await measures.evidence('code.some', { ...scope, by: 'repository', key: '' });
    expect([none.rowCount, none.recompute.total.value]).toEqual([3, 3]);
  });
});
