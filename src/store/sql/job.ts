import type { ErrorCode } from '../../core/index.ts';

/** What a statement is run against: a copy of the embedded database, or a server as a role that may only read facts. */
export type SqlTarget = { engine: 'duckdb'; file: string } | { engine: 'postgres'; url: string };

export interface SqlJob {
  target: SqlTarget;
  text: string;
  /** Rows at most. */
  limit: number;
  /** Bytes of values at most, roughly; the first row is given whatever its size. */
  bytes: number;
  timeoutMs: number;
}

export interface SqlResult {
  columns: string[];
  rows: unknown[][];
  /** More rows were there than the limit of rows or of bytes lets through. */
  truncated: boolean;
}

/** What the process that runs statements says, some rows at a time. */
export type FromSqlProcess =
  /** It is up, and time counts from here. */
  | { kind: 'begun' }
  | { kind: 'rows'; rows: unknown[][] }
  | { kind: 'done'; columns: string[]; truncated: boolean }
  /** `over`: the process ends with it. */
  | { kind: 'failed'; error: { code: ErrorCode; message: string; help: string }; over: boolean };
