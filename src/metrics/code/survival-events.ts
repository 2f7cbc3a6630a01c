import { sql, type RawBuilder } from 'kysely';
import { halfLife, kaplanMeier, survivalAt, type AgeEvents, type SurvivalStep } from '../../core/index.ts';
import { assistance, countedCommits, countedFile, directoryKey, localTime, type Aggregate, type ComputeRow, type Relation, type Scope } from '../kernel/index.ts';

/** Cohorts are quarters up to this many days of history, years beyond: more curves than that are a tangle. */
const QUARTERS_UNTIL_DAYS = 4 * 366;
const DAY_MS = 86_400_000;

/**
 * The mainline's books as events of age: lines that came (`entered`) or left (`value`) at an age in whole days, and lines
 * alive at the newest fact, whose age then is all we know (`base`). The lines are those that counted commits wrote and
 * that landed in the scope's period; they are followed to the newest fact, past the period's end. What leaves one file and
 * enters another of the same key in one landing (a rename) is no event.
 */
export function survivalEvents(scope: Scope): Relation {
  const split = splitOf(scope);
  const key = split ? [sql<string>`${sql.ref(`m.${split}`)}`.as(split)] : [];
  return scope.db
    .with('moves', () => landingMoves(scope))
    .selectFrom('moves as m')
    .innerJoin('commit as d', (join) => join.onRef('d.repo_id', '=', 'm.repo_id').onRef('d.id', '=', 'm.landed_id'))
    .select([
      'm.born_at as occurred_at',
      'm.repo_id',
      'm.commit_id',
      ageInDays(sql`d.landed_at`, scope).as('age_days'),
      sql<number>`greatest(m.net, 0)`.as('entered'),
      sql<number>`greatest(-m.net, 0)`.as('value'),
      sql<number>`0`.as('base'),
      ...key,
    ])
    .unionAll((eb) =>
      eb
        .selectFrom('moves as m')
        .select([
          'm.born_at as occurred_at',
          'm.repo_id',
          'm.commit_id',
          ageInDays(scope.dialect.instant(scope.asOf), scope).as('age_days'),
          sql<number>`0`.as('entered'),
          sql<number>`0`.as('value'),
          'm.net as base',
          ...key,
        ]),
    );
}

type SplitColumn = 'directory' | 'language' | 'assistance' | 'cohort';

function splitOf({ by }: Scope): SplitColumn | null {
  return by === 'directory' || by === 'language' || by === 'assistance' || by === 'cohort' ? by : null;
}

/** Net lines per origin and landing, with when the origin landed. */
function landingMoves(scope: Scope) {
  const split = splitOf(scope);
  const key = split ? { directory: directoryKey(scope, 'f'), language: sql<string>`coalesce(f.language, '')`, assistance: assistance('c'), cohort: cohortOf(scope) }[split] : null;
  return countedCommits(scope, { clock: 'landed_at' })
    .innerJoin('line_landing as l', (join) => join.onRef('l.repo_id', '=', 'c.repo_id').onRef('l.origin_id', '=', 'c.id'))
    .innerJoin('file as f', (join) => join.onRef('f.repo_id', '=', 'l.repo_id').onRef('f.id', '=', 'l.file_id'))
    .where(() => countedFile(scope, 'f'))
    .groupBy(['c.repo_id', 'c.id', 'c.landed_at', 'l.landed_id', ...(key ? [key] : [])])
    .select(['c.repo_id', 'c.id as commit_id', 'c.landed_at as born_at', 'l.landed_id', sql<number>`sum(l.delta)`.as('net'), ...(key && split ? [key.as(split)] : [])]);
}

function cohortOf(scope: Scope) {
  const local = localTime(sql<Date>`c.landed_at`, scope);
  const year = sql`cast(extract(year from ${local}) as integer)`;
  const long = scope.until.getTime() - scope.from.getTime() > QUARTERS_UNTIL_DAYS * DAY_MS;
  return long ? sql<string>`cast(${year} as text)` : sql<string>`${year} || '-Q' || cast(extract(quarter from ${local}) as integer)`;
}

function ageInDays(at: RawBuilder<unknown>, { dialect }: Scope) {
  return sql<number>`greatest(0, ${dialect.floor(dialect.daysBetween(sql<Date>`m.born_at`, sql<Date>`${at}`))})`;
}

/** Columns a Kaplan–Meier estimate reads; summed per age in SQL, so that a few thousand rows come out. */
export const AGE_COLUMNS = ['entered', 'value', 'base'] as const;

/** The estimate over rows of survivalEvents, and how many lines are in it. */
export function estimate(rows: readonly ComputeRow[]): { steps: SurvivalStep[]; lines: number } {
  const events = rows.map(
    (row): AgeEvents => ({
      age: Number(row['age_days']),
      entered: Number(row['entered']),
      ended: Number(row['value']),
      censored: Number(row['base']),
    }),
  );
  return { steps: kaplanMeier(events), lines: events.reduce((sum, { entered }) => sum + entered, 0) };
}

/** An aggregate of metrics: the share alive after a number of days. */
export function shareAliveAfter(days: number): Aggregate {
  return {
    kind: 'computed',
    words: `share alive after ${days} days (Kaplan–Meier)`,
    columns: AGE_COLUMNS,
    per: ['age_days'],
    compute: (rows) => {
      const { steps, lines } = estimate(rows);
      return { value: survivalAt(steps, days), n: lines, extra: { half_life: halfLife(steps) } };
    },
  };
}
