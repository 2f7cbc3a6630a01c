import { sql, type RawBuilder } from 'kysely';
import { measureColumns } from './aggregate.ts';
import type { Ask } from './ask.ts';
import type { ComputeRow, Computed } from './definition.ts';
import { onceAState } from './once-a-state.ts';
import { sliceRows, type Cut } from './slice.ts';

/** One aggregated number: over everything (`key` and `bucket` null), of a key, of a bucket, of both, or of a repository. */
export interface Cell {
  era: 'current' | 'previous';
  key: string | null;
  bucket: string | null;
  /** Only where the cut says `perRepository`. */
  repository?: number;
  measured: Measured;
}

export interface Measured {
  value: number | null;
  n: number;
  p75?: number | null;
  p90?: number | null;
  extra?: Record<string, number | string | boolean | null>;
}

interface Groups {
  previous: boolean;
  keys: boolean;
  buckets: boolean;
  repositories: boolean;
}

const groupsOf = ({ metric }: Ask, cut: Cut): Groups => ({
  previous: cut.previous === true,
  keys: Boolean(cut.by),
  buckets: Boolean(cut.grain) && metric.shape === 'flow',
  repositories: cut.perRepository === true && metric.aggregate.kind !== 'computed',
});

/** Everything one answer needs in one statement: totals, keys and buckets of both periods. */
export function readCells(ask: Ask, cut: Cut): Promise<Cell[]> {
  const { by = null, keep = null, only = null, perRepository = false } = cut;
  return onceAState(ask, ['cells', by, keep, only, perRepository], () => askCells(ask, cut));
}

async function askCells(ask: Ask, cut: Cut): Promise<Cell[]> {
  const groups = groupsOf(ask, cut);
  const { aggregate } = ask.metric;
  if (aggregate.kind === 'computed') {
    const { rows } = await computeStatement(ask, cut, groups).execute(ask.scope.db);
    return computeCells(rows, groups, aggregate.compute);
  }
  const { rows } = await cellStatement(ask, cut).execute(ask.scope.db);
  return rows.map((row) => toCell(row, groups));
}

interface CellRow {
  era?: 'current' | 'previous';
  key?: string | null;
  bucket?: string | null;
  key_set?: number;
  bucket_set?: number;
  repo_id?: number | null;
  repo_set?: number;
  value: number | null;
  n: number;
  p75?: number | null;
  p90?: number | null;
}

/** The statement behind a series with its total; what the catalogue shows. */
export function cellStatement(ask: Ask, cut: Cut): RawBuilder<CellRow> {
  const groups = groupsOf(ask, cut);
  const { aggregate, counts } = ask.metric;
  if (aggregate.kind === 'computed') return computeStatement(ask, cut, groups) as RawBuilder<never>;
  const thin = (aggregate.kind === 'sum' || aggregate.kind === 'share') && counts === 'commits';
  const { rows } = sliceRows(ask, { ...cut, thin });
  const marks = [
    ...(groups.previous ? [sql`"era"`] : []),
    ...(groups.keys ? [sql`"key", grouping("key") as "key_set"`] : []),
    ...(groups.buckets ? [sql`cast("bucket" as text) as "bucket", grouping("bucket") as "bucket_set"`] : []),
    ...(groups.repositories ? [sql`"repo_id", grouping("repo_id") as "repo_set"`] : []),
  ];
  const grouped = sets(groups);
  return sql`select ${sql.join([...marks, measureColumns(aggregate, counts)])} from (${rows}) as "part"${grouped.length > 1 ? sql` group by grouping sets (${sql.join(grouped)})` : groups.previous ? sql` group by "era"` : sql``}`;
}

function sets({ previous, keys, buckets, repositories }: Groups): RawBuilder<unknown>[] {
  const era = previous ? ['era'] : [];
  const combinations = [
    era,
    ...(keys ? [[...era, 'key']] : []),
    ...(buckets ? [[...era, 'bucket']] : []),
    ...(keys && buckets ? [[...era, 'key', 'bucket']] : []),
    ...(repositories ? [[...era, 'repo_id']] : []),
  ];
  return combinations.map((names) => sql`(${sql.join(names.map((name) => sql.ref(name)))})`);
}

function toCell(row: CellRow, { keys, buckets }: Groups): Cell {
  const spread = row.p75 === undefined ? {} : { p75: row.p75, p90: row.p90 ?? null };
  return {
    era: row.era ?? 'current',
    // grouping() is 1 where the column was summed over, 0 where the row is of one of its values.
    key: keys && row.key_set === 0 ? (row.key ?? '') : null,
    bucket: buckets && row.bucket_set === 0 ? (row.bucket ?? null) : null,
    ...(row.repo_set === 0 && row.repo_id != null ? { repository: row.repo_id } : {}),
    measured: { value: row.value, n: row.n, ...spread },
  };
}

function computeStatement(ask: Ask, cut: Cut, groups: Groups): RawBuilder<ComputeRow> {
  const { aggregate } = ask.metric;
  if (aggregate.kind !== 'computed') throw new TypeError(`${ask.metric.id} has no algorithm`);
  const { rows } = sliceRows(ask, cut);
  const marks = [...(groups.previous ? ['era'] : []), ...(groups.keys ? ['key'] : []), ...(aggregate.per ?? [])].map(
    (name) => sql.ref(name),
  );
  const bucket = groups.buckets ? [sql`cast("bucket" as text) as "bucket"`] : [];
  const columns = aggregate.columns.map((name) =>
    aggregate.per ? sql`cast(sum(${sql.ref(name)}) as double precision) as ${sql.ref(name)}` : sql.ref(name),
  );
  return sql`select ${sql.join([...marks, ...bucket, ...columns])} from (${rows}) as "part"${aggregate.per ? sql` group by ${sql.join([...marks, ...(groups.buckets ? [sql`"bucket"`] : [])])}` : sql``}`;
}

function computeCells(
  rows: readonly ComputeRow[],
  groups: Groups,
  compute: (rows: readonly ComputeRow[]) => Computed,
): Cell[] {
  const parts = new Map<string, { cell: Omit<Cell, 'measured'>; rows: ComputeRow[] }>();
  const put = (cell: Omit<Cell, 'measured'>, row: ComputeRow) => {
    const name = JSON.stringify([cell.era, cell.key, cell.bucket]);
    const part = parts.get(name);
    if (part) part.rows.push(row);
    else parts.set(name, { cell, rows: [row] });
  };
  for (const row of rows) {
    const era = row['era'] === 'previous' ? 'previous' : 'current';
    const key = groups.keys ? String(row['key'] ?? '') : null;
    const bucket = groups.buckets && typeof row['bucket'] === 'string' ? row['bucket'] : null;
    put({ era, key: null, bucket: null }, row);
    if (key !== null) put({ era, key, bucket: null }, row);
    if (bucket !== null) put({ era, key: null, bucket }, row);
    if (key !== null && bucket !== null) put({ era, key, bucket }, row);
  }
  return [...parts.values()].map(({ cell, rows: own }) => ({ ...cell, measured: compute(own) }));
}
