/**
 * What the mining engine (git/) gives and the store takes: domain records of one repository.
 *
 * Ids are small integers, given by the engine and stable for the life of its cache: a commit's id is its position in
 * the order in which the engine first saw it (parents before children), a path's id the order in which the path first
 * occurred; a life is one file under all its names, numbered as the replay meets their beginnings. -1 stands for "none" inside typed columns; it is NULL in the store.
 */

export const NONE = -1;

/** A name and address as git recorded them, and as `.mailmap` at the default branch's tip maps them. */
export interface SignatureFact {
  id: number;
  name: string;
  email: string;
  mappedName: string;
  mappedEmail: string;
}

export interface CommitFact {
  id: number;
  sha: string;
  /** Ids of parents in order; parents cut off by a shallow clone are left out. */
  parents: number[];
  author: number;
  committer: number;
  /** Signatures of `Co-authored-by` trailers, AI agents included. */
  coAuthors: number[];
  /** Seconds since the epoch, clamped to years 0001–9999; the offset is minutes east of UTC. */
  authoredAt: number;
  authorOffset: number;
  committedAt: number;
  committerOffset: number;
  subject: string;
  /** Shas that "This reverts commit …" names, each once; perhaps shortened, perhaps of commits that are not there. */
  reverts: string[];
  /** AI agent that took part (core/agents.ts), if any. */
  agent: string | null;
}

/** A path that occurs anywhere in history. Bytes that are not UTF-8 are shown as octal escapes, as git does. */
export interface FileFact {
  id: number;
  path: string;
  /** Linguist language by path, null where unknown. */
  language: string | null;
  generated: boolean;
  vendored: boolean;
  /** What says that it is generated or vendored: `.gitattributes`, or the pattern that its path has; null where neither. */
  leftOutBy: string | null;
  documentation: boolean;
}

/** Columns of equal length; row i is (column[i], …). */
export interface ChangeColumns {
  commit: Int32Array;
  file: Int32Array;
  /** Path before a rename or copy, else NONE. */
  oldFile: Int32Array;
  /** Which file it is, whatever its names; NONE off the default branch. */
  life: Int32Array;
  /** Char code of A, M, D, R, T. */
  status: Uint8Array;
  /** Lines as `git log --numstat -M` counts them; NONE where unknown (binary, missing blob). */
  added: Int32Array;
  deleted: Int32Array;
  /** Sum over hunks of max(added, deleted); NONE where unknown. */
  lines: Int32Array;
}

/** line_edit: what a non-merge commit did. origin NONE = new work; lines > 0. */
export interface EditColumns {
  commit: Int32Array;
  file: Int32Array;
  life: Int32Array;
  origin: Int32Array;
  lines: Int32Array;
}

/** line_landing: the mainline's books. landed is a first-parent commit; delta ≠ 0. */
export interface LandingColumns {
  landed: Int32Array;
  file: Int32Array;
  life: Int32Array;
  origin: Int32Array;
  delta: Int32Array;
}

/** Lives of files that a commit changed whose changes were given when the default branch did not lead to it yet. */
export interface LateLifeColumns {
  commit: Int32Array;
  file: Int32Array;
  life: Int32Array;
}

/** Where the file of each life is; row i is of life i. */
export interface LifeColumns {
  /** Path at the tip; of a file that is gone, the last one it had on the mainline. */
  file: Int32Array;
  alive: boolean[];
}

/** Lines alive at the tip of the default branch, by file and origin. */
export interface TipColumns {
  file: Int32Array;
  origin: Int32Array;
  lines: Int32Array;
}

export interface TagFact {
  name: string;
  commit: number;
  /** Tagger's time of an annotated tag, else the commit's committer time; seconds. */
  taggedAt: number;
  annotated: boolean;
}

/** Where a commit entered the mainline: `landed` is the first-parent commit that brought it. */
export interface LandedColumns {
  commit: Int32Array;
  landed: Int32Array;
}

export interface TipFileColumns {
  file: Int32Array;
  /** Lines at the tip; NONE where unknown (binary, missing blob, submodule). */
  lines: Int32Array;
  bytes: Int32Array;
}

/**
 * Receives facts in this order: `open`, `signatures`/`commits`* , `refs`, then batches of `changes` and `ledger`, `tip`, `close`.
 * Every call is one atomic, durable step: after a kill the engine is told where the last finished step left off
 * (`MiningPosition`) and goes on from there. A repeated step must leave the same rows.
 */
export interface FactSink {
  /** Where the store stands for this repository; facts of another epoch are dropped before anything is added. */
  open(epoch: string): Promise<MiningPosition>;
  commits(batch: { signatures: SignatureFact[]; commits: CommitFact[] }): Promise<void>;
  /** Replaces what is known of signatures' mailmap mapping, tags, and where commits landed. */
  refs(refs: RefsFact): Promise<void>;
  /** File changes of commits with position in [from, to) of the extraction order, with paths first seen in them. */
  changes(batch: { from: number; to: number; files: FileFact[]; changes: ChangeColumns }): Promise<void>;
  /** Ledger rows of commits with position in [from, to) of the ledger order. */
  ledger(batch: {
    from: number;
    to: number;
    files: FileFact[];
    edits: EditColumns;
    landings: LandingColumns;
    lives: LateLifeColumns;
  }): Promise<void>;
  /** Replaces the picture of the tip. */
  tip(tip: { files: TipFileColumns; flags: FileFact[]; lines: TipColumns; lives: LifeColumns }): Promise<void>;
  close(result: ClosingFact): Promise<void>;
}

export interface ClosingFact {
  fingerprint: string;
  missingBlobs: number;
  /** Files, since the last `close`, whose hunks did not fit the lines that the ledger held of them: a bug of the engine. */
  misfits: number;
}

export interface RefsFact {
  defaultBranch: string | null;
  tip: string | null;
  shallow: boolean;
  signatures: SignatureFact[];
  tags: TagFact[];
  /** Only rows that are new since the last `refs`; `resetLanded` says the mainline was rewritten and all rows are given. */
  landed: LandedColumns;
  resetLanded: boolean;
}

export interface MiningPosition {
  /** Number of commits stored (ids 0 … commits-1). */
  commits: number;
  /** Number of paths stored. */
  files: number;
  /** Position reached in the extraction order and in the ledger order. */
  changes: number;
  ledger: number;
  /** Fingerprint given to the last `close`, null if the last run did not finish. */
  fingerprint: string | null;
}

export type MiningPhase = 'clone' | 'fetch' | 'commits' | 'changes' | 'ledger' | 'tip' | 'done';

export interface MiningProgress {
  phase: MiningPhase;
  done: number;
  total: number;
}
