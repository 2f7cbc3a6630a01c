import pg from 'pg';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../../../testing/postgres.ts';
import { openStore } from '../../index.ts';

/** Runs statements as the server's own role. */
async function administer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const END_OTHERS = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;

it('a connection that PostgreSQL ends fails what it was asked, and nothing else', async () => {
  await using database = await createTestDatabase();
  await using store = await openStore({ url: database.url, poolSize: 3 });
  const writing = store.write(async (db) => {
    await db.insertInto('counter').values({ name: 'lost', value: 1 }).execute();
    // Its connection is in use and waits for nothing: only its listener hears of the end.
    await administer(database.url, END_OTHERS);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await db.insertInto('counter').values({ name: 'lost too', value: 1 }).execute();
  });
  await expect(writing).rejects.toMatchObject({
    code: 'store.failed',
    message: expect.stringContaining('PostgreSQL ended the connection') as string,
    help: expect.stringContaining('Repeat it') as string,
  });
  expect(await Promise.all(Array.from({ length: 6 }, () => store.version()))).toHaveLength(6);
  await store.write((db) => db.insertInto('counter').values({ name: 'kept', value: 1 }).execute());
  const names = await store.db.selectFrom('counter').select('name').execute();
  expect(names.map(({ name }) => name)).toEqual(['kept']);
});

it('a role that only reads is told what it lacks', async () => {
  await using database = await createTestDatabase();
  const role = `reads_${process.pid}`;
  await administer(database.url, `create role ${role} login`);
  try {
    const url = new URL(database.url);
    url.username = role;
    await expect(openStore({ url: url.href })).rejects.toMatchObject({
      code: 'store.failed',
      message: expect.stringContaining('lets this role read only') as string,
    });
    await expect(sqlAs(database.url, role)).resolves.toMatchObject({
      code: 'sql.failed',
      help: expect.stringContaining('WHEELHOUSE_DATABASE_READER_URL') as string,
    });
  } finally {
    await administer(database.url, `drop owned by ${role} cascade`, `drop role ${role}`);
  }
});

/** What SQL says to a role that owns its database but may make no other role. */
async function sqlAs(url: string, role: string): Promise<unknown> {
  await administer(
    url,
    `grant all on schema public to ${role}`,
    `grant create on database ${new URL(url).pathname.slice(1)} to ${role}`,
  );
  const own = new URL(url);
  own.username = role;
  await using opened = await openStore({ url: own.href });
  return await opened.readOnlySql('select 1').catch((error: unknown) => error);
}

it.each([
  ['postgres://postgres@127.0.0.1:99999/x', 'cannot be reached'],
  ['postgres://postgres@127.0.0.1:1/x', 'cannot be reached'],
  ['postgres://postgres@nowhere.invalid/x', 'cannot be reached'],
  ['postgres://[::1/x', 'cannot be reached'],
])('%s is said to be wrong, with what to look at', async (url, message) => {
  await expect(openStore({ url })).rejects.toMatchObject({
    code: 'store.failed',
    message: expect.stringContaining(message) as string,
    help: expect.stringContaining('Check the address') as string,
  });
});
