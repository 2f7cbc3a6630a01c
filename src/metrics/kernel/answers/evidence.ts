import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Address, Evidence, EvidenceQuery, Period } from '../../../contract/index.ts';
import { bucketsOf, daysIn, WheelhouseError, type Day } from '../../../core/index.ts';
import { stateDay, type Ask } from '../ask.ts';
import { readCells } from '../cells.ts';
import { nextCursor, readPage, type Page } from '../cursor.ts';
import { firstDayOf, OTHER_KEY } from '../dimension.ts';
import { onceAState } from '../once-a-state.ts';
import { presentValue } from '../value.ts';
import { evidenceColumns, overTime, type EvidenceRow, type ReadColumn } from './evidence-columns.ts';
import { recompute } from './recompute.ts';
import { rollUp, type EvidenceCut, type RolledUp } from './roll-up.ts';
import { grainFor, keysOfSeries } from './series.ts';

type Query = z.infer<typeof EvidenceQuery>;

interface CountedRow extends EvidenceRow {
  row_count: number;
}

/** The rows one number was computed from, what makes most of it first, and how they make it. */
export async function answerEvidence(ask: Ask, query: Query): Promise<Evidence> {
  const page = readPage(query);
  const cut = await cutOf(ask, query);
  const period = periodOf(ask, cut);
  const rolled = rollUp(ask, cut);
  const [rows, cells] = ask.ready
    ? await Promise.all([readRows(ask, { cut, rolled, page }), readCells(ask, cut)])
    : [[], []];
  const columns = evidenceColumns(ask, rolled);
  const rowCount = rows[0]?.row_count ?? 0;
  const measured = cells.find(({ key, bucket }) => key === null && bucket === null)?.measured;
  const total = presentValue(ask, measured, { ...period, since: firstDay(ask, cut) });
  return {
    metric: ask.metric.id,
    unit: ask.metric.unit,
    period,
    ...stateDay(ask),
    recompute: recompute(ask.metric, new Set(columns.map(({ key }) => key)), total),
    columns: columns.map(({ key, label, type }) => ({ key, label, type })),
    rows: rows.map((row) => ({ cells: columns.map(({ read }) => plain(read(row))), opens: opensOf(columns, row) })),
    rowCount,
    nextCursor: nextCursor(page, rowCount),
  };
}

function opensOf(columns: readonly ReadColumn[], row: EvidenceRow): Record<string, Address> {
  return Object.fromEntries(
    columns.flatMap(({ key, address }) => {
      const to = address?.(row);
      return to ? [[key, to]] : [];
    }),
  );
}

/** Which rows are asked for: all, those of one key or of no key that has a series of its own, and of one bucket. */
export async function cutOf(ask: Ask, { by, key, bucket, series, ...query }: Query): Promise<EvidenceCut> {
  if (key !== undefined && by === undefined) {
    throw new WheelhouseError('input.invalid', 'A key needs to say of what.', {
      help: 'Send `by` with the dimension the key is of.',
    });
  }
  return {
    ...(by === undefined || key === undefined ? {} : { by, only: key }),
    ...(by !== undefined && key === OTHER_KEY && ask.ready ? { keep: await keysOfSeries(ask, by, series) } : {}),
    ...(bucket === undefined || ask.metric.shape !== 'flow' ? {} : { bucket, grain: grainFor(ask, query) }),
  };
}

/** The days the rows are of: those of the bucket that lie within the period. */
function periodOf({ period }: Ask, { bucket, grain }: EvidenceCut): Period {
  if (bucket === undefined || !grain) return period;
  const asked = bucketsOf(period.from, period.to, grain).find(({ start }) => start === bucket);
  if (!asked) {
    throw new WheelhouseError('input.invalid', `No ${grain} of the period starts on ${bucket}.`, {
      help: 'Send the `start` of a point of the series, with its `grain` and its period.',
    });
  }
  const from = asked.start < period.from ? period.from : asked.start;
  const to = asked.end > period.to ? period.to : asked.end;
  return { ...period, from, to, days: daysIn(from, to) };
}

function firstDay(ask: Ask, { by, only, keep = [] }: EvidenceCut): Day | null {
  return by && only !== undefined ? firstDayOf(ask, only, { by, named: keep }) : ask.known.oldest;
}

function readRows(
  ask: Ask,
  { cut, rolled, page }: { cut: EvidenceCut; rolled: RolledUp; page: Page },
): Promise<CountedRow[]> {
  const read = async () => (await evidenceStatement(ask, rolled, page).execute(ask.scope.db)).rows;
  return onceAState(ask, ['evidence', cut, page], read);
}

/** One page of evidence with names in place of ids: joined after the page is cut, so that names are read only for it. */
export function evidenceStatement(
  { metric }: Ask,
  { rows, subjects, located }: RolledUp,
  { offset, limit }: Page,
): RawBuilder<CountedRow> {
  const order = (alias: string) => sql.join(orderOf(metric, { subjects, located }, alias));
  const page = sql`select *, count(*) over () as "row_count" from (${rows}) as "evidence" order by ${order('evidence')} limit ${sql.lit(limit)} offset ${sql.lit(offset)}`;
  const names = [
    sql`"page".*`,
    ...(located ? [sql`"r"."name" as "repo_name"`] : []),
    ...subjects.map((subject) => subject.names),
  ];
  const joins = [
    ...(located ? [sql`left join "repo" as "r" on "r"."id" = "page"."repo_id"`] : []),
    ...subjects.map(({ join }) => join),
  ];
  return sql`select ${sql.join(names)} from (${page}) as "page" ${sql.join(joins, sql` `)} order by ${order('page')}`;
}

/** What makes most of the number first; what stands for all the rest comes last. */
function orderOf(
  { evidence }: Ask['metric'],
  { subjects, located }: Omit<RolledUp, 'rows'>,
  alias: string,
): RawBuilder<unknown>[] {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const newest = sql`${column('at')} desc nulls last`;
  const missing = evidence.base
    ? sql`${column('base')} - ${column('value')} desc nulls last`
    : sql`${column('value')} asc nulls last`;
  const first = { largest: sql`${column('value')} desc nulls last`, smallest: missing, newest };
  const ids = located ? ['repo_id', ...subjects.map(({ id }) => id)] : [];
  return [
    ...(evidence.rest ? subjects.map(({ id }) => sql`${column(id)} is null`) : []),
    ...(overTime(evidence) ? [sql`${column('at')} is null`] : []),
    first[evidence.order],
    ...(evidence.order === 'newest' ? [] : [newest]),
    ...[...ids, ...(evidence.apart ?? []).map((name) => `extra_${name}`)].map(column),
  ];
}

function plain(value: unknown): number | string | null {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}
