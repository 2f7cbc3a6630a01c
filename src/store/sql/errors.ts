import { WheelhouseError } from '../../core/index.ts';

const TABLES = '`select table_name, column_name from information_schema.columns`';

/** The engine refused a statement because it would write. What keeps it from writing is the engine, not this sentence. */
export const wouldWrite = (): WheelhouseError =>
  new WheelhouseError('sql.not-read-only', 'The statement would write', {
    help: `SQL only reads here, and reaches no files: give one SELECT (or WITH, VALUES, EXPLAIN) over the tables of the store (${TABLES} lists them). \`wheelhouse export DIRECTORY\` writes tables into files.`,
  });

/** What may stand before a statement. No part of it can end in two ways: else time doubles with every comment. */
const BEFORE = String.raw`^(?:\s|--[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)*`;
const WRITING = new RegExp(
  String.raw`${BEFORE}(?:explain\s+analyze\s+)?(?:copy|export|import|insert|update|delete|merge|truncate|create|alter|drop|comment|grant|revoke)\b`,
  'iu',
);

export function timedOut(timeoutMs: number): WheelhouseError {
  return new WheelhouseError('sql.failed', `The query took longer than ${timeoutMs / 1000} s`, {
    help: 'Narrow it to fewer repositories or a shorter time, or allow more time.',
  });
}

export function tookTooMuch(megabytes: number): WheelhouseError {
  return new WheelhouseError('sql.failed', `The query needed more than ${megabytes} MB of memory`, {
    help: 'Select fewer columns or rows, or aggregate them.',
  });
}

export function brokeOff(): WheelhouseError {
  return new WheelhouseError('sql.failed', 'The database engine broke off while it ran the query', {
    help: 'Write the query in another way. Nothing else was affected.',
  });
}

/** The engine's own words, as an error of the user's. What tried to write hears that, whatever else was wrong with it. */
export function sqlFailed(error: unknown, text = ''): WheelhouseError {
  if (error instanceof WheelhouseError) return error;
  if (WRITING.test(text)) return wouldWrite();
  return new WheelhouseError('sql.failed', error instanceof Error ? error.message : String(error), {
    help: `Check the names of tables and columns (${TABLES} lists them) and the SQL of your store’s engine.`,
    cause: error,
  });
}
