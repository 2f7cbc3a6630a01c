import { sql, type RawBuilder } from 'kysely';
import type { Ask } from '../ask.ts';
import { sliceRows, type Cut } from '../slice.ts';
import { countedOnce, partColumns } from './parts.ts';
import { rollUpTimes } from './roll-up-times.ts';
import { subjectsOf, type Subject } from './subjects.ts';

/** A metric's rows as evidence: `at`, `repo_id`, the ids of subjects, `value`, `base`, `n` and the recipe's `extra_…` columns. */
export interface RolledUp {
  rows: RawBuilder<unknown>;
  subjects: readonly Subject[];
  /** Whether rows are of one repository each. */
  located: boolean;
}

/** What one answer's evidence is of: the cut of the number itself. */
export type EvidenceCut = Pick<Cut, 'by' | 'only' | 'keep' | 'grain' | 'bucket'>;

/** Rolls the metric's rows up to one row of evidence each. */
export function rollUp(ask: Ask, cut: EvidenceCut): RolledUp {
  const { per } = ask.metric.evidence;
  const { rows, columns } = sliceRows(ask, cut);
  if (per === 'week' || per === 'quarter') return { subjects: [], located: false, rows: rollUpTimes(ask, rows, per) };
  const subjects = subjectsOf(columns, per);
  return {
    subjects,
    located: true,
    rows: per === 'row' ? asTheyAre(ask, subjects, rows) : together(ask, subjects, rows),
  };
}

const idsOf = (subjects: readonly Subject[]) => ['repo_id', ...subjects.map(({ id }) => id)].map((id) => sql.ref(id));

function asTheyAre({ metric }: Ask, subjects: readonly Subject[], rows: RawBuilder<unknown>): RawBuilder<unknown> {
  const extras = (metric.evidence.columns ?? []).map(
    ({ key, column }) => sql`${sql.ref(column)} as ${sql.ref(`extra_${key}`)}`,
  );
  const base = metric.evidence.base ? [sql`"base"`] : [];
  return sql`select ${sql.join([sql`"occurred_at" as "at"`, ...idsOf(subjects), sql`"value"`, ...base, sql`1 as "n"`, ...extras])} from (${rows}) as "part"`;
}

function together({ metric }: Ask, subjects: readonly Subject[], rows: RawBuilder<unknown>): RawBuilder<unknown> {
  const { apart = [] } = metric.evidence;
  const groups = [...idsOf(subjects), ...apart.map((name) => sql.ref(name))];
  return sql`select ${sql.join([sql`max("occurred_at") as "at"`, ...idsOf(subjects), ...partColumns(metric)])} from (${countedOnce(metric, rows)}) as "part" group by ${sql.join(groups)}`;
}
