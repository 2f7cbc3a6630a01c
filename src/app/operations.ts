import type { Finding, Repository, SyncState } from '../contract/index.ts';
import type { AddFailure, Outcome } from '../jobs/index.ts';
import type { Diagnosis, ExportedTable, SqlResult } from '../store/index.ts';

/**
 * What the command line asks for. Each is the same whether it runs in this process or in the server that holds the data
 * directory; inputs, answers and progress are plain JSON, and paths are absolute.
 */
export interface Operations {
  ping: () => { pid: number; version: string };
  list: () => Repository[];
  add: (input: { sources: string[] }) => Added;
  sync: (input: { repositories?: number[] }) => { outcomes: Outcome[] };
  remove: (input: { repository: number }) => { ok: true };
  bearings: (input: { repositories?: number[] }) => Finding[];
  report: (input: { repositories?: number[]; from?: string; to?: string; file: string }) => {
    file: string;
    bytes: number;
  };
  sql: (input: { query: string; limit: number }) => SqlResult;
  export: (input: { directory: string; format: 'parquet' | 'csv'; tables?: string[] }) => { files: ExportedTable[] };
  doctor: () => { checks: Diagnosis[] };
  /** Default: a file of its own below the data directory. */
  backup: (input: { file?: string }) => { file: string; bytes: number };
}
export type OperationName = keyof Operations;

export interface Added {
  repositories: { id: number; name: string; source: string; gitDir: string; cacheDir: string }[];
  failed: AddFailure[];
}

/** Told while an operation runs. */
export type OperationProgress =
  | { kind: 'repositories'; rows: (SyncState & { name: string })[] }
  | { kind: 'step'; label: string; doing: string; done: number; total: number; unit: string };

export interface RunContext {
  report?: (progress: OperationProgress) => void;
  signal?: AbortSignal;
}

export type Input<Name extends OperationName> =
  Parameters<Operations[Name]> extends [infer I] ? I : Record<string, never>;
export type Answer<Name extends OperationName> = ReturnType<Operations[Name]>;

export type Run = <Name extends OperationName>(
  name: Name,
  input: Input<Name>,
  context?: RunContext,
) => Promise<Answer<Name>>;
