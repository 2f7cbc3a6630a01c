import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { forEachStore } from '../../testing/stores.ts';
import { openStore } from '../store.ts';

forEachStore((_, open) => {
  it('gives the same JavaScript values', async () => {
    await using store = await open();
    const { rows } = await sql<Record<string, unknown>>`select
      count(*) as count, sum(x) as sum, sum(cast(x as bigint)) as big_sum, avg(x) as avg, cast(9007199254740991 as bigint) as big,
      1.5 as decimal, cast(0.1 as double precision) as double, true as yes, x > 100 as no, cast(null as integer) as nothing,
      'ä€🙂' as text, cast('2024-02-29 23:59:59.5' as timestamp) as instant, cast('2024-02-29' as date) as day,
      array_agg(x order by x) as list, 7 / 2 as quotient
      from (values (1), (2), (3)) as t(x) group by x > 100`.execute(store.db);
    expect(rows).toEqual([
      {
        count: 3,
        sum: 6,
        big_sum: 6,
        avg: 2,
        big: 9_007_199_254_740_991,
        decimal: 1.5,
        double: 0.1,
        yes: true,
        no: false,
        nothing: null,
        text: 'ä€🙂',
        instant: new Date('2024-02-29T23:59:59.500Z'),
        day: new Date('2024-02-29T00:00:00Z'),
        list: [1, 2, 3],
        quotient: 3,
      },
    ]);
  });

  it('takes the same parameters', async () => {
    await using store = await open();
    const values = {
      i: 42,
      big: 2 ** 40,
      d: 0.5,
      yes: true,
      text: "it's $1 \\ “quoted”",
      at: new Date('2024-03-31T01:30:00.123Z'),
      none: null,
    };
    const { rows } = await sql<
      Record<string, unknown>
    >`select cast(${values.i} as integer) as i, cast(${values.big} as bigint) as big, cast(${values.d} as double precision) as d,
      cast(${values.yes} as boolean) as yes, cast(${values.text} as text) as text, cast(${values.at} as timestamp) as at, cast(${values.none} as text) as none`.execute(
      store.db,
    );
    expect(rows).toEqual([values]);
    const any = await sql<{
      x: number;
    }>`select x from (values (1), (2), (3)) as t(x) where x = any(${[1, 3]}) order by x`.execute(store.db);
    expect(any.rows).toEqual([{ x: 1 }, { x: 3 }]);
  });

  it('keeps instants of the years 1 to 9999, in bulk and one by one', async () => {
    await using store = await open();
    const instants = [
      '0001-01-01T00:00:00.000Z',
      '0099-12-31T23:59:59.000Z',
      '1969-12-31T23:59:59.000Z',
      '1970-01-01T00:00:00.000Z',
      '9999-12-31T23:59:59.000Z',
    ];
    const repo = await store.repositories.add({ name: 'r', source: '/r', gitDir: '/r' });
    const sink = store.facts.sinkFor(repo.id);
    await sink.open('1');
    await sink.commits({
      signatures: [{ id: 0, name: 'Ana', email: 'Ana@Corp.io', mappedName: 'Ana', mappedEmail: 'Ana@Corp.io' }],
      commits: instants.map((text, id) => ({
        id,
        sha: String(id).padStart(40, '0'),
        parents: id === 0 ? [] : [id - 1],
        author: 0,
        committer: 0,
        coAuthors: [],
        authoredAt: Date.parse(text) / 1000,
        authorOffset: -1,
        committedAt: Date.parse(text) / 1000,
        committerOffset: 0,
        subject: 'tab\there, \\N, NUL\0, 🙂',
        reverts: [],
        agent: null,
      })),
    });
    const commits = await store.db
      .selectFrom('commit')
      .select(['authored_at', 'author_offset', 'subject'])
      .orderBy('id')
      .execute();
    expect(commits.map((commit) => commit.authored_at.toISOString())).toEqual(instants);
    expect(commits[0]).toMatchObject({ author_offset: -1, subject: 'tab\there, \\N, NUL\uFFFD, 🙂' });
    for (const text of instants) {
      const found = await store.db
        .selectFrom('commit')
        .select('id')
        .where('authored_at', '=', new Date(text))
        .execute();
      expect(found).toHaveLength(1);
    }
  });

  it('reads while a transaction writes, and sees nothing of one that fails', async () => {
    await using store = await open();
    await store.write((db) => db.insertInto('counter').values({ name: 'a', value: 1 }).execute());
    const failing = store.write(async (db) => {
      await db.updateTable('counter').set({ value: 2 }).where('name', '=', 'a').execute();
      const outside = await store.db.selectFrom('counter').select('value').where('name', '=', 'a').execute();
      expect(outside).toEqual([{ value: 1 }]);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    const reads = await Promise.all(
      Array.from({ length: 20 }, () =>
        store.db.selectFrom('counter').select('value').where('name', '=', 'a').execute(),
      ),
    );
    expect(reads.every((rows) => rows[0]!.value === 1)).toBe(true);
  });
});

it('sorts more than fits into memory, without any other access to files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wheelhouse-spill-'));
  try {
    await using store = await openStore({ file: join(folder, 'w.duckdb'), memoryLimit: '64MB', threads: 1 });
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from (select distinct hash(range) as h, repeat('x', 40) || range as t from range(1500000) order by t) x`.execute(
      store.db,
    );
    expect(rows).toEqual([{ n: 1_500_000 }]);
    await expect(store.readOnlySql(`select * from '${join(folder, 'w.duckdb')}'`)).rejects.toMatchObject({
      code: 'sql.failed',
    });
    await expect(store.readOnlySql(`select * from read_blob('${join(folder, 'w.duckdb')}')`)).rejects.toMatchObject({
      code: 'sql.failed',
    });
    await expect(sql`select * from read_text('/etc/hostname')`.execute(store.db)).rejects.toThrow(
      /disabled by configuration/u,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
