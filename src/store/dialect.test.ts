import { sql, type Expression } from 'kysely';
import { expect, it } from 'vitest';
import { forEachStore } from '../testing/stores.ts';
import type { Dialect } from './dialect.ts';
import type { Store } from './store.ts';

const int = (n: number | null) => sql<number>`cast(${n} as integer)`;
const double = (n: number | null) => sql<number>`cast(${n} as double precision)`;
const at = (text: string | null) => sql<Date>`cast(${text} as timestamp)`;

async function value(store: Store, expression: Expression<unknown>): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${expression} as value`.execute(store.db);
  return rows[0]!.value;
}

/** Of three rows: (1, 'a', 1), (2, 'b', NULL), (NULL, 'c', 3). */
async function over(store: Store, expression: Expression<unknown>): Promise<unknown> {
  const { rows } = await sql<{
    value: unknown;
  }>`select ${expression} as value from (values (1, 'a', 1), (2, 'b', null), (null, 'c', 3)) as t(x, name, y)`.execute(
    store.db,
  );
  return rows[0]!.value;
}

const x = sql.ref<number>('x');
const y = sql.ref<number>('y');
const name = sql.ref<string>('name');
const day = (text: string) => new Date(`${text}T00:00:00Z`);

const scalars: Record<string, [(dialect: Dialect) => Expression<unknown>, unknown]> = {
  ratio: [(d) => d.ratio(int(7), int(2)), 3.5],
  'ratio to 0': [(d) => d.ratio(int(7), int(0)), null],
  quotient: [(d) => d.quotient(int(-7), int(2)), -3],
  'quotient to 0': [(d) => d.quotient(int(7), int(0)), null],
  'round half': [(d) => d.round(double(2.675), 2), 2.68],
  'round negative half': [(d) => d.round(double(-0.5), 0), -1],
  'round an even half': [(d) => d.round(double(2.5), 0), 3],
  floor: [(d) => d.floor(double(-1.5)), -2],
  ln: [(d) => d.ln(int(1)), 0],
  'ln of 0': [(d) => d.ln(int(0)), null],
  'greatest passes NULL over': [(d) => d.greatest(int(1), int(null), int(3)), 3],
  'least passes NULL over': [(d) => d.least(int(null), int(2), int(3)), 2],
  'least of NULLs': [(d) => d.least(int(null), int(null)), null],
  'matches inside': [(d) => d.matches(sql<string>`'src/api.test.ts'`, '\\.test\\.[jt]s$'), true],
  'matches case': [(d) => d.matches(sql<string>`'README'`, 'readme'), false],
  'matches any case': [(d) => d.matches(sql<string>`'README'`, 'read', { ignoreCase: true }), true],
  'matches NULL': [(d) => d.matches(sql<string>`cast(null as text)`, 'a'), null],
  'zone in summer': [(d) => d.inZone(at('2024-07-01 23:00'), 'Europe/Berlin'), new Date('2024-07-02T01:00:00Z')],
  'zone of an odd offset': [
    (d) => d.inZone(at('2024-07-01 23:00'), 'Asia/Kathmandu'),
    new Date('2024-07-02T04:45:00Z'),
  ],
  'back from a zone': [(d) => d.fromZone(at('2024-01-02 00:00'), 'America/New_York'), new Date('2024-01-02T05:00:00Z')],
  'week of a Sunday': [(d) => d.startOf('week', at('2024-03-31 12:00'), 'UTC'), day('2024-03-25')],
  'week of a Sunday night that is Monday in the zone': [
    (d) => d.startOf('week', at('2024-03-31 22:30'), 'Europe/Berlin'),
    day('2024-04-01'),
  ],
  'day the clocks change': [(d) => d.startOf('day', at('2024-03-31 00:30'), 'Europe/Berlin'), day('2024-03-31')],
  month: [(d) => d.startOf('month', at('2024-03-01 02:00'), 'America/New_York'), day('2024-02-01')],
  quarter: [(d) => d.startOf('quarter', at('2024-06-30 23:59'), 'UTC'), day('2024-04-01')],
  year: [(d) => d.startOf('year', at('2024-06-30 23:59'), 'UTC'), day('2024-01-01')],
  'author’s clock': [(d) => d.atOffset(at('2024-01-01 23:00'), int(-330)), new Date('2024-01-01T17:30:00Z')],
  hour: [(d) => d.hour(at('2024-01-01 23:59')), 23],
  weekday: [(d) => d.weekday(at('2024-03-31 12:00')), 7],
  'epoch seconds': [(d) => d.epochSeconds(at('1969-12-31 23:59:59.5')), -0.5],
  'hours between': [(d) => d.hoursBetween(at('2024-01-01'), at('2024-01-02 01:30')), 25.5],
  'days between': [(d) => d.daysBetween(at('2024-01-02 12:00'), at('2024-01-01')), -1.5],
  'calendar days between': [(d) => d.calendarDaysBetween(at('2024-01-01 23:59'), at('2024-01-02 00:01')), 1],
  'calendar days between NULLs': [(d) => d.calendarDaysBetween(at(null), at('2024-01-02 00:01')), null],
  'add days': [(d) => d.addDays(at('2024-02-28 12:00'), int(2)), new Date('2024-03-01T12:00:00Z')],
  instant: [(d) => d.instant(new Date('2024-01-01T00:00:00Z')), day('2024-01-01')],
};

const aggregates: Record<string, [(dialect: Dialect) => Expression<unknown>, unknown]> = {
  count: [(d) => d.count(), 3],
  'count where': [(d) => d.count({ where: sql<boolean>`x > 1` }), 1],
  sum: [(d) => d.sum(x), 3],
  'sum over nothing': [(d) => d.sum(x, { where: sql<boolean>`x > 9` }), 0],
  median: [(d) => d.percentile(0.5, x), 1.5],
  'p75 interpolates': [(d) => d.percentile(0.75, x), 1.75],
  'percentile over nothing': [(d) => d.percentile(0.5, x, { where: sql<boolean>`x > 9` }), null],
  'first by': [(d) => d.firstBy(name, y), 'a'],
  'first by, downwards': [(d) => d.firstBy(name, y, 'desc'), 'c'],
  'first by keeps NULL': [(d) => d.firstBy(x, y, 'desc'), null],
  'any value': [(d) => d.anyValue(sql<number>`case when x = 2 then x end`), 2],
  'any value of NULLs': [(d) => d.anyValue(sql<number>`case when x = 9 then x end`), null],
  joined: [(d) => d.joined(name, ', ', sql`name desc`), 'c, b, a'],
  list: [(d) => d.list(name, sql`name`), ['a', 'b', 'c']],
};

forEachStore((_, open) => {
  it('says the same in both dialects', async () => {
    await using store = await open();
    for (const [title, [make, expected]] of Object.entries(scalars))
      expect(await value(store, make(store.dialect)), title).toEqual(expected);
    for (const [title, [make, expected]] of Object.entries(aggregates))
      expect(await over(store, make(store.dialect)), title).toEqual(expected);
  });

  it('counts out periods and numbers', async () => {
    await using store = await open();
    const { dialect, db } = store;
    const starts = async (period: Parameters<Dialect['periods']>[1], first: string, last: string) => {
      const { rows } = await sql<{
        start: Date;
      }>`select p."start" from ${dialect.periods('p', period, { first: day(first), last: day(last) })} order by 1`.execute(
        db,
      );
      return rows.map((row) => row.start.toISOString().slice(0, 10));
    };
    expect(await starts('week', '2024-01-29', '2024-02-12')).toEqual(['2024-01-29', '2024-02-05', '2024-02-12']);
    expect(await starts('month', '2024-01-01', '2024-03-01')).toEqual(['2024-01-01', '2024-02-01', '2024-03-01']);
    expect(await starts('quarter', '2023-10-01', '2024-01-01')).toEqual(['2023-10-01', '2024-01-01']);
    const { rows } = await sql<{
      n: number;
    }>`select s.n from ${dialect.numbers('s', { first: 2, last: 4 })} order by 1`.execute(db);
    expect(rows).toEqual([{ n: 2 }, { n: 3 }, { n: 4 }]);
  });

  it('can be grouped and ordered by', async () => {
    await using store = await open();
    const week = store.dialect.startOf('week', sql<Date>`t.moment`, 'Europe/Berlin');
    const { rows } = await sql`select ${week} as week, ${store.dialect.count()} as n
      from (values (cast('2024-03-31 22:30' as timestamp)), (cast('2024-04-02' as timestamp))) as t(moment) group by ${week} order by ${week}`.execute(
      store.db,
    );
    expect(rows).toEqual([{ week: day('2024-04-01'), n: 2 }]);
  });

  it('sorts NULLs last going up and first going down', async () => {
    await using store = await open();
    const order = async (direction: string) =>
      (
        await sql<{
          x: number | null;
        }>`select x from (values (1), (null), (2)) as t(x) order by x ${sql.raw(direction)}`.execute(store.db)
      ).rows.map((row) => row.x);
    expect(await order('asc')).toEqual([1, 2, null]);
    expect(await order('desc')).toEqual([null, 2, 1]);
  });
});
