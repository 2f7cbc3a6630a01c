import type { BreakdownRow, Curve, Dimension, Grain, Period } from '../../contract/index.ts';
import type { BreakdownRows } from '../../metrics/index.ts';
import type { Usual } from './history.ts';

export interface RepositoryFacts {
  id: number;
  name: string;
  shallow: boolean;
  missingBlobs: number;
  /** On the default branch. */
  commits: number;
  firstCommitAt: Date | null;
  lastCommitAt: Date | null;
  /** The oldest author time: where periods of all history begin. */
  oldestFactAt: Date | null;
}

export interface ReleaseMoment {
  tag: string;
  /** The package of a monorepo; '' where there is one only. */
  component: string;
  /** Id of its commit: tags of one commit are one release. */
  commit: number;
  at: Date;
}

/** What a repository has in common with another one in scope that is as large or larger. */
export interface Sharing {
  other: RepositoryFacts;
  commits: number;
  /** Of this repository's commits. */
  share: number;
  /** Committer time of the newest commit that both have. */
  last: Date;
}

/**
 * What an insight may ask about one repository. Answers are shared: the same question is put to the store once for all
 * repositories, whichever insight asks first.
 */
export interface Context {
  repository: RepositoryFacts;
  period: Period;
  /** The period in words, as the end of a sentence. */
  when: string;
  /** As the end of a sentence, which lines curves are of: "in the 12 months to 31 December 2018"; empty where of all history. */
  landed: string;
  /** So many days up to the newest fact of all repositories, in words: what states of the code count back from. */
  recently(days: number): string;
  /** Whether those days are over. */
  recentIsPast: boolean;
  /** Whether the repository had its newest commit more than 90 days before them: all who know it look silent. */
  fellBehind: boolean;
  /** So many days up to the repository's newest commit, in words: what states of its tip speak of. */
  lately(days: number): string;
  /** What of the period the link of such a number must carry, so that its page shows the same. */
  linked(metric: string | null): { from?: string | undefined; to?: string | undefined };
  /** The day in words where it is over, null where the present is meant. */
  past(moment: Date): string | null;
  /** Newest fact of these repositories, at most the end of the period. */
  newest: Date;
  /** Now, at most the end of a period that was asked for: what silence is measured against. */
  now: Date;
  /** The metric over the period, with its other columns. */
  total(metric: string): Promise<BreakdownRow | null>;
  /** What the metric usually was in earlier periods of about the same length. */
  history(metric: string): Promise<{ usual: Usual; bucket: Grain } | null>;
  /** Points of complete weeks before the end of the period, oldest first. */
  weeks(metric: string, howMany: number): Promise<{ start: string; value: number | null; n: number }[]>;
  /** The first rows of a breakdown, in the metric's own order: 200, or all of them. */
  rows(metric: string, by: Dimension, most?: 'all'): Promise<BreakdownRows>;
  curve(metric: string, by?: Dimension): Promise<Curve>;
  /** What its history has in common with larger repositories in scope, the most first. */
  sharing(): Promise<Sharing[]>;
  /** Full releases up to the end of the period, oldest first. */
  releases(): Promise<ReleaseMoment[]>;
}
