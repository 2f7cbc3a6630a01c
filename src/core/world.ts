/**
 * A tiny world of one repository, as little as an example needs:
 *
 *     const world: World = {
 *       commits: [
 *         { id: 'a', by: 'ana', at: '2024-01-01', files: { 'src/api.ts': 100 } },
 *         { id: 'b', by: 'bob', at: '2024-01-15', files: { 'src/api.ts': { replaces: { a: 10 }, new: 5 } } },
 *       ],
 *       tags: { 'v1.0.0': 'b' },
 *     };
 *
 * Commits come in order; one that names no parents follows the one before. The last one is the tip of `main`. Where lines
 * landed, what is alive at the tip and every total follow from what the commits did.
 */
export interface World {
  /** Name of the repository; default 'world'. */
  repository?: string;
  commits: WorldCommit[];
  /** Tag → commit, dated as the commit or at a time of its own. */
  tags?: Record<string, string | { commit: string; at: string }>;
  /** What is special about paths. Default: language by no rule (null), nothing else. */
  files?: Record<string, WorldFile>;
  /** Raw name and address → what `.mailmap` makes of it, both as 'Name <address>' or by the short names commits use. */
  mailmap?: Record<string, string>;
}

export interface WorldCommit {
  /** Short name, for parents, origins and tags. */
  id: string;
  /** 'Name <address>', or a short name: 'ana' is 'Ana <ana@example.test>'. */
  by: string;
  /** Author's time: ISO 8601; an offset is the author's own ('2024-01-01T10:00+02:00'); no time means midnight UTC. */
  at: string;
  /** Committer's time; default: the author's. */
  committedAt?: string;
  /** Default: the author. */
  committedBy?: string;
  /** Default: the commit before it in the list; [] for a root. The first parent is the mainline. */
  parents?: string[];
  /** Co-authors, as `by`. */
  with?: string[];
  agent?: string;
  subject?: string;
  /** Name of the repository whose commit at the same place of the list it is: a copy or a fork has it too. */
  of?: string;
  /** Short names of the commits it reverts. */
  reverts?: string[];
  /** Path → what happened. A number is that many lines of new work. */
  files?: Record<string, number | WorldChange>;
}

export interface WorldChange {
  /** Lines added that replace nothing. */
  new?: number;
  /** Origin → its lines that were replaced by as many of this commit. */
  replaces?: Record<string, number>;
  /** Origin → its lines that were removed. */
  removes?: Record<string, number>;
  /** Path it had before a rename. */
  from?: string;
  /** Removed with all its lines, of whatever origin. */
  deleted?: true;
  /** Line counts are not known: binary, or the blob is missing. */
  unknown?: true;
}

export interface WorldFile {
  language?: string;
  generated?: boolean;
  vendored?: boolean;
  leftOutBy?: string;
  documentation?: boolean;
}
