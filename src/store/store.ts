import { Kysely } from 'kysely';
import { tmpdir } from 'node:os';
import type { FactSink } from '../core/index.ts';
import type { Dialect } from './dialect.ts';
import { closedError } from './errors.ts';
import { openDuckDb, type DuckDbOptions } from './engine/duckdb/index.ts';
import type { Engine } from './engine/engine.ts';
import type { PostgresOptions } from './engine/postgres/index.ts';
import { computedAnswers, type ComputedAnswers } from './computed.ts';
import { factSink } from './facts/sink.ts';
import { identities, type Identities } from './identities/index.ts';
import { backupStore, checkBackup, restoreInto } from './maintenance/backup.ts';
import type { CopyProgress } from './maintenance/copy.ts';
import { examine, type Diagnosis } from './maintenance/doctor.ts';
import { exportTables, type ExportedTable, type ExportOptions } from './maintenance/export.ts';
import { migrate } from './migrate.ts';
import { repositories, type Repositories } from './repositories.ts';
import type { Database } from './schema.ts';
import type { SqlResult } from './sql/job.ts';
import { RESULT_BYTES } from './sql/limits.ts';
import { createSqlRunner } from './sql/runner.ts';
import { readVersion } from './version.ts';

export type StoreOptions = (DuckDbOptions | PostgresOptions) & {
  /** Names and addresses of bots besides the known ones; matched without regard to case against lower-cased text. */
  botPatterns?: readonly RegExp[];
};

export interface SqlOptions {
  limit?: number;
  bytes?: number;
  timeoutMs?: number;
  signal?: AbortSignal;
}

export interface BackupOptions {
  file: string;
  onProgress?(progress: CopyProgress): void;
}

export interface Store extends AsyncDisposable {
  /** For reading. Writing goes through the functions below and `write`. */
  db: Kysely<Database>;
  dialect: Dialect;
  repositories: Repositories;
  identities: Identities;
  computed: ComputedAnswers;
  facts: {
    /** Takes the facts of one repository. One sink a repository at a time. */
    sinkFor(repoId: number): FactSink;
  };
  /**
   * One statement, in a process of its own that can only read facts, with a limit of rows (default 1,000), bytes (50 MB) and
   * time (30 s). Errors: sql.not-read-only, sql.failed; `signal.reason` when the caller left.
   */
  readOnlySql(text: string, options?: SqlOptions): Promise<SqlResult>;
  /** Writes everything into one file, from which `restoreStore` makes a store on either engine. Works while the store is in use. */
  backup(options: BackupOptions): Promise<void>;
  /** Writes tables as Parquet or CSV; nothing private. */
  exportTables(options: ExportOptions): Promise<ExportedTable[]>;
  /** Checks the integrity that code keeps. */
  doctor(): Promise<Diagnosis[]>;
  /** Runs `work` in one transaction. Not to be called inside of itself. */
  write<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T>;
  /** Grows with every committed change of facts or identities: for caches and ETags. Lasts over restarts. */
  version(): Promise<number>;
  /**
   * A reading whose answer is kept until this process writes, where no other can; else shared by those who ask in one
   * turn. No answer is older than its question.
   */
  keep<T>(read: () => Promise<T>): () => Promise<T>;
  close(): Promise<void>;
}

async function openEngine(options: StoreOptions): Promise<Engine> {
  if (!('url' in options)) return openDuckDb(options);
  // Most runs have no PostgreSQL, and its driver takes a while to load.
  const { openPostgres } = await import('./engine/postgres/index.ts');
  return openPostgres(options);
}

/** The tables as the engine has them, for the test that holds them against the schema. */
export async function describeStore(options: StoreOptions): ReturnType<Engine['describe']> {
  const engine = await openEngine(options);
  try {
    return await engine.describe();
  } finally {
    await engine.close();
  }
}

/** Makes a store from a backup. The store must be new. Errors: input.invalid, store.newer, and those of opening. */
export async function restoreStore(options: StoreOptions, backup: BackupOptions): Promise<void> {
  await checkBackup(backup.file);
  const engine = await openEngine(options);
  try {
    await migrate(engine);
    await restoreInto(engine, { ...backup, workFolder: engine.folder ?? tmpdir() });
  } finally {
    await engine.close();
  }
}

/** Opens the store, makes it when it is new, and brings it to the present schema. Errors: store.locked, store.newer, store.failed. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const engine = await openEngine(options);
  try {
    await migrate(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return assemble(engine, options.botPatterns ?? []);
}

function assemble(engine: Engine, botPatterns: readonly RegExp[]): Store {
  const db = new Kysely<Database>({ dialect: engine.kysely });
  let closing: Promise<void> | undefined;
  const statements = createSqlRunner();
  const close = () =>
    (closing ??= statements
      .close()
      .then(() => db.destroy())
      .then(() => engine.close()));
  return {
    db,
    dialect: engine.dialect,
    repositories: repositories(engine, db),
    identities: identities(engine, db, botPatterns),
    computed: computedAnswers(engine, db),
    facts: { sinkFor: (repoId) => factSink(engine, { repoId, botPatterns }) },
    async readOnlySql(text, { limit = 1000, bytes = RESULT_BYTES, timeoutMs = 30_000, signal } = {}) {
      if (closing) throw closedError();
      const { target, release } = await engine.lendForSql();
      try {
        return await statements.run({ target, text, limit, bytes, timeoutMs }, signal);
      } finally {
        release();
      }
    },
    backup: (options) => backupStore(engine, options),
    exportTables: (options) => exportTables(engine, options),
    doctor: () => examine(engine, db),
    write: (work) => engine.write((transaction) => work(transaction.db)),
    version: engine.keep(() => readVersion(db)),
    keep: engine.keep,
    close,
    [Symbol.asyncDispose]: close,
  };
}
