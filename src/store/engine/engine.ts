import type { Dialect as KyselyDialect, Kysely } from 'kysely';
import type { Dialect } from '../dialect.ts';
import type { Database } from '../schema.ts';
import type { SqlTarget } from '../sql/job.ts';
import type { BaseType, ColumnType, TableName } from '../tables.ts';

/**
 * Values of one column for a bulk load. Integers: NONE (-1) is NULL where the column can be NULL. Timestamps: seconds
 * since the epoch. `{ fill }` repeats one value.
 */
export type ColumnValues =
  | ArrayLike<number>
  | readonly (string | null)[]
  | readonly boolean[]
  | { fill: number | string | boolean | null };

export type TableValues<T extends TableName> = { [C in keyof Database[T]]: ColumnValues };

/** One transaction that may write. Its statements are one after the other; it is over when its work returns. */
export interface WriteTransaction {
  db: Kysely<Database>;
  /** Appends rows in bulk and says how many. All columns have the same length. */
  append<T extends TableName>(table: T, values: TableValues<T>): Promise<number>;
  /** Makes a temporary table of this shape, loads it, and drops it at the end of the transaction. */
  stage(name: string, columns: Record<string, { type: ColumnType; values: ColumnValues }>): Promise<void>;
  /** Tells the planner what a bulk load has made of these tables, where the engine does not see it by itself. */
  refreshStatistics(tables: readonly TableName[]): Promise<void>;
  /** Waits until no other transaction holds this name; kept to the end of the transaction. */
  lock(name: string): Promise<void>;
}

/** Some rows of a table by column, in the form `append` takes. */
export type TableChunk = Record<string, ColumnValues>;

export interface Snapshot {
  scan(table: TableName): AsyncIterable<TableChunk>;
}

/** Something to run people's statements against. Given back when they are done. */
export interface LentTarget {
  target: SqlTarget;
  release(): void;
}

/** A database engine, opened. Everything that differs between engines is behind this and `Dialect`. */
export interface Engine {
  /** Reads; several at a time, also while a transaction writes. */
  kysely: KyselyDialect;
  dialect: Dialect;
  /**
   * A reading whose answer is kept until this process writes, where no other can; else shared by those who ask in one
   * turn. No answer is older than its question.
   */
  keep<T>(read: () => Promise<T>): () => Promise<T>;
  /** Runs `work` in one transaction that commits when it returns and rolls back when it throws. */
  write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T>;
  /** Runs `work` on one consistent picture of the store, whatever is written meanwhile. */
  snapshot<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T>;
  /** The facts as of now, for a process that can do nothing but read them. Errors: sql.failed. */
  lendForSql(): Promise<LentTarget>;
  /** Folder the store lives in, where this machine holds it. */
  folder: string | null;
  /** Columns of the store's tables as the engine reports them, in order. */
  describe(): Promise<{ table: string; column: string; type: BaseType; nullable: boolean }[]>;
  close(): Promise<void>;
}
