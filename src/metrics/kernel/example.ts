import type { Dimension, Grain } from '../../contract/index.ts';

/**
 * A tiny world and the numbers that must come out of it. Tests run it on both engines; the catalogue prints the words.
 */
export interface Example {
  given: string;
  result: string;
  world: ExampleWorld;
  asks: readonly [ExampleAsk, ...ExampleAsk[]];
}

/** One question to the metric. Values are compared to 6 digits; `null` means a gap. */
export interface ExampleAsk {
  from?: string;
  to?: string;
  path?: string;
  repo?: string;
  outliers?: 'include';
  bots?: 'include';
  window?: number;
  /** The metric's value over the whole period. */
  total?: number | null;
  previous?: number | null;
  n?: number;
  p75?: number | null;
  p90?: number | null;
  grain?: Grain;
  /** Series points by first day of the bucket. */
  points?: Record<string, number | null>;
  by?: Dimension;
  /** With `by`: breakdown rows by key. */
  rows?: Record<string, number | null>;
  /** With `by` or alone: points of the curve by age in days, and its half-life. */
  curves?: Record<string, { points: Record<number, number>; halfLifeDays?: number | null }>;
  /** Number of evidence rows, and what the first ones open (commit id of the world, or path). */
  evidence?: { rowCount: number; first?: readonly string[] };
}

/** Facts in short. Everything happens in repository `app` unless said; lines balance by construction. */
export interface ExampleWorld {
  /** Today; default the day after the last commit. */
  now?: string;
  zone?: string;
  bots?: readonly string[];
  /** Identity name → the person it belongs to. */
  aliases?: Readonly<Record<string, string>>;
  /** Flags of paths; language is guessed from nothing: say it. */
  files?: Readonly<Record<string, { language?: string; generated?: true; vendored?: true; documentation?: true }>>;
  /** In topological order. */
  commits: readonly ExampleCommit[];
  releases?: readonly ExampleRelease[];
}

export interface ExampleCommit {
  id: string;
  repo?: string;
  by: string;
  /** `2026-01-05` or `2026-01-05T09:30` in UTC; both author and committer time. */
  at: string;
  /** Author's offset, minutes east of UTC. */
  offset?: number;
  with?: readonly string[];
  agent?: string;
  merge?: true;
  /** Mainline commit that brought it; itself by default; null: not on the default branch. */
  landed?: string | null;
  reverts?: string;
  changes?: readonly ExampleChange[];
}

/** What a commit did to a file. `new` lines replace nothing; `replaces` names the origins of the lines it took out. */
export interface ExampleChange {
  path: string;
  from?: string;
  status?: 'A' | 'M' | 'D' | 'R';
  new?: number;
  replaces?: Readonly<Record<string, number>>;
  /** Lines the commit wrote; default `new` + all replaced. Less for deletions. */
  added?: number;
}

export interface ExampleRelease {
  tag: string;
  repo?: string;
  commit: string;
  at: string;
  prerelease?: true;
  baseline?: true;
  component?: string;
  failedBy?: string;
  failureReason?: 'patch' | 'revert' | 'hotfix';
  /** Commits it is the first release of. */
  contains?: readonly string[];
}
