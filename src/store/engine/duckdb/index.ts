import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { Kysely } from 'kysely';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { WheelhouseError } from '../../../core/index.ts';
import { duckDbDialect } from '../../dialect.ts';
import { closedError, internalError } from '../../errors.ts';
import type { Database } from '../../schema.ts';
import { describeTable, type BaseType } from '../../tables.ts';
import type { Engine, WriteTransaction } from '../engine.ts';
import { keptUntilWritten } from '../kept.ts';
import { turns } from '../turns.ts';
import { readColumns } from '../values.ts';
import { appendColumns } from './append.ts';
import { duckDbKysely } from './kysely.ts';
import { ReaderPool } from './pool.ts';
import { copiesOf, removeLeftCopies } from './copies.ts';
import { withSnapshot } from './scan.ts';
import { settings } from './settings.ts';

export interface DuckDbOptions {
  /** Path of the database file; its folder is made when missing. */
  file: string;
  /** For example '1GB'; DuckDB's own default is 80% of the machine's memory, too much beside a miner. */
  memoryLimit?: string;
  /** Default: as many as the machine has cores. */
  threads?: number;
  /** Concurrent readers. */
  readers?: number;
}

/** Opens or makes the one-file store. One process owns the file. */
export async function openDuckDb(options: DuckDbOptions): Promise<Engine> {
  const file = options.file === ':memory:' ? options.file : resolve(options.file);
  const folder = file === ':memory:' ? tmpdir() : dirname(file);
  await mkdir(folder, { recursive: true });
  claim(file);
  const instance = await open(file, { ...settings(), ...placement(options, folder) }).catch((error: unknown) => {
    claimed.delete(file);
    throw error;
  });
  const writer = await instance.connect();
  // Belongs to the ICU extension, which is not there yet when the options are read.
  await writer.run(`set global TimeZone = 'UTC'`);
  // From here on no statement reaches a file but the store's own, and nothing can switch it on again.
  await writer.run('set enable_external_access = false');
  const pool = new ReaderPool(instance, options.readers ?? 4);
  const db = new Kysely<Database>({
    dialect: duckDbKysely({ acquire: () => Promise.resolve(writer), release: () => undefined }),
  });
  const inTurn = turns();
  const kept = keptUntilWritten();
  await removeLeftCopies(file);
  const copies = copiesOf(file, { state: kept.writes, quietly: inTurn });
  let closing: Promise<void> | undefined;
  /** The transaction under way ends as it would; reading is cut short. */
  async function close(): Promise<void> {
    await inTurn(() => Promise.resolve());
    await copies.close();
    await pool.close();
    writer.disconnectSync();
    instance.closeSync();
    claimed.delete(file);
  }
  return {
    kysely: duckDbKysely(pool),
    dialect: duckDbDialect,
    keep: kept.keep,
    write: (work) =>
      inTurn(() => (closing ? Promise.reject(closedError()) : kept.around(() => transact(writer, db, work)))),
    snapshot: (work) => pool.withOwn((connection) => withSnapshot(connection, work)),
    async lendForSql() {
      if (closing) throw closedError();
      const { file: copy, release } = await copies.lend();
      return { target: { engine: 'duckdb', file: copy }, release };
    },
    folder,
    describe: () => describe(pool),
    close: () => (closing ??= close()),
  };
}

/** The operating system's lock keeps other processes away from a file, not this one: two instances would destroy it. */
const claimed = new Set<string>();

function claim(file: string): void {
  if (claimed.has(file)) throw locked(file, 'this process');
  if (file !== ':memory:') claimed.add(file);
}

function locked(file: string, holder: string, cause?: unknown): WheelhouseError {
  return new WheelhouseError('store.locked', `${file} is in use by ${holder}.`, {
    help: 'Wait until it is done, or stop it. While `wheelhouse serve` or `up` runs, the commands work through it.',
    cause,
  });
}

function notAllowed(file: string, cause: unknown): WheelhouseError {
  return new WheelhouseError('store.failed', `${file} cannot be opened for writing: permission denied.`, {
    help: 'Give the user who runs Wheelhouse access to it, or name another data directory with --data or WHEELHOUSE_DATA.',
    cause,
  });
}

/** DuckDB names the process that holds the lock, where the system says which it is. */
function holderIn(message: string): string {
  const pid = /\(PID (\d+)\)/.exec(message)?.[1];
  return pid ? `another process (${pid})` : 'another process';
}

/** What it may take of the machine, and where it keeps what does not fit. */
function placement(options: DuckDbOptions, folder: string): Record<string, string> {
  return {
    memory_limit: options.memoryLimit ?? '1GB',
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
    temp_directory: join(folder, 'tmp'),
  };
}

async function open(file: string, config: Record<string, string>): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(file, config);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    if (/could not set lock|conflicting lock/i.test(message)) throw locked(file, holderIn(message), cause);
    if (/permission denied|read-only file system/i.test(message)) throw notAllowed(file, cause);
    throw new WheelhouseError('store.failed', `${file} cannot be opened: ${message}`, {
      help: 'If it is a Wheelhouse data file, restore the last backup (wheelhouse backup); the facts can be mined again.',
      cause,
    });
  }
}

async function transact<T>(
  connection: DuckDBConnection,
  db: Kysely<Database>,
  work: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> {
  const staged: string[] = [];
  await connection.run('begin transaction');
  try {
    const result = await work({
      db,
      async append(table, values) {
        const columns = describeTable(table).columns.map(([name, type]) => ({
          name,
          type,
          values: values[name as keyof typeof values],
        }));
        const data = readColumns(table, columns);
        await appendColumns(connection, { table, temporary: false }, data);
        return data.rows;
      },
      async stage(name, columns) {
        const list = Object.entries(columns).map(([column, { type, values }]) => ({ name: column, type, values }));
        const data = readColumns(name, list);
        await connection.run(
          `create temp table ${name} (${data.columns.map((c) => `"${c.name}" ${c.type}`).join(', ')})`,
        );
        staged.push(name);
        await appendColumns(connection, { table: name, temporary: true }, data);
      },
      // Kept with every write.
      refreshStatistics: () => Promise.resolve(),
      // There is one writer.
      lock: () => Promise.resolve(),
    });
    for (const name of staged) await connection.run(`drop table temp.${name}`);
    await connection.run('commit');
    return result;
  } catch (error) {
    await connection.run('rollback').catch(() => undefined);
    throw error;
  }
}

const TYPES: Record<string, BaseType> = {
  INTEGER: 'integer',
  BIGINT: 'bigint',
  VARCHAR: 'text',
  BOOLEAN: 'boolean',
  TIMESTAMP: 'timestamp',
};

async function describe(pool: ReaderPool): ReturnType<Engine['describe']> {
  const connection = await pool.acquire();
  try {
    const result = await connection.run(
      `select table_name, column_name, data_type, is_nullable from duckdb_columns()
       where schema_name = 'main' and not internal and database_name = current_database() order by table_name, column_index`,
    );
    return (await result.getRows()).map((row) => {
      const [table, column, type] = row.slice(0, 3).map((cell) => (typeof cell === 'string' ? cell : '')) as [
        string,
        string,
        string,
      ];
      const base = TYPES[type];
      if (!base) throw internalError(`${table}.${column} has the unknown type ${type}`);
      return { table, column, type: base, nullable: row[3] === true };
    });
  } finally {
    pool.release(connection);
  }
}
