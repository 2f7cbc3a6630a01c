import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Evidence, EvidenceQuery, Grain, ScopeQuery, Value } from '../contract/index.ts';
import { bucketStart, dayOf, quantile, survivalCurve, thinSteps } from '../core/index.ts';
import { loadWorld } from '../testing/load-world.ts';
import { markKinds } from '../testing/mark-kinds.ts';
import { randomWorld } from '../testing/random-world.ts';
import { cellsOf, recompute } from '../testing/recompute.ts';
import { forEachStore, type TestStore } from '../testing/stores.ts';
import { createMeasures, metrics, type Measures, type MetricDefinition } from './index.ts';
import { cutOf } from './kernel/answers/evidence.ts';
import { isWithheld } from './kernel/answers/recompute.ts';
import { resolveAsk } from './kernel/ask.ts';
import { DEFAULT_SETTINGS, type ComputeRow } from './kernel/index.ts';
import { sliceRows } from './kernel/slice.ts';

/** The law: whatever number is served, the rows of its evidence make it again in the way the answer says. */

type Query = z.infer<typeof EvidenceQuery>;

/** What is asked, and which numbers of the answer are opened: places among as many as there are. */
interface Question {
  scope: ScopeQuery;
  grain: z.infer<typeof Grain>;
  dimension: number;
  series: number;
  key: number;
  bucket: number;
  part: number | 'all';
}

const NOW = () => new Date('2026-04-02T12:00:00Z');
const SETTINGS = { zone: 'Europe/Zurich' };
/** Questions to a metric beside the usual one. DuckDB plans a long statement ten times as long as PostgreSQL does. */
const MORE: Record<string, number> = { DuckDB: 1, PostgreSQL: 5 };

const WORLDS = fc.tuple(
  randomWorld({ repository: 'app', commits: 260, from: '2024-12-01', everyDays: 3, packages: [''] }),
  randomWorld({ repository: 'web', commits: 120, from: '2025-07-01', everyDays: 4, packages: ['ui', 'api'] }),
  randomWorld({ repository: 'old', commits: 12, from: '2025-01-01', everyDays: 5, packages: [''] }),
);

const day = fc.integer({ min: 0, max: 480 }).map((n) => new Date(Date.UTC(2024, 11, 1 + n)).toISOString().slice(0, 10));
const period = fc.oneof(
  fc.constant({}),
  fc.constant({ from: '2024-12-01', to: '2026-04-02' }),
  fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
);
const questions: fc.Arbitrary<Question> = fc.record({
  scope: fc
    .tuple(
      period,
      fc.record(
        {
          repo: fc.constantFrom('1', '2', '3', '1,2'),
          path: fc.constantFrom('src', 'src/api', 'top.ts', 'moved', 'nowhere'),
          outliers: fc.constant('include' as const),
          bots: fc.constant('include' as const),
          window: fc.constantFrom(3, 60),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([days, part]) => ({ ...days, ...part })),
  grain: fc.constantFrom('week', 'month', 'quarter'),
  dimension: fc.nat(),
  series: fc.integer({ min: 1, max: 3 }),
  key: fc.nat(),
  bucket: fc.nat(),
  part: fc.nat(),
});

const at = <T>(all: readonly T[], place: number): T | undefined => all[place % Math.max(1, all.length)];

forEachStore((name, open) => {
  let store: TestStore;
  let measures: Measures;
  beforeAll(async () => {
    store = await open();
    const [worlds] = fc.sample(WORLDS, { numRuns: 1, seed: 20_260_401 });
    for (const world of worlds ?? []) await loadWorld(store, world);
    await markKinds(store);
    measures = createMeasures(store, SETTINGS, NOW);
  });
  afterAll(() => store[Symbol.asyncDispose]());

  describe.each(metrics.map((metric) => ({ id: metric.id, metric })))('$id', ({ metric }) => {
    test('every number is made of its rows', async () => {
      await fc.assert(
        fc.asyncProperty(questions, (question) => holds({ store, measures, metric }, question)),
        { numRuns: 1 + (MORE[name] ?? 0), seed: seedOf(metric.id + name), endOnFailure: true, examples: [[USUAL]] },
      );
    });
  });
});

const USUAL: Question = { scope: {}, grain: 'month', dimension: 0, series: 2, key: 2, bucket: 1, part: 'all' };

/** Different questions for each metric, the same in each run. */
const seedOf = (id: string) => [...id].reduce((seed, letter) => (seed * 31 + letter.charCodeAt(0)) | 0, 7);

interface Subject {
  store: TestStore;
  measures: Measures;
  metric: MetricDefinition;
}

/** What an answer has to open: all of it for the usual question, one part of it for others. */
async function holds(subject: Subject, question: Question): Promise<void> {
  const parts = question.part === 'all' ? PARTS : [at(PARTS, question.part)];
  for (const part of parts) await part?.(subject, question);
}

const PARTS: readonly ((subject: Subject, question: Question) => Promise<void>)[] = [
  totalsOpen,
  lineOpens,
  keyOpens,
  curvesOpen,
  barsOpen,
];

const dimensionOf = ({ metric }: Subject, { dimension }: Question) => at(metric.breakdowns, dimension);

async function totalsOpen(subject: Subject, { scope, grain }: Question): Promise<void> {
  const { measures, metric } = subject;
  const answer = await measures.series(metric.id, { ...scope, grain });
  await opens(subject, scope, answer.total);
  if (metric.shape !== 'flow') return;
  const { from, to } = answer.previousPeriod;
  await opens(subject, { ...scope, from, to }, answer.previous);
}

async function lineOpens(subject: Subject, question: Question): Promise<void> {
  const { scope, grain, series: limit } = question;
  const by = dimensionOf(subject, question);
  const answer = await subject.measures.series(subject.metric.id, { ...scope, grain, by, limit });
  const line = at(answer.series, question.key);
  if (!line) return;
  const part = by ? { by, key: line.key, series: limit } : {};
  await opens(subject, { ...scope, ...part }, line.total);
  const told = line.points.filter(({ n }) => n > 0);
  const point = at(told, question.bucket);
  if (point) await opens(subject, { ...scope, ...part, grain: answer.grain, bucket: point.start }, point);
}

async function keyOpens(subject: Subject, question: Question): Promise<void> {
  const { scope, key } = question;
  const by = dimensionOf(subject, question);
  if (!by) return;
  const { rows } = await subject.measures.rows(subject.metric.id, { ...scope, by, limit: 200 });
  const row = at(rows, key);
  if (row) await opens(subject, { ...scope, by, key: row.key }, row);
}

async function curvesOpen(subject: Subject, question: Question): Promise<void> {
  const { measures, metric } = subject;
  if (!metric.curve) return;
  const { scope } = question;
  const by = dimensionOf(subject, question);
  const { curves } = await measures.curve(metric.id, { ...scope, by });
  for (const curve of curves.slice(0, 2)) {
    const rows = cellsOf(await allPages(measures, metric.id, { ...scope, ...(by ? { by, key: curve.key } : {}) }));
    const column = (name: string) => rows.map((row) => Number(row[name]));
    const { steps } = survivalCurve({
      age: column('age_days'),
      entered: column('entered'),
      ended: column('value'),
      censored: column('base'),
    });
    const points = thinSteps(steps, 160).map(({ age, survival, atRisk }) => ({ x: age, y: survival, atRisk }));
    expect(curve.points.length).toBe(points.length);
    curve.points.forEach(({ x, y, atRisk }, i) => {
      expect([x, atRisk]).toEqual([points[i]?.x, points[i]?.atRisk]);
      expect(y).toBeCloseTo(points[i]?.y ?? -1, 9);
    });
  }
}

/** Bars of a distribution count rows of the evidence: by their value, or by the share each has of its own. */
async function barsOpen({ measures, metric }: Subject, { scope }: Question): Promise<void> {
  const { bins, n } = await measures.distribution(metric.id, scope);
  if (bins.length === 0) return;
  const rows = cellsOf(await allPages(measures, metric.id, scope));
  const share = metric.aggregate.kind === 'share' && metric.evidence.base;
  const worth = rows
    .filter((row) => !('at' in row) || typeof row['at'] !== 'string' || !row['at'].includes('together'))
    .map((row) => (share ? (row['base'] === 0 ? null : Number(row['value']) / Number(row['base'])) : row['value']))
    .filter((value) => typeof value === 'number');
  expect(n).toBe(worth.length);
  for (const { from, to, count } of bins)
    expect(worth.filter((value) => value >= from && (to === null || value < to)).length).toBe(count);
}

/** The evidence of a number says that very number, and its rows make it. */
async function opens(subject: Subject, query: Query, served: Value): Promise<void> {
  const { measures, metric } = subject;
  const pages = await allPages(measures, metric.id, query);
  const { total, n, withheld } = pages[0]!.recompute;
  const asked = JSON.stringify(query);
  expect(pick(total), asked).toEqual(close(served));
  const hidden = metric.evidence.per === 'week' || metric.evidence.per === 'quarter';
  if (hidden && served.reason === 'small-n') {
    expect(pages[0]!.rowCount, asked).toBe(0);
    return;
  }
  const { aggregate } = metric;
  const made = recompute(pages, aggregate.kind === 'computed' ? aggregate.compute : null);
  expect(withheld !== null, 'says what is withheld').toBe(isWithheld(metric));
  const stored = withheld !== null || n.kind === 'withheld' ? await storedRows(subject, query) : [];
  if (withheld !== null) rolledUp(metric, { stored, pages }, asked);
  const value = withheld === null ? made.value : ofStored(metric, stored);
  const people = new Set(stored.map((row) => row['person_id'])).size;
  expect(made.n ?? (n.kind === 'withheld' ? people : countStored(metric, stored)), `n of ${asked}`).toBe(served.n);
  if (served.value === null) return;
  // A count of nothing is zero where facts are complete, though no row says so.
  expect(served.n === 0 ? (value ?? 0) : value, asked).toBeCloseTo(served.value, 9);
  if (made.p75 !== undefined) expect([made.p75, made.p90], asked).toEqual([served.p75, served.p90].map(near));
}

const pick = ({ value, n, reason, p75, p90 }: Value) => ({ value, n, reason, p75, p90 });
const near = (value: number | null | undefined) => (typeof value === 'number' ? expect.closeTo(value, 9) : value);
const close = ({ value, n, reason, p75, p90 }: Value) => ({
  value: near(value),
  n,
  reason,
  p75: near(p75),
  p90: near(p90),
});

async function allPages(measures: Measures, id: string, query: Query): Promise<Evidence[]> {
  const all = await measures.evidence(id, { ...query, limit: 100_000 });
  expect([all.rows.length, all.nextCursor]).toEqual([all.rowCount, null]);
  return [all];
}

/** The metric's own rows behind a number: with the people that evidence never shows. */
async function storedRows({ store, metric }: Subject, query: Query): Promise<ComputeRow[]> {
  const settings = { ...DEFAULT_SETTINGS, ...SETTINGS };
  const ask = await resolveAsk(metric, query, { store, settings, now: NOW() });
  const { rows } = sliceRows(ask, await cutOf(ask, query));
  return (await sql<ComputeRow>`select * from (${rows}) as "stored"`.execute(store.db)).rows;
}

function ofStored({ aggregate }: MetricDefinition, stored: readonly ComputeRow[]): number | null {
  if (aggregate.kind === 'computed') return aggregate.compute(stored).value;
  return aggregate.kind === 'quantile'
    ? quantile(
        stored.map((row) => Number(row['value'])),
        aggregate.p,
      )
    : null;
}

function countStored({ aggregate }: MetricDefinition, stored: readonly ComputeRow[]): number | undefined {
  return aggregate.kind === 'computed' ? aggregate.compute(stored).n : undefined;
}

/** Evidence that withholds people is the stored rows without them: nothing is added, nothing left out. */
function rolledUp(
  { evidence, aggregate }: MetricDefinition,
  { stored, pages }: { stored: readonly ComputeRow[]; pages: readonly Evidence[] },
  asked: string,
): void {
  const rows = cellsOf(pages);
  const { per } = evidence;
  if (per === 'week' || per === 'quarter') {
    const slotOf = (row: ComputeRow) => bucketStart(dayOf(row['occurred_at'] as unknown as Date, SETTINGS.zone), per);
    let covered = 0;
    const told = new Set(rows.map((row) => row['at']));
    for (const row of rows) {
      const isSlot = /^\d{4}-/.test(String(row['at']));
      const own = stored.filter((one) => (isSlot ? slotOf(one) === row['at'] : !told.has(slotOf(one))));
      covered += own.length;
      expect(row['n'], asked).toBe(new Set(own.map((one) => one['person_id'])).size);
      const values = own.map((one) => Number(one['value']));
      if (aggregate.kind === 'quantile') expect(row['value'], asked).toEqual(near(quantile(values, aggregate.p)));
    }
    expect(covered, asked).toBe(stored.length);
    return;
  }
  const sums = new Map<string, number>();
  for (const row of stored) {
    const place = `${row['repo_id']}/${row['commit_id']}/${row['file_id']}`;
    sums.set(place, (sums.get(place) ?? 0) + Number(row['value']));
  }
  const ascending = (a: number, b: number) => a - b;
  expect(rows.map((row) => Number(row['value'])).toSorted(ascending), asked).toEqual(
    [...sums.values()].toSorted(ascending),
  );
}
