export interface Options {
  /** Path of the repository to measure on; it is only read. Empty for a figure that wants none. */
  repository: string;
  /** For figures that make their repositories: how many, and commits of each. */
  repositories: number;
  commits: number;
  rounds: number;
  port: number;
  seed: number;
  /** Checkout of git-of-theseus. */
  theseus?: string;
}

export interface Measured {
  /** What was measured, as a table: one object a row, its keys are the columns. */
  rows: Record<string, string | number>[];
  /** The number that counts, in words. */
  result: string;
  reached: boolean;
}

/** One line of the table of figures: what it is, what to reach, how it is measured. */
export interface Figure {
  title: string;
  reach: string;
  wants: 'a large repository' | 'about 5,000 commits' | 'any repository' | 'nothing';
  measure(options: Options): Promise<Measured>;
}
