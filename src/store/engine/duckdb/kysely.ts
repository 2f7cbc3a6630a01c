import type { DuckDBConnection } from '@duckdb/node-api';
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import { bindParameters, rowObjects } from './values.ts';

/** Gives connections to Kysely and takes them back. */
export interface ConnectionSource {
  acquire(): Promise<DuckDBConnection>;
  release(connection: DuckDBConnection): void;
}

/** DuckDB's parser comes from PostgreSQL's: the same compiler serves both engines. */
export function duckDbKysely(source: ConnectionSource): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => driver(source),
  };
}

function driver(source: ConnectionSource): Driver {
  const raw = new WeakMap<DatabaseConnection, DuckDBConnection>();
  const run = (text: string) => (connection: DatabaseConnection) =>
    connection.executeQuery(CompiledQuery.raw(text)).then(() => undefined);
  return {
    init: () => Promise.resolve(),
    async acquireConnection() {
      const connection = await source.acquire();
      const wrapped = wrap(connection);
      raw.set(wrapped, connection);
      return wrapped;
    },
    beginTransaction: run('begin transaction'),
    commitTransaction: run('commit'),
    rollbackTransaction: run('rollback'),
    async releaseConnection(connection) {
      source.release(raw.get(connection)!);
    },
    destroy: () => Promise.resolve(),
  };
}

function wrap(connection: DuckDBConnection): DatabaseConnection {
  return {
    executeQuery: <R>(query: CompiledQuery) => execute<R>(connection, query),
    async *streamQuery<R>(query: CompiledQuery) {
      const statement = await connection.prepare(query.sql);
      try {
        bindParameters(statement, query.parameters);
        const result = await statement.stream();
        const names = result.deduplicatedColumnNames();
        for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
          yield { rows: rowObjects(result, names, chunk) as R[] };
        }
      } finally {
        statement.destroySync();
      }
    },
  };
}

/**
 * DuckDB plans by the values that a column has then (a small range is counted in an array), and refuses its own plan where
 * another connection added values before it ran. Nothing has happened by then; the next plan knows them.
 */
const PLANNED_TOO_EARLY = /statistics in your data source are corrupt/;
const ATTEMPTS = 5;

async function execute<R>(connection: DuckDBConnection, query: CompiledQuery): Promise<QueryResult<R>> {
  let first: unknown;
  for (let attempt = 1; ; attempt++) {
    try {
      return await executeOnce<R>(connection, query);
    } catch (error) {
      first ??= error;
      // in a transaction the second attempt fails for the first one
      if (attempt === ATTEMPTS || !PLANNED_TOO_EARLY.test(String(error))) throw first;
    }
  }
}

async function executeOnce<R>(connection: DuckDBConnection, query: CompiledQuery): Promise<QueryResult<R>> {
  const statement = await connection.prepare(query.sql);
  try {
    bindParameters(statement, query.parameters);
    const result = await statement.run();
    const names = result.deduplicatedColumnNames();
    const rows: unknown[] = [];
    for (const chunk of await result.fetchAllChunks()) {
      for (const row of rowObjects(result, names, chunk)) rows.push(row);
    }
    const changes = changed(query, result.rowsChanged);
    return { rows: rows as R[], ...(changes === undefined ? {} : { numAffectedRows: changes }) };
  } finally {
    statement.destroySync();
  }
}

function changed(query: CompiledQuery, count: number): bigint | undefined {
  return query.query.kind === 'SelectQueryNode' ? undefined : BigInt(count);
}
