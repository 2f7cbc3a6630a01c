import { expect, test } from 'vitest';
import type { World } from '../core/index.ts';
import {
  createMeasures,
  type Example,
  type ExampleAsk,
  type Measures,
  type MetricDefinition,
} from '../metrics/index.ts';
import { forEachStore } from './stores.ts';
import { loadWorld, type LoadedWorld } from './load-world.ts';
import { markKinds } from './mark-kinds.ts';

/** Runs every example of the metrics on each engine: the worlds in, the declared numbers out. */
export function testExamples(metrics: readonly MetricDefinition[]): void {
  forEachStore((_name, open) => {
    for (const metric of metrics) {
      for (const example of metric.examples) {
        test(`${metric.id}: ${example.given}`, async () => {
          await using store = await open();
          const worlds: readonly World[] = Array.isArray(example.world) ? example.world : [example.world];
          const loaded: LoadedWorld[] = [];
          for (const world of worlds) loaded.push(await loadWorld(store, world));
          await markKinds(store);
          const now = presentOf(example, worlds);
          const measures = createMeasures(store, { zone: example.zone ?? 'UTC' }, () => now);
          const names = await commitNames(store, worlds, loaded);
          for (const ask of example.asks) await checkAsk({ id: metric.id, measures, ask, names });
        });
      }
    }
  });
}

function presentOf({ now }: Example, worlds: readonly World[]): Date {
  if (now !== undefined) return new Date(now);
  const newest = Math.max(...worlds.flatMap((world) => world.commits.map((commit) => Date.parse(commit.at))));
  return new Date(newest + 86_400_000);
}

/** Sha → the name the world gives its commit. */
async function commitNames(
  store: Parameters<typeof loadWorld>[0],
  worlds: readonly World[],
  loaded: readonly LoadedWorld[],
): Promise<Map<string, string>> {
  const rows = await store.db.selectFrom('commit').select(['repo_id', 'id', 'sha']).execute();
  const shas = new Map(rows.map((row) => [`${row.repo_id}/${row.id}`, row.sha]));
  return new Map(
    worlds.flatMap((world, i) =>
      world.commits.map((commit) => {
        const place = loaded[i]!;
        return [shas.get(`${place.repoId}/${place.commit(commit.id)}`) ?? '', commit.id] as const;
      }),
    ),
  );
}

interface Check {
  id: string;
  measures: Measures;
  ask: ExampleAsk;
  names: ReadonlyMap<string, string>;
}

async function checkAsk({ id, measures, ask, names }: Check): Promise<void> {
  const { from, to, repo, path, window, outliers, bots, by, grain } = ask;
  const scope = { from, to, repo, path, window, outliers, bots };
  const series = await measures.series(id, { ...scope, grain });
  if (ask.total !== undefined) same(series.total.value, ask.total, 'total');
  if (ask.n !== undefined) expect(series.total.n, 'n').toBe(ask.n);
  if (ask.reason !== undefined) expect(series.total.reason, 'reason').toBe(ask.reason);
  if (ask.previous !== undefined) same(series.previous.value, ask.previous, 'previous');
  if (ask.p75 !== undefined) same(series.total.p75, ask.p75, 'p75');
  if (ask.p90 !== undefined) same(series.total.p90, ask.p90, 'p90');
  if (ask.points) {
    const points = new Map(series.series[0]?.points.map((point) => [point.start, point.value]));
    for (const [start, value] of Object.entries(ask.points)) {
      expect(points.has(start), `a bucket from ${start}`).toBe(true);
      same(points.get(start), value, start);
    }
  }
  if (by) await checkBreakdown({ id, measures, ask, names });
  if (ask.curves) await checkCurves({ id, measures, ask, names });
  if (ask.evidence) {
    const evidence = await measures.evidence(id, { ...scope, limit: 200 });
    const opened = evidence.rows.map(({ opens: { commit, file } }) =>
      commit?.kind === 'commit' ? (names.get(commit.sha) ?? commit.sha) : file?.kind === 'file' ? file.path : null,
    );
    expect(evidence.rowCount, 'rows of evidence').toBe(ask.evidence.rowCount);
    if (ask.evidence.first) expect(opened.slice(0, ask.evidence.first.length)).toEqual(ask.evidence.first);
  }
}

async function checkBreakdown({ id, measures, ask }: Check): Promise<void> {
  const { from, to, repo, path, window, outliers, bots, by } = ask;
  if (!by) return;
  const breakdown = await measures.breakdown(id, { from, to, repo, path, window, outliers, bots, by, limit: 200 });
  if (ask.rows) {
    expect(breakdown.rows.map((row) => row.key).sort(), `keys by ${by}`).toEqual(Object.keys(ask.rows).sort());
    for (const row of breakdown.rows) same(row.value, ask.rows[row.key], `${by} ${row.key}`);
  }
  for (const [key, extras] of Object.entries(ask.extra ?? {})) {
    const row = breakdown.rows.find((candidate) => candidate.key === key);
    for (const [column, value] of Object.entries(extras)) {
      const actual = row?.extra[column];
      if (typeof value === 'number') same(actual as number | null, value, `${column} of ${key}`);
      else expect(actual, `${column} of ${key}`).toBe(value);
    }
  }
}

async function checkCurves({ id, measures, ask }: Check): Promise<void> {
  const { from, to, repo, path, window, outliers, bots, by, curves = {} } = ask;
  const answer = await measures.curve(id, { from, to, repo, path, window, outliers, bots, by });
  expect(answer.curves.map((curve) => curve.key).sort()).toEqual(Object.keys(curves).sort());
  for (const curve of answer.curves) {
    const wanted = curves[curve.key];
    for (const [age, share] of Object.entries(wanted?.points ?? {})) {
      same(curve.points.findLast((point) => point.x <= Number(age))?.y, share, `${curve.key} at ${age} days`);
    }
    if (wanted?.halfLifeDays !== undefined)
      expect(curve.halfLifeDays, `half-life of ${curve.key}`).toBe(wanted.halfLifeDays);
  }
}

function same(actual: number | null | undefined, wanted: number | null | undefined, what: string): void {
  if (wanted === null || wanted === undefined) expect(actual ?? null, what).toBeNull();
  else expect(actual, what).toBeCloseTo(wanted, 6);
}
