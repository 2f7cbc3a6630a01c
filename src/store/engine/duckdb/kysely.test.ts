import { DuckDBInstance } from '@duckdb/node-api';
import { Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { duckDbKysely } from './kysely.ts';

it('an answer comes though another connection adds values between its plan and its run', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const [reader, writer] = [await instance.connect(), await instance.connect()];
  await writer.run('create table t as select range % 4 as i from range(1000)');
  const prepare = reader.prepare.bind(reader);
  let plans = 0;
  reader.prepare = async (text) => {
    const planned = await prepare(text);
    if (++plans === 1) await writer.run('insert into t select range % 900 from range(1000)');
    return planned;
  };
  const db = new Kysely<unknown>({
    dialect: duckDbKysely({ acquire: () => Promise.resolve(reader), release: () => undefined }),
  });
  const { rows } = await sql`select i, count(*) from t group by i`.execute(db);
  expect([rows.length, plans]).toEqual([900, 2]);
  reader.closeSync();
  writer.closeSync();
  instance.closeSync();
});

it('in a transaction the error is the one that ended it', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const db = new Kysely<unknown>({
    dialect: duckDbKysely({ acquire: () => Promise.resolve(connection), release: () => undefined }),
  });
  const failed = db
    .transaction()
    .execute((transaction) =>
      sql`select error('statistics in your data source are corrupt') from range(3)`.execute(transaction),
    );
  await expect(failed).rejects.toThrow('statistics in your data source are corrupt');
  connection.closeSync();
  instance.closeSync();
});
