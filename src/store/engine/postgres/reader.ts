import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { WheelhouseError } from '../../../core/index.ts';
import { tableNames } from '../../tables.ts';

/** What only this program's own role may see. Readers of facts have no way into it. */
const PRIVATE_SCHEMA = 'wheelhouse_private';
const PASSWORD = 'postgres.reader-password';

interface Place {
  database: string;
  schema: string;
  /** Of the role that reads this database. */
  role: string;
  exists: boolean;
  may_create: boolean;
}

/**
 * The address under which facts can be read, and nothing else: of a login role of its own, since a role that is only set can
 * be unset by a statement. It is made at the first question, and what it may read is set anew each time. Errors: sql.failed
 * where this program's own role may not make it.
 */
export async function readerUrl(pool: pg.Pool, url: string): Promise<string> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('wheelhouse reader'))`);
    const place = await placeOf(client);
    if (!place.exists && !place.may_create) throw mayNotCreate(place);
    const password = await passwordOf(client, place);
    await allowReading(client, place);
    await client.query('commit');
    return as(url, place.role, password);
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function placeOf(client: pg.PoolClient): Promise<Place> {
  const { rows } = await client.query<Place>(
    `select current_database() as database, current_schema() as schema, 'wheelhouse_reader_' || d.oid as role,
       exists (select 1 from pg_roles r where r.rolname = 'wheelhouse_reader_' || d.oid) as exists,
       (select r.rolcreaterole or r.rolsuper from pg_roles r where r.rolname = current_user) as may_create
     from pg_database d where d.datname = current_database()`,
  );
  return rows[0]!;
}

/** Makes the role where it is missing. Its password lies where it cannot read. */
async function passwordOf(client: pg.PoolClient, { role, exists }: Place): Promise<string> {
  await client.query(`create schema if not exists ${PRIVATE_SCHEMA}`);
  await client.query(`create table if not exists ${PRIVATE_SCHEMA}.secret (key text primary key, value text not null)`);
  const { rows } = await client.query<{ value: string }>(
    `select value from ${PRIVATE_SCHEMA}.secret where key = '${PASSWORD}'`,
  );
  const known = rows[0]?.value;
  if (exists && known) return known;
  const password = known ?? randomBytes(24).toString('base64url');
  await client.query(`insert into ${PRIVATE_SCHEMA}.secret values ('${PASSWORD}', $1) on conflict do nothing`, [
    password,
  ]);
  await client.query(`${exists ? 'alter' : 'create'} role "${role}" login password '${password}'`);
  return password;
}

async function allowReading(client: pg.PoolClient, { database, schema, role }: Place): Promise<void> {
  const name = (text: string) => client.escapeIdentifier(text);
  const tables = tableNames.map(name);
  await client.query(`grant connect on database ${name(database)} to "${role}"`);
  await client.query(`grant usage on schema ${name(schema)} to "${role}"`);
  await client.query(`grant select on ${tables.join(', ')} to "${role}"`);
  await client.query(`alter role "${role}" in database ${name(database)} set search_path = ${name(schema)}`);
}

/** What stands behind the question mark goes before what stands in front of the host. */
function as(url: string, user: string, password: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams({ user, password }).toString()}`;
}

function mayNotCreate({ database, schema }: Place): WheelhouseError {
  return new WheelhouseError(
    'sql.failed',
    'SQL needs a PostgreSQL role that may only read, and this one may not make it',
    {
      help: `Make one (create role wheelhouse_reader login password '…'; grant connect on database ${database} to wheelhouse_reader; grant usage on schema ${schema} to wheelhouse_reader; grant select on all tables in schema ${schema} to wheelhouse_reader) and name it in WHEELHOUSE_DATABASE_READER_URL or \`databaseReader:\` in wheelhouse.yaml; or give Wheelhouse's role CREATEROLE.`,
    },
  );
}
