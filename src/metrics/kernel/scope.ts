import type { Kysely } from 'kysely';
import type { Database } from '../../store/index.ts';

/** How numbers are counted unless a question says otherwise. */
export interface MetricSettings {
  /** IANA zone of the team; days, weeks and hours are cut in it. */
  zone: string;
  /** Days within which a replaced line is rework. */
  windowDays: number;
  /** Commits above either are outliers. Lines are hunk-aware. */
  outlierLines: number;
  outlierFiles: number;
}

/** One question, resolved: what `rows(scope)` may read. */
export interface Scope {
  db: Kysely<Database>;
  /** First instant counted (the previous period included when it is asked for). */
  from: Date;
  /** First instant no longer counted. */
  until: Date;
  /** The newest fact in scope, never after now; "today" for states. */
  asOf: Date;
  /** Null: all repositories. */
  repos: readonly number[] | null;
  /** Directory or file; null: everything. Never ends with a slash. */
  path: string | null;
  windowDays: number;
  outlierLines: number;
  outlierFiles: number;
  outliers: 'exclude' | 'include';
  bots: 'exclude' | 'include';
  zone: string;
}
