import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Column, Evidence, EvidenceQuery } from '../../../contract/index.ts';
import { WheelhouseError } from '../../../core/index.ts';
import { stateDay, type Ask } from '../ask.ts';
import { nextCursor, readPage, type Page } from '../cursor.ts';
import { OTHER_KEY } from '../dimension.ts';
import type { Cut } from '../slice.ts';
import { onceAState } from '../once-a-state.ts';
import { rollUp, type RolledUp } from './roll-up.ts';
import { keysOfSeries } from './series.ts';

type Query = z.infer<typeof EvidenceQuery>;

interface EvidenceRow extends Record<string, unknown> {
  at: Date | string | null;
  repo_id?: number;
  repo_name?: string;
  sha?: string | null;
  subject?: string | null;
  path?: string | null;
  value: number | null;
  n: number;
  row_count: number;
}

/** The rows one number was computed from, the most telling first. */
export async function answerEvidence(ask: Ask, query: Query): Promise<Evidence> {
  if (query.key !== undefined && query.by === undefined) {
    throw new WheelhouseError('input.invalid', 'A key needs to say of what.', {
      help: 'Send `by` with the dimension the key is of.',
    });
  }
  const page = readPage(query);
  const cut = await part(ask, query);
  const rolled = rollUp(ask, cut);
  const readRows = async () => (await evidenceStatement(ask, rolled, page).execute(ask.scope.db)).rows;
  const rows = ask.ready ? await onceAState(ask, ['evidence', cut, page], readRows) : [];
  const columns = evidenceColumns(ask, rolled);
  const rowCount = rows[0]?.row_count ?? 0;
  return {
    metric: ask.metric.id,
    period: ask.period,
    ...stateDay(ask),
    columns: columns.map(({ key, label, type }) => ({ key, label, type })),
    rows: rows.map((row) => ({
      cells: columns.map(({ read }) => plain(read(row))),
      repository: row.repo_id ?? null,
      commit: row.sha ?? null,
      file: row.path ?? null,
    })),
    rowCount,
    nextCursor: nextCursor(page, rowCount),
  };
}

/** Which rows are asked for: all, those of one key, or those of no key that has a series of its own. */
async function part(ask: Ask, { by, key }: Query): Promise<Pick<Cut, 'by' | 'only' | 'keep'>> {
  if (by === undefined || key === undefined) return {};
  return { by, only: key, ...(key === OTHER_KEY && ask.ready ? { keep: await keysOfSeries(ask, by) } : {}) };
}

/** One page of evidence with names in place of ids: joined after the page is cut, so that names are read only for it. */
export function evidenceStatement(ask: Ask, { rows, has }: RolledUp, { offset, limit }: Page): RawBuilder<EvidenceRow> {
  const order = {
    largest: sql`"value" desc nulls last, "at" desc`,
    smallest: sql`"value" asc nulls last, "at" desc`,
    newest: sql`"at" desc`,
  }[ask.metric.evidence.order];
  const ties = [
    ...(has.repository ? [sql`"repo_id"`] : []),
    ...(has.commit ? [sql`"commit_id"`] : []),
    ...(has.file ? [sql`"file_id"`] : []),
  ];
  const ordered = (alias: string) =>
    sql`${order}${ties.length > 0 ? sql`, ${sql.join(ties)}` : sql``}${sql.raw(alias)}`;
  const page = sql`select *, count(*) over () as "row_count" from (${rows}) as "evidence" where "value" is not null order by ${ordered('')} limit ${sql.lit(limit)} offset ${sql.lit(offset)}`;
  const names = [
    sql`"page".*`,
    ...(has.repository ? [sql`"r"."name" as "repo_name"`] : []),
    ...(has.commit ? [sql`"c"."sha", "c"."subject"`] : []),
    ...(has.file ? [sql`"f"."path"`] : []),
  ];
  return sql`select ${sql.join(names)} from (${page}) as "page"
    ${has.repository ? sql`left join "repo" as "r" on "r"."id" = "page"."repo_id"` : sql``}
    ${has.commit ? sql`left join "commit" as "c" on "c"."repo_id" = "page"."repo_id" and "c"."id" = "page"."commit_id"` : sql``}
    ${has.file ? sql`left join "file" as "f" on "f"."repo_id" = "page"."repo_id" and "f"."id" = "page"."file_id"` : sql``}
    order by ${sql.raw(orderOfPage(ask, has))}`;
}

function orderOfPage(ask: Ask, has: RolledUp['has']): string {
  const order = {
    largest: '"page"."value" desc nulls last, "page"."at" desc',
    smallest: '"page"."value" asc nulls last, "page"."at" desc',
    newest: '"page"."at" desc',
  }[ask.metric.evidence.order];
  const ties = [has.repository ? 'repo_id' : null, has.commit ? 'commit_id' : null, has.file ? 'file_id' : null].filter(
    (name) => name !== null,
  );
  return [order, ...ties.map((name) => `"page"."${name}"`)].join(', ');
}

type ReadColumn = z.infer<typeof Column> & { read: (row: EvidenceRow) => unknown };

function evidenceColumns({ metric, known }: Ask, { has }: RolledUp): ReadColumn[] {
  const { per, value, columns = [] } = metric.evidence;
  const overTime = per === 'week' || per === 'quarter';
  const counted = metric.counts === 'people' ? 'People' : 'Rows';
  return [
    ...(metric.shape === 'flow'
      ? [
          {
            key: 'at',
            label: overTime ? (per === 'week' ? 'Week of' : 'Quarter from') : 'When',
            type: overTime ? ('text' as const) : ('instant' as const),
            read: (row: EvidenceRow) => row.at,
          },
        ]
      : []),
    ...(has.repository && known.repositories.length > 1
      ? [{ key: 'repository', label: 'Repository', type: 'text' as const, read: (row: EvidenceRow) => row.repo_name }]
      : []),
    ...(has.commit
      ? [{ key: 'commit', label: 'Commit', type: 'commit' as const, read: (row: EvidenceRow) => row.subject }]
      : []),
    ...(has.file ? [{ key: 'file', label: 'File', type: 'file' as const, read: (row: EvidenceRow) => row.path }] : []),
    { key: 'value', ...value, read: (row: EvidenceRow) => row.value },
    ...columns.map(({ key, label, type }) => ({ key, label, type, read: (row: EvidenceRow) => row[`extra_${key}`] })),
    ...(overTime ? [{ key: 'n', label: counted, type: 'number' as const, read: (row: EvidenceRow) => row.n }] : []),
  ];
}

function plain(value: unknown): number | string | null {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}
