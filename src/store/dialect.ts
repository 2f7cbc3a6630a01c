import { sql, type Expression, type RawBuilder } from 'kysely';

/** Periods a trend can be cut into. Weeks are ISO weeks: they start on Monday. */
export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';

type Num = Expression<number | null> | Expression<number>;
type Text = Expression<string | null> | Expression<string>;
type Instant = Expression<Date | null> | Expression<Date>;
type Bool = Expression<boolean | null> | Expression<boolean>;

/**
 * The closed list of what SQL cannot say in one way for both engines, or says in one way with a trap in it. A query asks
 * here for the capability; nothing outside of store/ names an engine. Where NULLs matter it is said; everywhere else NULL
 * in is NULL out.
 */
export interface Dialect {
  /** A Date as a timestamp: where a bare parameter's type is not plain from its surroundings. */
  instant(date: Date): RawBuilder<Date>;
  /** A number of the given kind: where a bare parameter's type is not plain from its surroundings. */
  int(value: number): RawBuilder<number>;
  text(value: string): RawBuilder<string>;

  double(value: Num): RawBuilder<number>;
  /** Quotient as a double; NULL where the divisor is 0. */
  ratio(a: Num, b: Num): RawBuilder<number | null>;
  /** Quotient of integers, towards zero; NULL where the divisor is 0. */
  quotient(a: Num, b: Num): RawBuilder<number | null>;
  /** Rounded half away from zero. */
  round(value: Num, digits: number): RawBuilder<number>;
  /** Largest whole number that is not greater, as an integer. */
  floor(value: Num): RawBuilder<number>;
  /** Natural logarithm; NULL where the value is not positive. */
  ln(value: Num): RawBuilder<number | null>;
  /** NULLs are passed over; NULL only where all are. */
  greatest<T>(...values: Expression<T>[]): RawBuilder<NonNullable<T>>;
  least<T>(...values: Expression<T>[]): RawBuilder<NonNullable<T>>;

  /** A regular expression matches somewhere in the text. Only what POSIX and RE2 share: classes, groups, anchors, repeats. */
  matches(text: Text, pattern: string, options?: { ignoreCase?: boolean }): RawBuilder<boolean>;

  /** Wall-clock time in an IANA zone of a UTC instant. */
  inZone(instant: Instant, zone: string): RawBuilder<Date>;
  /** UTC instant of a wall-clock time in an IANA zone. */
  fromZone(local: Instant, zone: string): RawBuilder<Date>;
  /** Wall-clock start, in the zone, of the period an instant falls in: midnight of its day, of its Monday, of its month's first. */
  startOf(period: Period, instant: Instant, zone: string): RawBuilder<Date>;
  /** Wall-clock time at an offset of minutes east of UTC: an author's own clock. */
  atOffset(instant: Instant, minutes: Num): RawBuilder<Date>;
  /** 0–23. */
  hour(instant: Instant): RawBuilder<number>;
  /** 1 (Monday) – 7 (Sunday). */
  weekday(instant: Instant): RawBuilder<number>;
  epochSeconds(instant: Instant): RawBuilder<number>;
  /** From a to b, fractions included. */
  hoursBetween(a: Instant, b: Instant): RawBuilder<number>;
  /** From a to b, fractions included. */
  daysBetween(a: Instant, b: Instant): RawBuilder<number>;
  /** Midnights between a and b. */
  calendarDaysBetween(a: Instant, b: Instant): RawBuilder<number>;
  addDays(instant: Instant, days: Num): RawBuilder<Date>;

  /** count(*) or of a condition; never NULL. */
  count(options?: { where?: Bool }): RawBuilder<number>;
  /** Sum of integers; 0 over no rows. */
  sum(value: Num, options?: { where?: Bool }): RawBuilder<number>;
  /** Interpolates linearly; NULLs are passed over; NULL over no rows. */
  percentile(fraction: number, value: Num, options?: { where?: Bool }): RawBuilder<number | null>;
  /** The value of the row that comes first in this order, NULL values included. */
  firstBy<T>(value: Expression<T>, order: Expression<unknown>, direction?: 'asc' | 'desc'): RawBuilder<T>;
  /** Some value of the group that is not NULL. */
  anyValue<T>(value: Expression<T>): RawBuilder<T>;
  joined(value: Text, separator: string, order: Expression<unknown>): RawBuilder<string | null>;
  list<T>(value: Expression<T>, order: Expression<unknown>): RawBuilder<T[] | null>;

  /** A FROM item: wall-clock starts of periods from first to last, both included, as `alias.start`. */
  periods(alias: string, period: Period, range: { first: Date; last: Date }): RawBuilder<{ start: Date }>;
  /** A FROM item: the numbers first … last, as `alias.n`. */
  numbers(alias: string, range: { first: number; last: number }): RawBuilder<{ n: number }>;

  /** Big tables carry keys and indexes. Asked by migrations. */
  readonly indexesLargeTables: boolean;
}

const filter = (where: Bool | undefined) => (where ? sql` filter (where ${where})` : sql``);
const seconds = (instant: Instant) => sql<number>`cast(extract(epoch from ${instant}) as double precision)`;
const step: Record<Period, string> = {
  day: '1 day',
  week: '7 days',
  month: '1 month',
  quarter: '3 months',
  year: '1 year',
};

const inZone: Dialect['inZone'] = (instant, zone) =>
  zone === 'UTC' ? sql`${instant}` : sql`timezone(${sql.lit(zone)}, timezone('UTC', ${instant}))`;

/** What both engines say in the same way. Settings are literals, not parameters, so that one expression can be grouped by. */
const shared = {
  instant: (date) => sql`cast(${date} as timestamp)`,
  int: (value) => sql`cast(${value} as integer)`,
  text: (value) => sql`cast(${value} as text)`,

  double: (value) => sql`cast(${value} as double precision)`,
  ratio: (a, b) => sql`(cast(${a} as double precision) / nullif(${b}, 0))`,
  quotient: (a, b) => sql`(${a} / nullif(${b}, 0))`,
  // On a double PostgreSQL has no round to digits, and DuckDB's rounds the binary value; decimals agree.
  round: (value, digits) => sql`cast(round(cast(${value} as decimal(38, 12)), ${sql.lit(digits)}) as double precision)`,
  floor: (value) => sql`cast(floor(${value}) as integer)`,
  ln: (value) => sql`(case when ${value} > 0 then ln(cast(${value} as double precision)) end)`,
  greatest: (...values) => sql`greatest(${sql.join(values)})`,
  least: (...values) => sql`least(${sql.join(values)})`,

  inZone,
  fromZone: (local, zone) =>
    zone === 'UTC' ? sql`${local}` : sql`timezone('UTC', timezone(${sql.lit(zone)}, ${local}))`,
  startOf: (period, instant, zone) => sql`date_trunc(${sql.lit(period)}, ${inZone(instant, zone)})`,
  atOffset: (instant, minutes) => sql`(${instant} + ${minutes} * interval '1 minute')`,
  hour: (instant) => sql`cast(extract(hour from ${instant}) as integer)`,
  weekday: (instant) => sql`cast(extract(isodow from ${instant}) as integer)`,
  epochSeconds: seconds,
  hoursBetween: (a, b) => sql`((${seconds(b)} - ${seconds(a)}) / 3600.0)`,
  daysBetween: (a, b) => sql`((${seconds(b)} - ${seconds(a)}) / 86400.0)`,
  calendarDaysBetween: (a, b) => sql`(cast(${b} as date) - cast(${a} as date))`,
  addDays: (instant, days) => sql`(${instant} + ${days} * interval '1 day')`,

  count: (options) => sql`count(*)${filter(options?.where)}`,
  sum: (value, options) => sql`coalesce(sum(${value})${filter(options?.where)}, 0)`,
  percentile: (fraction, value, options) =>
    sql`percentile_cont(${sql.lit(fraction)}) within group (order by cast(${value} as double precision))${filter(options?.where)}`,
  firstBy: (value, order, direction = 'asc') =>
    sql`(array_agg(${value} order by ${order} ${sql.raw(direction)} nulls last))[1]`,
  // any_value came with PostgreSQL 16.
  anyValue: (value) => sql`(array_agg(${value}) filter (where ${value} is not null))[1]`,
  joined: (value, separator, order) => sql`string_agg(${value}, ${sql.lit(separator)} order by ${order})`,
  list: (value, order) => sql`array_agg(${value} order by ${order})`,

  periods: (alias, period, { first, last }) =>
    sql`generate_series(cast(${sql.lit(first.toISOString())} as timestamp), cast(${sql.lit(last.toISOString())} as timestamp), ${sql.raw(`interval '${step[period]}'`)}) as ${sql.ref(alias)}("start")`,
  numbers: (alias, { first, last }) =>
    sql`generate_series(${sql.lit(first)}, ${sql.lit(last)}) as ${sql.ref(alias)}("n")`,
} satisfies Partial<Dialect>;

export const duckDbDialect: Dialect = {
  ...shared,
  matches: (text, pattern, options) =>
    sql`regexp_matches(${text}, ${sql.lit(pattern)}, ${sql.lit(options?.ignoreCase ? 'i' : 'c')})`,
  anyValue: (value) => sql`any_value(${value})`,
  firstBy: (value, order, direction = 'asc') => sql`first(${value} order by ${order} ${sql.raw(direction)} nulls last)`,
  indexesLargeTables: false,
};

export const postgresDialect: Dialect = {
  ...shared,
  matches: (text, pattern, options) => sql`(${text} ${sql.raw(options?.ignoreCase ? '~*' : '~')} ${sql.lit(pattern)})`,
  indexesLargeTables: true,
};
