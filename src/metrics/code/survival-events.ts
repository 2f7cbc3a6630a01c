import { sql } from 'kysely';
import { halfLife, survivalAt, survivalCurve, type SurvivalStep } from '../../core/index.ts';
import {
  assistance,
  countedCommits,
  countedFile,
  directoryKey,
  isOnDefault,
  localTime,
  type Aggregate,
  type ComputeRow,
  type EvidenceRecipe,
  type Relation,
  type Scope,
} from '../kernel/index.ts';

/** Cohorts are quarters up to this many days of history, years beyond: more curves than that are a tangle. */
const QUARTERS_UNTIL_DAYS = 4 * 366;
const DAY_MS = 86_400_000;

/**
 * The mainline's books as events of age: lines that came (`entered`) or left (`value`) at an age in whole days, and lines
 * alive at the tip, whose age then is all we know (`base`). The lines are those that counted commits wrote and that landed
 * in the scope's period; they are followed to the newest fact, past the period's end. What leaves one file and enters
 * another of the same key in one landing (a rename) is no event.
 */
export function survivalEvents(scope: Scope): Relation {
  const split = splitOf(scope);
  const key = split ? [sql<string>`${sql.ref(PLACES.has(split) ? `m.${split}` : `b.${split}`)}`.as(split)] : [];
  return scope.db
    .with('born', () => births(scope))
    .selectFrom(moves(scope).unionAll(alive(scope)).as('m'))
    .innerJoin('born as b', (join) => join.onRef('b.repo_id', '=', 'm.repo_id').onRef('b.id', '=', 'm.origin_id'))
    .select([
      'b.born_at as occurred_at',
      'b.repo_id',
      'b.id as commit_id',
      sql<number>`greatest(0, cast(floor((m.second - b.second) / 86400.0) as integer))`.as('age_days'),
      sql<number>`greatest(m.net, 0)`.as('entered'),
      sql<number>`greatest(-m.net, 0)`.as('value'),
      'm.lines as base',
      ...key,
    ]);
}

type SplitColumn = 'directory' | 'language' | 'assistance' | 'cohort';

/** Keys that belong to where a line is; the others belong to the commit that wrote it. */
const PLACES: ReadonlySet<string> = new Set(['directory', 'language']);

function splitOf({ by }: Scope): SplitColumn | null {
  return by === 'directory' || by === 'language' || by === 'assistance' || by === 'cohort' ? by : null;
}

/** Commits whose lines are followed, and when they landed. */
function births(scope: Scope) {
  const split = splitOf(scope);
  const key =
    split === 'cohort'
      ? [cohortOf(scope).as('cohort')]
      : split === 'assistance'
        ? [assistance.sql('c').as('assistance')]
        : [];
  return countedCommits(scope, { clock: 'landed_at' }).select([
    'c.repo_id',
    'c.id',
    'c.landed_at as born_at',
    scope.dialect.epochSeconds(sql.ref<Date>('c.landed_at')).as('second'),
    ...key,
  ]);
}

/** Below this, few of a history's lines landed in the period: the others are left out before they are grouped, not after. */
const SHORT_DAYS = 2 * 366;

function isShort({ from, until }: Scope): boolean {
  return until.getTime() - from.getTime() < SHORT_DAYS * DAY_MS;
}

/** When landings happened; none is later than the newest fact, whatever its clock says. */
function landings({ db, dialect, asOf }: Scope) {
  const at = dialect.least(sql.ref<Date>('landed_at'), dialect.instant(asOf));
  return db
    .selectFrom('commit as c')
    .where(isOnDefault.sql('c'))
    .select(['repo_id', 'id', dialect.epochSeconds(at).as('second')]);
}

/** What landings brought and took, net per origin (and place), and when. Ids alone are grouped; times are joined afterwards. */
function moves(scope: Scope) {
  const key = placeOf(scope);
  const netted = scope.db
    .selectFrom('line_landing as l')
    .innerJoin(places(scope).as('f'), (join) =>
      join.onRef('f.repo_id', '=', 'l.repo_id').onRef('f.id', '=', 'l.file_id'),
    )
    .$if(isShort(scope), (q) => q.where(sql<boolean>`(l.repo_id, l.origin_id) in (select repo_id, id from born)`))
    .groupBy(['l.repo_id', 'l.origin_id', 'l.landed_id', ...key.map((name) => sql.ref<string>(`f.${name}`))])
    .having(sql<boolean>`sum(l.delta) <> 0`)
    .select([
      'l.repo_id',
      'l.origin_id',
      'l.landed_id',
      sql<number>`cast(sum(l.delta) as integer)`.as('net'),
      ...key.map((name) => sql.ref<string>(`f.${name}`).as(name)),
    ]);
  return scope.db
    .selectFrom(netted.as('n'))
    .innerJoin(landings(scope).as('d'), (join) =>
      join.onRef('d.repo_id', '=', 'n.repo_id').onRef('d.id', '=', 'n.landed_id'),
    )
    .select([
      'n.repo_id',
      'n.origin_id',
      'd.second',
      'n.net',
      sql<number>`0`.as('lines'),
      ...key.map((name) => sql.ref<string>(`n.${name}`).as(name)),
    ]);
}

/** Lines alive at the tip per origin (and place), seen at the newest fact. */
function alive(scope: Scope) {
  const { db, dialect, asOf } = scope;
  return db
    .selectFrom('line_tip as t')
    .innerJoin(places(scope).as('f'), (join) =>
      join.onRef('f.repo_id', '=', 't.repo_id').onRef('f.id', '=', 't.file_id'),
    )
    .select([
      't.repo_id',
      't.origin_id',
      dialect.epochSeconds(dialect.instant(asOf)).as('second'),
      sql<number>`0`.as('net'),
      't.lines',
      ...placeOf(scope).map((name) => sql.ref<string>(`f.${name}`).as(name)),
    ]);
}

/** The split that belongs to where a line is, if that is what is asked for. */
function placeOf(scope: Scope): SplitColumn[] {
  const split = splitOf(scope);
  return split && PLACES.has(split) ? [split] : [];
}

/** Counted files with their place, which is worked out per file and not per line. */
function places(scope: Scope) {
  const split = splitOf(scope);
  const key =
    split === 'directory'
      ? [directoryKey(scope, 'f').as(split)]
      : split === 'language'
        ? [sql<string>`coalesce(f.language, '')`.as(split)]
        : [];
  return scope.db
    .selectFrom('file as f')
    .where(() => countedFile(scope, 'f'))
    .$if(scope.repos !== null, (q) => q.where('f.repo_id', 'in', scope.repos ?? []))
    .select(['f.repo_id', 'f.id', ...key]);
}

function cohortOf(scope: Scope) {
  const local = localTime(sql<Date>`c.landed_at`, scope);
  const year = sql`cast(extract(year from ${local}) as integer)`;
  const long = scope.until.getTime() - scope.from.getTime() > QUARTERS_UNTIL_DAYS * DAY_MS;
  return long
    ? sql<string>`cast(${year} as text)`
    : sql<string>`${year} || '-Q' || cast(extract(quarter from ${local}) as integer)`;
}

/** Columns a Kaplan–Meier estimate reads; summed per age in SQL, so that a few thousand rows come out. */
export const AGE_COLUMNS = ['entered', 'value', 'base'] as const;

/** What happened to the lines of each commit at each age: all that an estimate reads. */
export const LINES_BY_AGE: EvidenceRecipe = {
  per: 'commit',
  apart: ['age_days'],
  order: 'largest',
  value: { label: 'Lines gone', type: 'lines' },
  columns: [
    { key: 'age_days', label: 'At the age of', type: 'days', column: 'age_days', aggregate: 'max' },
    { key: 'entered', label: 'Lines landed', type: 'lines', column: 'entered', aggregate: 'sum' },
    { key: 'base', label: 'Lines alive today', type: 'lines', column: 'base', aggregate: 'sum' },
  ],
};

/** The estimate over rows of survivalEvents, and how many lines are in it. */
export function estimate(rows: readonly ComputeRow[]): { steps: SurvivalStep[]; n: number } {
  const column = (name: string) => rows.map((row) => Number(row[name]));
  return survivalCurve({
    age: column('age_days'),
    entered: column('entered'),
    ended: column('value'),
    censored: column('base'),
  });
}

/** An aggregate of metrics: the share alive after a number of days. */
export function shareAliveAfter(days: number): Aggregate {
  return {
    kind: 'computed',
    words: `share alive after ${days} days (Kaplan–Meier)`,
    columns: AGE_COLUMNS,
    per: ['age_days'],
    compute: (rows) => {
      const { steps, n } = estimate(rows);
      return { value: survivalAt(steps, days), n, extra: { half_life: halfLife(steps) } };
    },
  };
}
