import pg from 'pg';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WheelhouseError } from '../../core/index.ts';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore, type TestStore } from '../../testing/stores.ts';

const world = {
  commits: [
    { id: 'a', by: 'ana', at: '2024-01-01', files: { 'a.ts': 3 } },
    { id: 'b', by: 'bo', at: '2024-01-02' },
  ],
};

const LEAK = join(tmpdir(), `wheelhouse-leak-${process.pid}`);
const SECRET = 'a-word-that-nobody-may-read';
const secretFile = join(tmpdir(), `wheelhouse-secret-${process.pid}`);
beforeAll(() => writeFileSync(secretFile, SECRET));
afterAll(() => rmSync(secretFile, { force: true }));

const REFUSED = [
  `delete from "commit"`,
  `update person set name = 'x'`,
  `insert into counter values ('a', 1)`,
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
  `select * from secret`,
  `select * from wheelhouse_private.secret`,
  `select * from "wheelhouse_private"."secret"`,
  `explain analyze select cast(value as integer) from wheelhouse_private.secret`,
  `set role none`,
  `vacuum`,
  `attach 'x.db'`,
  `install httpfs`,
  `load httpfs`,
  `copy person to '${LEAK}'`,
  `${'/**/'.repeat(60)}delete from repo`,
  `copy (select 1) to '${LEAK}'`,
  `select * from '${secretFile}'`,
  `export database '${LEAK}'`,
  `import database '${LEAK}'`,
  `do $$ begin delete from "commit"; end $$`,
  `select * into x from person`,
  `select nope`,
  `select * from nowhere`,
  `sele`,
  `checkpoint`,
  `prepare p as delete from "commit"`,
  `create temp table t as select 1`,
  `lock table "commit" in exclusive mode`,
  `select * from "commit" for update`,
];

/** Each is asked as it is, with its name quoted and with a comment behind it: whatever is answered, it must have no effect. */
const CALLS: [call: string, args: string][] = [
  ['read_csv', `'${secretFile}'`],
  ['read_text', `'${secretFile}'`],
  ['read_blob', `'${secretFile}'`],
  ['read_json', `'${secretFile}'`],
  ['sniff_csv', `'${secretFile}'`],
  ['glob', `'${secretFile}*'`],
  ['query', `'select * from read_text(''${secretFile}'')'`],
  ['query_table', `'${secretFile}'`],
  ['json_execute_serialized_sql', `json_serialize_sql('select * from read_text(''${secretFile}'')')`],
  ['enable_logging', `storage := 'file', storage_path := '${LEAK}'`],
  ['enable_logging', ``],
  ['write_log', `'x'`],
  ['duckdb_secrets', ``],
  ['pragma_storage_info', `'commit'`],
  ['force_checkpoint', ``],
  ['parquet_scan', `'${secretFile}'`],
  ['getenv', `'HOME'`],
  ['pg_read_file', `'${secretFile}'`],
  ['pg_read_binary_file', `'${secretFile}'`],
  ['pg_ls_dir', `'/'`],
  ['pg_stat_file', `'${secretFile}'`],
  ['lo_import', `'${secretFile}'`],
  ['lo_export', `1, '${LEAK}'`],
  ['query_to_xml', `'select * from wheelhouse_private.secret', true, true, ''`],
  ['table_to_xml', `'wheelhouse_private.secret', true, true, ''`],
  ['database_to_xml', `true, true, ''`],
  ['ts_stat', `'select value::tsvector from wheelhouse_private.secret'`],
  ['set_config', `'role', 'postgres', false`],
  ['set_config', `'transaction_read_only', 'off', false`],
  ['pg_terminate_backend', `pid`],
  ['pg_reload_conf', ``],
  ['pg_rotate_logfile', ``],
  ['pg_create_restore_point', `'x'`],
  ['pg_switch_wal', ``],
  ['pg_advisory_lock', `1`],
  ['dblink', `'select 1'`],
];

const READINGS_OF_PRIVATE = [
  `select * from pg_stats`,
  `select * from pg_authid`,
  `select * from pg_shadow`,
  `select * from pg_stat_activity`,
  `select * from duckdb_settings()`,
  `unpivot wheelhouse_private.secret on value`,
  `select set_config('role', 'postgres', true), query_to_xml('select * from wheelhouse_private.secret', true, true, '')`,
  `summarize wheelhouse_private.secret`,
  `table wheelhouse_private.secret`,
  `show all tables`,
];

const waysOf = ([call, args]: (typeof CALLS)[number]) =>
  [call, `"${call}"`, `${call}/**/`].flatMap((name) => [
    `select * from ${name}(${args})`,
    args === 'pid' ? `select ${name}(pid) from pg_stat_activity` : `select ${name}(${args})`,
  ]);

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
    }
    expect((await store.db.selectFrom('commit').select('id').execute()).length).toBe(2);
    expect(existsSync(LEAK)).toBe(false);
  });

  it('whatever is asked, nothing but facts is answered, and nothing is changed', async () => {
    await using store = await open();
    await loadWorld(store, world);
    // Where there is a private side, it is there after the first question.
    await store.readOnlySql('select 1');
    if (name === 'PostgreSQL') {
      await using owner = await clientOf(store);
      await owner.client.query(`insert into wheelhouse_private.secret values ('x', '${SECRET}')`);
      await owner.client.query('analyze');
    }
    for (const text of [...CALLS.flatMap(waysOf), ...READINGS_OF_PRIVATE]) {
      const answer = await store.readOnlySql(text, { timeoutMs: 5_000 }).catch((error: unknown) => error);
      expect(answer instanceof Error ? '' : JSON.stringify(answer), text).not.toContain(SECRET);
      expect(
        answer instanceof Error ? answer : new WheelhouseError('sql.failed', '', { help: '' }),
        text,
      ).toMatchObject({
        code: expect.stringMatching(/^sql\./u) as string,
      });
    }
    expect(existsSync(LEAK)).toBe(false);
    expect((await store.db.selectFrom('commit').select('id').execute()).length).toBe(2);
    expect((await store.readOnlySql('select count(*) from "commit"')).rows).toEqual([[2]]);
  });

  it('bounds an answer in bytes, and what a statement may take of the machine', async () => {
    await using store = await open();
    const long = `select repeat('x', 100000) as x from ${name === 'DuckDB' ? 'range(1000)' : 'generate_series(1, 1000)'}`;
    const bounded = await store.readOnlySql(long, { bytes: 1_000_000 });
    expect([bounded.truncated, bounded.rows.length]).toEqual([true, 9]);
    if (name === 'DuckDB') {
      await expect(store.readOnlySql('select repeat(chr(120), 100000000) from range(1000)')).rejects.toMatchObject({
        code: 'sql.failed',
        message: expect.stringMatching(/memory|broke off/) as string,
      });
    } else {
      const huge = await store.readOnlySql(`select repeat('x', 10000000) from generate_series(1, 1000)`);
      expect([huge.truncated, huge.rows.length]).toEqual([true, 4]);
    }
    expect((await store.readOnlySql('select 1 as one')).rows).toEqual([[1]]);
  });

  it('ends a statement whose caller has left', async () => {
    await using store = await open();
    const left = new AbortController();
    const endless =
      name === 'DuckDB' ? 'select count(*) from range(1000000000) a, range(1000000) b' : 'select pg_sleep(60)';
    const answer = store.readOnlySql(endless, { signal: left.signal });
    setTimeout(() => left.abort(new Error('left')), 300);
    await expect(answer).rejects.toThrow('left');
    expect((await store.readOnlySql('select 1 as one')).rows).toEqual([[1]]);
  });

  it('says of what writes that it does, and what writes files instead', async () => {
    await using store = await open();
    for (const text of [
      `copy repo to '${LEAK}'`,
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

async function clientOf(store: TestStore): Promise<AsyncDisposable & { client: pg.Client }> {
  const client = new pg.Client({ connectionString: 'url' in store.options ? store.options.url : '' });
  await client.connect();
  return { client, [Symbol.asyncDispose]: () => client.end() };
}
