import type { ErrorCode, FactSink, MiningProgress } from '../../core/index.ts';

/** What one mining run is told. Memory in bytes. */
export interface MiningOrder {
  gitDir: string;
  cacheDir: string;
  memory: number;
  parallel: number;
  /** Path, in the tip's tree, of the list of revisions that blame looks through. */
  ignoreRevs: string | undefined;
}

/** What a run came to. */
export interface MiningResult {
  /** Commits known, and of them those that are new since the last run. */
  commits: number;
  newCommits: number;
  /** Files whose changes did not fit (core/facts.ts). */
  misfits: number;
}

export type SinkStep = keyof FactSink;

/** From the thread that mines. A `step` waits for its `stepped` before the next one is sent: that is the back-pressure. */
export type FromMiner =
  | { kind: 'progress'; progress: MiningProgress }
  | { kind: 'step'; step: SinkStep; argument: unknown }
  | { kind: 'finished'; result: MiningResult }
  | { kind: 'failed'; error: PlainError };

/** To the thread that mines; it is given the next order once it has finished, or failed with, the last. */
export type ToMiner =
  | { kind: 'mine'; order: MiningOrder }
  | { kind: 'stepped'; answer: unknown }
  | { kind: 'refused'; error: PlainError }
  | { kind: 'stop' };

/** An error as it crosses threads. */
export interface PlainError {
  code: ErrorCode;
  message: string;
  help: string;
  stack?: string | undefined;
}
