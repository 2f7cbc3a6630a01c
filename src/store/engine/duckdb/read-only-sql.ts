import {
  DuckDBInstance,
  StatementType,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  type DuckDBResult,
} from '@duckdb/node-api';
import { WheelhouseError } from '../../../core/index.ts';
import { sqlFailed, timedOut, wouldWrite } from '../../sql/errors.ts';
import type { SqlJob } from '../../sql/job.ts';
import { ENGINE_MEMORY_MB } from '../../sql/limits.ts';
import type { Outlet } from '../../sql/rows.ts';
import { settings } from './settings.ts';
import { fromDuckDb } from './values.ts';

/** What a person asks is of these kinds. That nothing else does harm is the work of the copy and of the settings below. */
const READING = new Set<StatementType>([StatementType.SELECT, StatementType.EXPLAIN]);
/** What DuckDB says of a write that only shows when the statement runs. */
const WROTE =
  /Cannot (?:write to database|execute statement of type "\w+" on database "\w+" which is attached in read-only mode)/u;

/** The copy that was asked last stays open: the next question is mostly about the same state of the facts. */
let open: { file: string; instance: Promise<DuckDBInstance> } | undefined;

function instanceOf(file: string): Promise<DuckDBInstance> {
  if (open?.file !== file) {
    void open?.instance.then((old) => old.closeSync()).catch(() => undefined);
    open = { file, instance: openCopy(file) };
  }
  return open.instance;
}

async function openCopy(file: string): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(file, {
    ...settings(),
    access_mode: 'READ_ONLY',
    memory_limit: `${ENGINE_MEMORY_MB}MB`,
    threads: '2',
    temp_directory: '',
  });
  const connection = await instance.connect();
  // Belongs to the ICU extension, which is not there yet when the options are read.
  await connection.run(`set global TimeZone = 'UTC'`);
  await connection.run('set enable_external_access = false');
  await connection.run('set lock_configuration = true');
  connection.disconnectSync();
  return instance;
}

/** Runs one statement on a copy of the store's file, opened for reading only. */
export async function runReadOnly(file: string, job: SqlJob, outlet: Outlet): Promise<string[]> {
  const connection = await (await instanceOf(file)).connect();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    connection.interrupt();
  }, job.timeoutMs);
  try {
    return await read(connection, job, outlet);
  } catch (error) {
    throw late ? timedOut(job.timeoutMs) : WROTE.test(String(error)) ? wouldWrite() : sqlFailed(error, job.text);
  } finally {
    clearTimeout(timer);
    connection.disconnectSync();
  }
}

async function read(connection: DuckDBConnection, { text }: SqlJob, outlet: Outlet): Promise<string[]> {
  const statement = await single(connection, text);
  try {
    const result = await statement.stream();
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      const vectorOf = chunk.getColumnVector.bind(chunk);
      const columns = Array.from({ length: chunk.columnCount }, (_, i) => vectorOf(i));
      for (let row = 0; row < chunk.rowCount; row += 1) {
        if (outlet.offer(columns.map((column) => fromDuckDb(column.getItem(row))))) continue;
        await leave(connection, result);
        return result.columnNames();
      }
      // Lets the deadline and the watch over memory have their turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return result.columnNames();
  } finally {
    statement.destroySync();
  }
}

/** A statement that is dropped while it runs takes the process along, so it is interrupted and read to its end. */
async function leave(connection: DuckDBConnection, result: DuckDBResult): Promise<void> {
  connection.interrupt();
  try {
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk());
  } catch {
    // It was interrupted, as it should be.
  }
}

async function single(connection: DuckDBConnection, text: string): Promise<DuckDBPreparedStatement> {
  const statements = await connection.extractStatements(text);
  if (statements.count !== 1) {
    throw new WheelhouseError('sql.not-read-only', 'It takes exactly one statement', {
      help: 'Give one SELECT (or WITH, VALUES, EXPLAIN), without another behind it.',
    });
  }
  const statement = await statements.prepare(0);
  if (READING.has(statement.statementType)) return statement;
  statement.destroySync();
  throw wouldWrite();
}
