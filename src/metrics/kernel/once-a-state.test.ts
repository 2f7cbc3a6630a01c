import { sql, type KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { duckDbDialect } from '../../store/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';
import { createMeasures, metrics, type MetricDefinition } from '../index.ts';
import { ignoresPeriod } from './once-a-state.ts';
import { DEFAULT_SETTINGS, type Scope } from './scope.ts';
import { typicalAsk } from './statement.ts';

/** The metric's own statement with its values, for the typical question with some of it changed. */
function statementOf(metric: MetricDefinition, change: Partial<Scope>): string {
  const { scope } = typicalAsk(metric, DEFAULT_SETTINGS, duckDbDialect);
  const compiled = sql`select * from (${metric.rows({ ...scope, ...change })}) as rows`.compile(scope.db);
  return JSON.stringify([compiled.sql, compiled.parameters]);
}

test.each(metrics.filter((metric) => ignoresPeriod({ metric })))('$id asks the same whatever the period', (metric) => {
  const another = { from: new Date('2019-05-01T00:00:00Z'), until: new Date('2019-06-01T00:00:00Z') };
  expect(statementOf(metric, another)).toBe(statementOf(metric, {}));
});

/** The same rows with one column more, which is only found out where it is asked for. */
const COLUMN_ALONE: Record<string, string> = { 'code.ai-share': 'work-type' };

test.each(metrics.filter((metric) => metric.breakdowns.length > 0))(
  '$id says whether its rows are made for the split',
  (metric) => {
    const whole = statementOf(metric, { by: null });
    const splits = metric.breakdowns.filter((by) => by !== COLUMN_ALONE[metric.id]);
    const follows = splits.some((by) => statementOf(metric, { by }) !== whole);
    expect(follows).toBe(metric.rowsFollowSplit ?? false);
  },
);

const NOW = () => new Date('2026-05-20T12:00:00Z');
const WORLD = { commits: [{ id: 'a', by: 'ana', at: '2026-01-05', files: { 'src/a.ts': 10 } }] };

forEachStore((_name, open) => {
  test('a state is read once for all periods, and again when facts have changed', async () => {
    await using store = await open();
    await loadWorld(store, WORLD);
    let statements = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        statements += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    };
    const listened = { dialect: store.dialect, db: store.db.withPlugin(counting), version: () => store.version() };
    const measures = createMeasures(listened, {}, NOW);
    const ask = async (to: string) => {
      statements = 0;
      const { period, total } = await measures.breakdown('knowledge.at-risk', { to, by: 'directory' });
      expect(period.to).toBe(to);
      return { statements, files: total.n };
    };
    const first = await ask('2026-04-30');
    const again = await ask('2026-03-31');
    expect(again.files).toBe(1);
    expect(again.statements).toBeLessThan(first.statements);
    await loadWorld(store, { ...WORLD, repository: 'other' });
    expect(await ask('2026-03-31')).toEqual({ statements: first.statements, files: 2 });
  });

  test('the total beside a split is that of all keys, on each page of them', async () => {
    await using store = await open();
    await loadWorld(store, {
      commits: [
        { id: 'a', by: 'ana', at: '2026-01-05', files: { 'a/x.ts': 10, 'b/y.ts': 20 } },
        { id: 'b', by: 'ana', at: '2026-01-06', files: { 'a/x.ts': 30 } },
        ...[7, 8, 9].map((day) => ({ id: `c${day}`, by: 'ana', at: `2026-01-0${day}`, files: { 'a/x.ts': 30 } })),
      ],
    });
    const measures = createMeasures(store, {}, NOW);
    const asked = { by: 'directory', limit: 1 } as const;
    const whole = { value: 150, n: 5 };
    const one = await measures.breakdown('code.throughput', asked);
    expect([one.rows[0]?.value, one.total]).toMatchObject([130, whole]);
    const two = await measures.breakdown('code.throughput', { ...asked, cursor: one.nextCursor ?? '' });
    expect([two.rows[0]?.value, two.total]).toMatchObject([20, whole]);
    const { columns, rows, rowCount } = one;
    const alone = { columns, rowCount, rows: rows.map(({ previous: _before, ...row }) => row) };
    expect(await measures.rows('code.throughput', asked)).toEqual(alone);
    const over = { by: 'directory', grain: 'month', from: '2026-01-01', to: '2026-03-31' } as const;
    const { series } = await measures.series('code.throughput', over);
    expect(await measures.points('code.throughput', over)).toEqual(series);
    const past = await measures.breakdown('code.throughput', { ...asked, cursor: btoa('rows:2') });
    expect([past.rows, past.rowCount, past.total]).toMatchObject([[], 2, whole]);
    const median = await measures.breakdown('code.commit-size', { by: 'repository' });
    expect(median.total).toMatchObject({ value: 30, p75: 30, n: 5 });
  });
});
