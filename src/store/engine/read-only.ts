import { WheelhouseError } from '../../core/index.ts';
import { describeTable, tableNames } from '../tables.ts';

export function notReadOnly(message: string): WheelhouseError {
  return new WheelhouseError('sql.not-read-only', message, {
    help: 'SQL only reads here, and reaches no files: give one SELECT (or WITH, VALUES, EXPLAIN) over the tables of the store (`select table_name, column_name from information_schema.columns` lists them). `wheelhouse export DIRECTORY` writes tables into files.',
  });
}

export const wouldWrite = (): WheelhouseError => notReadOnly('The statement would write');

/** What may stand before a statement. No part of it can end in two ways: else time doubles with every comment. */
export const BEFORE = String.raw`^(?:\s|--[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)*`;

const WRITING = new RegExp(
  String.raw`${BEFORE}(?:copy|export|import|insert|update|delete|merge|truncate|create|alter|drop|comment|grant|revoke)\b`,
  'iu',
);

/** Before an engine looks at it: what writes is refused for that, whatever else may be wrong with it. */
export function refuseWriting(text: string): void {
  if (WRITING.test(text)) throw wouldWrite();
}

export function timedOut(timeoutMs: number): WheelhouseError {
  return new WheelhouseError('sql.failed', `The query took longer than ${timeoutMs / 1000} s`, {
    help: 'Narrow it to fewer repositories or a shorter time, or allow more time.',
  });
}

/** The engine's own words, as an error of the user's. */
export function sqlFailed(error: unknown): WheelhouseError {
  if (error instanceof WheelhouseError) return error;
  return new WheelhouseError('sql.failed', error instanceof Error ? error.message : String(error), {
    help: 'Check the names of tables and columns (`select table_name, column_name from information_schema.columns` lists them) and the SQL of your store’s engine.',
    cause: error,
  });
}

const PRIVATE = new Set<string>(tableNames.filter((name) => !describeTable(name).exportable));

/** Tables with private words are not for SQL, whoever asks. */
export function refusePrivateTables(names: readonly string[]): void {
  const found = names.find((name) => PRIVATE.has(name.replaceAll('"', '').split('.').at(-1)!.toLowerCase()));
  if (found) throw notReadOnly(`${found} is private`);
}
