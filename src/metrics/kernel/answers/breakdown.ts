import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Breakdown, BreakdownQuery, BreakdownRow } from '../../../contract/index.ts';
import { extraSql, measureColumns } from '../aggregate.ts';
import type { Ask } from '../ask.ts';
import { readCells, type Measured } from '../cells.ts';
import { onceAState } from '../once-a-state.ts';
import { nextCursor, readPage, type Page } from '../cursor.ts';
import type { MetricDefinition } from '../definition.ts';
import { firstDayOf, labelOf, splitKey, type Dimension } from '../dimension.ts';
import { sliceRows } from '../slice.ts';
import { presentValue } from '../value.ts';

type Query = z.infer<typeof BreakdownQuery>;
type Extras = Record<string, number | string | boolean | null>;

interface KeyRow {
  key: string;
  measured: Measured;
  extra: Extras;
}

interface Keys {
  rows: KeyRow[];
  rowCount: number;
  /** Missing where it has to be asked for by itself. */
  total?: Measured | undefined;
}

const NOTHING: Keys = { rows: [], rowCount: 0 };

/** A metric split by a dimension: what asks for attention first (see `firstOf`); keys whose value is not shown come last. */
export async function answerBreakdown(ask: Ask, query: Query): Promise<Breakdown> {
  const page = readPage(query);
  const previous = ask.metric.shape === 'flow';
  const { rows, rowCount, total } = ask.ready ? await readParts(ask, query.by, page) : NOTHING;
  const before =
    previous && rows.length > 0 ? await readPreviousKeys(ask, query.by, rows) : new Map<string, Measured>();
  const spanBefore = (key: string) => ({ ...ask.previousPeriod, since: firstDayOf(ask, key, { by: query.by }) });
  return {
    metric: ask.metric.id,
    unit: ask.metric.unit,
    by: query.by,
    period: ask.period,
    columns: columnsBeside(ask),
    total: presentValue(ask, total, ask.period),
    rows: rows.map((row) => ({
      ...present(ask, query.by, row),
      ...(previous ? { previous: presentValue(ask, before.get(row.key), spanBefore(row.key)).value } : {}),
    })),
    rowCount,
    nextCursor: nextCursor(page, rowCount),
  };
}

export type BreakdownRows = Pick<Breakdown, 'columns' | 'rows' | 'rowCount'>;

/** The rows of a breakdown alone. */
export async function answerRows(ask: Ask, query: Query): Promise<BreakdownRows> {
  const { rows, rowCount } = ask.ready ? await readPageOfKeys(ask, query.by, readPage(query)) : NOTHING;
  return { columns: columnsBeside(ask), rows: rows.map((row) => present(ask, query.by, row)), rowCount };
}

function columnsBeside({ metric }: Ask): Breakdown['columns'] {
  return (metric.extras ?? []).map(({ key, label, type }) => ({ key, label, type }));
}

/** The worst first where one way is better, else the largest. */
function firstOf({ direction }: MetricDefinition): 'smallest' | 'largest' {
  return direction === 'up' ? 'smallest' : 'largest';
}

function present(ask: Ask, by: Dimension, { key, measured, extra }: KeyRow): BreakdownRow {
  const value = presentValue(ask, measured, ask.period);
  return {
    key,
    label: labelOf(by, key, ask),
    ...value,
    extra: { ...placeOf(by, key), ...(value.reason === 'small-n' ? withoutEstimates(ask.metric, extra) : extra) },
  };
}

/** What is too few for the value is too few for a share or a duration beside it; counts stand. */
function withoutEstimates({ extras = [] }: MetricDefinition, extra: Extras): Extras {
  const held = extras
    .filter(({ type }) => type === 'ratio' || type === 'days' || type === 'hours')
    .map(({ key }) => key);
  return { ...extra, ...Object.fromEntries(held.map((key) => [key, null])) };
}

/** Where a file or directory is, so that a page can open it. */
function placeOf(by: Dimension, key: string): Extras {
  if (by !== 'directory' && by !== 'file') return {};
  const [repository, path] = splitKey(key);
  return { repository: repository === '' ? null : Number(repository), path };
}

/** A page of keys with the total of all; both from one statement where the rows allow it, since reading them is the work. */
async function readParts(ask: Ask, by: Dimension, page: Page): Promise<Keys & { total: Measured | undefined }> {
  const keys = readPageOfKeys(ask, by, page);
  const ownTotal = async () => (await readCells(ask, {}))[0]?.measured;
  if (ask.metric.rowsFollowSplit) {
    const [found, total] = await Promise.all([keys, ownTotal()]);
    return { ...found, total };
  }
  const found = await keys;
  return { ...found, total: found.total ?? (await ownTotal()) };
}

function readPageOfKeys(ask: Ask, by: Dimension, page: Page): Promise<Keys> {
  const computed = ask.metric.aggregate.kind === 'computed';
  return onceAState(ask, ['keys', by, page], () =>
    computed ? readComputedKeys(ask, by, page) : readKeys(ask, by, page),
  );
}

async function readKeys(ask: Ask, by: Dimension, { offset, limit }: Page): Promise<Keys> {
  const { rows } = await keyStatement(ask, by, sql`limit ${sql.lit(limit)} offset ${sql.lit(offset)}`).execute(
    ask.scope.db,
  );
  const extras = ask.metric.extras ?? [];
  const [first] = rows;
  return {
    rowCount: first?.row_count ?? (offset > 0 ? await countKeys(ask, by) : 0),
    ...(first?.total_n === undefined
      ? {}
      : {
          total: measuredOf({
            value: first.total_value ?? null,
            n: first.total_n,
            p75: first.total_p75,
            p90: first.total_p90,
          }),
        }),
    rows: rows.map((row) => ({
      key: row.key ?? '',
      measured: measuredOf(row),
      extra: Object.fromEntries(extras.map(({ key }) => [key, plain(row[`extra_${key}`])])),
    })),
  };
}

function measuredOf({ value, n, p75, p90 }: SpreadRow): Measured {
  return { value, n, ...(p75 === undefined ? {} : { p75, p90: p90 ?? null }) };
}

interface SpreadRow {
  value: number | null;
  n: number;
  p75?: number | null | undefined;
  p90?: number | null | undefined;
}

interface KeyStatementRow extends SpreadRow, Record<string, unknown> {
  key: string | null;
  row_count: number;
  /** Of all keys together; missing where the rows follow the split. */
  total_value?: number | null;
  total_n?: number;
  total_p75?: number | null;
  total_p90?: number | null;
}

/** One page of keys, each row with the total of all keys beside it where the rows allow that. */
function keyStatement(ask: Ask, by: Dimension, pageSql: RawBuilder<unknown>): RawBuilder<KeyStatementRow> {
  const { aggregate, counts, minimum, extras = [], rowsFollowSplit } = ask.metric;
  if (aggregate.kind === 'computed') throw new TypeError(`${ask.metric.id} is computed`);
  const { rows } = sliceRows(ask, { by });
  const columns = [
    measureColumns(aggregate, counts),
    ...extras.map((extra) => sql`${extraSql(extra)} as ${sql.ref(`extra_${extra.key}`)}`),
  ];
  const order = sql`order by case when "n" >= ${sql.lit(minimum)} then "value" end ${sql.raw(firstOf(ask.metric) === 'smallest' ? 'asc' : 'desc')} nulls last, "n" desc, "key"`;
  if (rowsFollowSplit) {
    const grouped = sql`select "key", ${sql.join(columns)} from (${rows}) as "part" group by "key"`;
    return sql`select *, count(*) over () as "row_count" from (${grouped}) as "keys" ${order} ${pageSql}`;
  }
  const spread = aggregate.kind === 'quantile' && aggregate.p === 0.5 ? ['p75', 'p90'] : [];
  const totals = ['value', 'n', ...spread].map((name) => sql`${sql.ref(name)} as ${sql.ref(`total_${name}`)}`);
  return sql`with "cell" as (select "key", grouping("key") as "key_set", ${sql.join(columns)} from (${rows}) as "part" group by grouping sets (("key"), ()))
    select "keys".*, "total".* from (select *, count(*) over () as "row_count" from "cell" where "key_set" = 0) as "keys"
    cross join (select ${sql.join(totals)} from "cell" where "key_set" = 1) as "total" ${order} ${pageSql}`;
}

async function countKeys(ask: Ask, by: Dimension): Promise<number> {
  const { rows } = await keyStatement(ask, by, sql`limit 1`).execute(ask.scope.db);
  return rows[0]?.row_count ?? 0;
}

async function readComputedKeys(ask: Ask, by: Dimension, { offset, limit }: Page): Promise<Keys> {
  const all = await readCells(ask, { by });
  const cells = all.filter((cell) => cell.key !== null);
  const sign = firstOf(ask.metric) === 'smallest' ? -1 : 1;
  const shown = ({ n, value }: Measured) => (n >= ask.metric.minimum && value !== null ? sign * value : -Infinity);
  const sorted = cells.sort(
    (a, b) =>
      descending(shown(a.measured), shown(b.measured)) ||
      b.measured.n - a.measured.n ||
      ((a.key as string) < (b.key as string) ? -1 : 1),
  );
  return {
    rowCount: sorted.length,
    total: all.find((cell) => cell.key === null)?.measured,
    rows: sorted.slice(offset, offset + limit).map(({ key, measured }) => ({
      key: key as string,
      measured,
      extra: Object.fromEntries(
        (ask.metric.extras ?? []).map((extra) => [extra.key, measured.extra?.[extra.key] ?? null]),
      ),
    })),
  };
}

/** -Infinity minus itself is NaN, so no subtraction. */
function descending(a: number, b: number): number {
  return a === b ? 0 : a > b ? -1 : 1;
}

async function readPreviousKeys(ask: Ask, by: Dimension, rows: readonly KeyRow[]): Promise<Map<string, Measured>> {
  const earlier: Ask = { ...ask, scope: { ...ask.scope, from: ask.previousFrom, until: ask.scope.from } };
  const cells = await readCells(earlier, { by, keep: rows.map(({ key }) => key) });
  return new Map(cells.flatMap((cell) => (cell.key === null ? [] : [[cell.key, cell.measured] as const])));
}

function plain(value: unknown): number | string | boolean | null {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
