import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Dimension } from '../../contract/index.ts';
import type { Database, Dialect } from '../../store/index.ts';

/** What the kernel reads from: an opened store, or anything with its query builder and dialect. */
export interface MetricStore {
  db: Kysely<Database>;
  dialect: Dialect;
  /** Grows with every committed change of the facts; answers about the tip are kept until then. Without it nothing is kept. */
  version?(): Promise<number>;
  /** As `Store.keep`; without it questions of one turn share a reading. */
  keep?<T>(read: () => Promise<T>): () => Promise<T>;
}

/** A scope as plain data: all of it but what the answer does not depend on. */
export function askedOf(scope: Scope, ignored: readonly (keyof Scope)[]): Record<string, unknown> {
  const left = new Set<string>(['db', 'dialect', ...ignored]);
  return Object.fromEntries(Object.entries(scope).filter(([name]) => !left.has(name)));
}

/** How numbers are counted unless a question says otherwise. */
export interface MetricSettings {
  /** IANA zone of the team; days and weeks are cut in it. */
  zone: string;
  /** Days within which a replaced line is rework. */
  windowDays: number;
  /** Commits above either are outliers. Lines are hunk-aware. */
  outlierLines: number;
  outlierFiles: number;
}

export const DEFAULT_SETTINGS: MetricSettings = { zone: 'UTC', windowDays: 21, outlierLines: 1000, outlierFiles: 100 };

/** One question, resolved: what `rows(scope)` may read. */
export interface Scope extends MetricSettings {
  db: Kysely<Database>;
  dialect: Dialect;
  /** First instant counted (of the previous period where that is asked for in the same statement). */
  from: Date;
  /** Where the previous period ends and the current one starts, if both are asked for: nothing that lies across counts. */
  between?: Date | undefined;
  /** First instant no longer counted. */
  until: Date;
  /** The newest fact of all repositories, never after now: "today" for states. */
  asOf: Date;
  /** Null: all repositories. */
  repos: readonly number[] | null;
  /** Directory or file without a slash at its end; null: everything. */
  path: string | null;
  outliers: 'exclude' | 'include';
  bots: 'exclude' | 'include';
  /** What the answer is split by. Only relations that must net or group before that look at it. */
  by: z.infer<typeof Dimension> | null;
  /** Keys of `by` that are told apart; all others are one. Without it every key is. */
  keep?: readonly string[] | undefined;
}
