import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, type PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { onceATurn, WheelhouseError } from '../../../core/index.ts';
import { postgresDialect } from '../../dialect.ts';
import { internalError } from '../../errors.ts';
import type { Database } from '../../schema.ts';
import { describeTable, type BaseType } from '../../tables.ts';
import type { Engine, WriteTransaction } from '../engine.ts';
import { readColumns } from '../values.ts';
import { copyColumns } from './copy.ts';
import { readerUrl } from './reader.ts';
import { withSnapshot } from './scan.ts';
import { startUp } from './start-up.ts';
import { storeTrouble } from './trouble.ts';
import { toPostgres, types } from './values.ts';

export interface PostgresOptions {
  /** postgres://user:password@host:port/database */
  url: string;
  /** The same database as a role that may only read facts; needed where `url`'s role may not make one. */
  readerUrl?: string;
  /** Connections at most. */
  poolSize?: number;
}

const OLDEST = 150_000;

/** Opens a store on a PostgreSQL server, version 15 or newer. */
export async function openPostgres(options: PostgresOptions): Promise<Engine> {
  const pool = openPool(options);
  let reader: Promise<string> | undefined;
  try {
    await checkServer(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    kysely: new PostgresDialect({ pool: kyselyPool(pool) }),
    dialect: postgresDialect,
    keep: onceATurn,
    write: (work) => transact(pool, work),
    snapshot: (work) => withSnapshot(pool, work),
    async lendForSql() {
      if (!options.readerUrl) (reader ??= readerUrl(pool, options.url)).catch(() => (reader = undefined));
      return {
        target: { engine: 'postgres', url: options.readerUrl ?? (await reader)! },
        release: () => undefined,
      };
    },
    folder: null,
    describe: () => describe(pool),
    async close() {
      if (!pool.ended) await pool.end();
    },
  };
}

function openPool({ url, poolSize = 10 }: PostgresOptions): pg.Pool {
  try {
    const pool = new pg.Pool({ ...startUp(url), max: poolSize, types });
    // A lost connection is replaced by the pool. Without a listener, of the pool for an idle one and of the connection itself
    // for one in use, it would end the process.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  } catch (cause) {
    throw unreachable(cause);
  }
}

function unreachable(cause: unknown): WheelhouseError {
  return new WheelhouseError(
    'store.failed',
    `PostgreSQL cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`,
    {
      help: 'Check the address, user and password of the database and that the server accepts connections from here.',
      cause,
    },
  );
}

async function checkServer(pool: pg.Pool): Promise<void> {
  const number = await versionOf(pool).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  if (number < OLDEST) {
    throw new WheelhouseError('store.failed', `PostgreSQL ${Math.floor(number / 10_000)} is too old`, {
      help: 'Wheelhouse needs PostgreSQL 15 or newer.',
    });
  }
}

/** An address that is none makes pg throw rather than reject. */
async function versionOf(pool: pg.Pool): Promise<number> {
  const asked = await pool.query<{ version: number }>(`select current_setting('server_version_num')::int as version`);
  return asked.rows[0]!.version;
}

/** Kysely's view of the pool. Its own `end` is left to `close`. */
function kyselyPool(pool: pg.Pool): PostgresPool {
  return { connect: async () => kyselyClient(await connect(pool)), end: () => Promise.resolve() };
}

function kyselyClient(client: pg.PoolClient, release: () => void = () => client.release()): PostgresPoolClient {
  const query = async (text: unknown, parameters: readonly unknown[] = []): Promise<PostgresQueryResult<never>> => {
    if (typeof text !== 'string') throw internalError('Cursors are not supported');
    try {
      return (await client.query(text, toPostgres(parameters))) as unknown as PostgresQueryResult<never>;
    } catch (error) {
      throw storeTrouble(error);
    }
  };
  return { query: query as unknown as PostgresPoolClient['query'], release };
}

/** Errors: store.failed where the server is gone. */
function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  return pool.connect().catch((error: unknown) => {
    throw storeTrouble(error);
  });
}

async function transact<T>(pool: pg.Pool, work: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
  const client = await connect(pool);
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(transaction(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw storeTrouble(error);
  } finally {
    client.release(broken);
  }
}

function transaction(client: pg.PoolClient): WriteTransaction {
  const pool: PostgresPool = {
    connect: () => Promise.resolve(kyselyClient(client, () => undefined)),
    end: () => Promise.resolve(),
  };
  return {
    db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }),
    async append(table, values) {
      const columns = describeTable(table).columns.map(([name, type]) => ({
        name,
        type,
        values: values[name as keyof typeof values],
      }));
      const data = readColumns(table, columns);
      await copyColumns(client, table, data);
      return data.rows;
    },
    async stage(name, columns) {
      const data = readColumns(
        name,
        Object.entries(columns).map(([column, { type, values }]) => ({ name: column, type, values })),
      );
      await client.query(
        `create temp table ${name} (${data.columns.map((c) => `"${c.name}" ${c.type}`).join(', ')}) on commit drop`,
      );
      await copyColumns(client, name, data);
      // A new table has no statistics; without them a join with it is planned as if it were tiny.
      await client.query(`analyze ${name}`);
    },
    async refreshStatistics(tables) {
      for (const table of tables) await client.query(`analyze "${table}"`);
    },
    async lock(name) {
      await client.query('select pg_advisory_xact_lock(hashtext($1))', [`wheelhouse ${name}`]);
    },
  };
}

const TYPES: Record<string, BaseType> = {
  int4: 'integer',
  int8: 'bigint',
  text: 'text',
  bool: 'boolean',
  timestamp: 'timestamp',
};

async function describe(pool: pg.Pool): ReturnType<Engine['describe']> {
  const { rows } = await pool.query<{ table_name: string; column_name: string; udt_name: string; is_nullable: string }>(
    `select c.table_name, c.column_name, c.udt_name, c.is_nullable from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' order by c.table_name, c.ordinal_position`,
  );
  return rows.map((row) => {
    const type = TYPES[row.udt_name];
    if (!type) throw internalError(`${row.table_name}.${row.column_name} has the unknown type ${row.udt_name}`);
    return { table: row.table_name, column: row.column_name, type, nullable: row.is_nullable === 'YES' };
  });
}
