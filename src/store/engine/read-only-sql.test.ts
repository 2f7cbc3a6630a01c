import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore } from '../../testing/stores.ts';

const world = {
  commits: [
    { id: 'a', by: 'ana', at: '2024-01-01', files: { 'a.ts': 3 } },
    { id: 'b', by: 'bo', at: '2024-01-02' },
  ],
};

const REFUSED = [
  `delete from "commit"`,
  `update person set name = 'x'`,
  `insert into setting values ('a', 'b')`,
  `create table x (a integer)`,
  `drop table "commit"`,
  `select 1; delete from "commit"`,
  `select 1; select 2`,
  `begin`,
  `commit; delete from "commit"`,
  ``,
  `explain analyze delete from "commit"`,
  `with d as (delete from "commit" returning id) select * from d`,
  `select * from setting`,
  `select (select max(value) from setting)`,
  `select * from (select s.value from setting s) x`,
  `set role none`,
  `vacuum`,
  `attach 'x.db'`,
  `install httpfs`,
  `load httpfs`,
  `pragma database_list`,
  `pragma storage_info('setting')`,
  `summarize setting`,
  `table setting`,
  `call pragma_version()`,
  `copy person to '/tmp/wheelhouse-leak'`,
  `${'/**/'.repeat(60)}delete from repo`,
  `copy (select 1) to '/tmp/wheelhouse-leak'`,
  `select * from read_csv('/etc/passwd')`,
  `select * from read_text('/etc/passwd')`,
  `select * from '/etc/passwd'`,
  `from query('select * from setting')`,
  `from query_table('setting')`,
  `select * from pragma_storage_info('setting')`,
  `select pg_read_file('/etc/passwd')`,
  `select query_to_xml('select * from setting', true, true, '')`,
  `select set_config('transaction_read_only', 'off', false)`,
  `select pg_terminate_backend(1)`,
  `export database '/tmp/wheelhouse-leak'`,
  `do $$ begin delete from "commit"; end $$`,
  `select * into x from person`,
  `select nope`,
  `select * from nowhere`,
  `sele`,
];

forEachStore((name, open) => {
  it('answers what only reads', async () => {
    await using store = await open();
    await loadWorld(store, world);
    expect(await store.readOnlySql(`select id, authored_at, subject from "commit" order by id;`)).toEqual({
      columns: ['id', 'authored_at', 'subject'],
      rows: [
        [0, new Date('2024-01-01T00:00:00Z'), 'Commit a'],
        [1, new Date('2024-01-02T00:00:00Z'), 'Commit b'],
      ],
      truncated: false,
    });
    expect(
      await store.readOnlySql(`with c as (select * from "commit") select count(*) as n from c where subject <> 'a;b'`),
    ).toMatchObject({ rows: [[2]] });
    expect(await store.readOnlySql('select id from "commit" order by id', { limit: 1 })).toEqual({
      columns: ['id'],
      rows: [[0]],
      truncated: true,
    });
    expect((await store.readOnlySql('explain select * from file')).rows.length).toBeGreaterThan(0);
    expect((await store.readOnlySql('values (1, null)')).rows).toEqual([[1, null]]);
  });

  it('refuses everything else', async () => {
    await using store = await open();
    await loadWorld(store, world);
    for (const text of REFUSED) {
      await expect(store.readOnlySql(text), text).rejects.toMatchObject({
        code: expect.stringMatching(/^sql\./u) as string,
      });
      expect((await store.db.selectFrom('commit').select('id').execute()).length, text).toBe(2);
      expect(existsSync('/tmp/wheelhouse-leak'), text).toBe(false);
    }
  });

  it('says of what writes that it does, and what writes files instead', async () => {
    await using store = await open();
    for (const text of [
      `copy repo to '/tmp/wheelhouse-leak'`,
      `-- all of it\n/* now */ COPY (select 1) to 'x.parquet'`,
      `update nowhere set a = 1`,
      `insert into nowhere values (1)`,
      `explain analyze delete from "commit"`,
      `create table x (a integer)`,
    ]) {
      await expect(store.readOnlySql(text), text).rejects.toMatchObject({
        code: 'sql.not-read-only',
        message: 'The statement would write',
        help: expect.stringMatching(/^SQL only reads here.*`wheelhouse export DIRECTORY`/) as string,
      });
    }
    expect((await store.readOnlySql(`select 'copy' as "update"`)).rows).toEqual([['copy']]);
    expect((await store.readOnlySql(`${'/* * */ -- a\n'.repeat(60)}select 1`)).rows).toEqual([[1]]);
  });

  it('stops what takes too long, and goes on', async () => {
    await using store = await open();
    const endless =
      name === 'DuckDB'
        ? 'select count(*) from range(1000000000) a, range(1000000) b'
        : 'select count(*) from generate_series(1, 1000000000) a, generate_series(1, 1000000) b';
    await expect(store.readOnlySql(endless, { timeoutMs: 200 })).rejects.toMatchObject({
      code: 'sql.failed',
      message: expect.stringContaining('0.2 s') as string,
    });
    expect((await store.readOnlySql('select 1 as one')).rows).toEqual([[1]]);
  });
});
