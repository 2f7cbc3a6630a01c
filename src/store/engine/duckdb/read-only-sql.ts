import { StatementType, type DuckDBConnection, type DuckDBPreparedStatement } from '@duckdb/node-api';
import { notReadOnly, refusePrivateTables, refuseWriting, sqlFailed, timedOut, wouldWrite } from '../read-only.ts';
import type { ReadOnlyQuery, SqlResult } from '../engine.ts';
import { fromDuckDb } from './values.ts';

const READING = new Set<StatementType>([StatementType.SELECT, StatementType.EXPLAIN]);
/** Table functions that reach past the tables themselves, or run text as SQL. The instance has no access to files anyway. */
const FORBIDDEN =
  /\b(query|query_table|pragma_\w+|read_\w+|glob|sniff_csv|parquet_\w+|write_log|parse_\w+_log|\w*checkpoint|\w+_scan|duckdb_secrets|which_secret|json_execute_serialized_sql|sql_auto_complete)\s*\(|\b(pragma)\b/iu;
/** What DuckDB says of a write that only shows when the statement runs. */
const WROTE = /TransactionContext Error: Cannot write to database/u;

/** Runs one reading statement in a transaction that cannot write, on a connection that is closed afterwards. */
export async function runReadOnly(connection: DuckDBConnection, query: ReadOnlyQuery): Promise<SqlResult> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    connection.interrupt();
  }, query.timeoutMs);
  try {
    await connection.run('begin transaction read only');
    return await read(connection, query);
  } catch (error) {
    throw late ? timedOut(query.timeoutMs) : WROTE.test(String(error)) ? wouldWrite() : sqlFailed(error);
  } finally {
    clearTimeout(timer);
  }
}

async function read(connection: DuckDBConnection, { text, limit }: ReadOnlyQuery): Promise<SqlResult> {
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden) throw notReadOnly(`${forbidden[1] ?? forbidden[2]} is not allowed here`);
  const statement = await single(connection, text);
  try {
    refusePrivateTables(connection.getTableNames(text, false));
    const result = await statement.stream();
    const rows: unknown[][] = [];
    for (
      let chunk = await result.fetchChunk();
      chunk && chunk.rowCount > 0 && rows.length <= limit;
      chunk = await result.fetchChunk()
    ) {
      for (const row of chunk.getRows()) rows.push(row.map(fromDuckDb));
    }
    return { columns: result.columnNames(), rows: rows.slice(0, limit), truncated: rows.length > limit };
  } finally {
    statement.destroySync();
  }
}

async function single(connection: DuckDBConnection, text: string): Promise<DuckDBPreparedStatement> {
  refuseWriting(text);
  const statements = await connection.extractStatements(text);
  if (statements.count !== 1) throw notReadOnly('It takes exactly one statement');
  const statement = await statements.prepare(0);
  if (!READING.has(statement.statementType)) {
    statement.destroySync();
    throw wouldWrite();
  }
  return statement;
}
