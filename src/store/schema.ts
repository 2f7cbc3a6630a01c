/**
 * The one schema, for both engines, as Kysely sees it. Every table that grows carries `repo_id` first in its key, so that
 * it can be distributed by it. Instants are TIMESTAMP in UTC without zone. Booleans are BOOLEAN, counts INTEGER (BIGINT
 * only where said). migrations/ builds exactly this; a test compares the two.
 */
export interface Database {
  repo: RepoTable;
  source: SourceTable;
  source_sync: SourceSyncTable;
  signature: SignatureTable;
  identity: IdentityTable;
  person: PersonTable;
  identity_decision: IdentityDecisionTable;
  commit: CommitTable;
  commit_parent: CommitParentTable;
  commit_author: CommitAuthorTable;
  commit_revert: CommitRevertTable;
  file: FileTable;
  file_life: FileLifeTable;
  commit_file: CommitFileTable;
  line_edit: LineEditTable;
  line_landing: LineLandingTable;
  line_tip: LineTipTable;
  tag: TagTable;
  release: ReleaseTable;
  release_commit: ReleaseCommitTable;
  counter: CounterTable;
  computed: ComputedTable;
}

/** A repository that was added. */
export interface RepoTable {
  id: number;
  /** Unique, for people: the folder's name, made unique with its parent's when needed. */
  name: string;
  /** Path or URL as given; unique after normalisation. */
  source: string;
  /** Where git finds it: the repository's own, or that of the clone in the data directory. */
  git_dir: string;
  /** NULL where HEAD names none. */
  default_branch: string | null;
  /** Of the default branch, as of the last sync. */
  tip_sha: string | null;
  /** Its history is cut off (`git clone --depth`). */
  shallow: boolean;
  /** File versions the clone lacks; the changes that touch them have no counts. */
  missing_blobs: number;
  added_at: Date;
}

/** What facts come from. One is a git repository; a forge's account or a tracker may belong to no repository. */
export interface SourceTable {
  id: number;
  kind: 'git';
  /** The repository that it is; NULL: it belongs to none. */
  repo_id: number | null;
  added_at: Date;
}

/** Where reading stands, a row for each stream of a source; written in the same transaction as the facts it speaks of. */
export interface SourceSyncTable {
  source_id: number;
  /** What is read: of a git repository refs, commits, releases, files, changes, ledger and tip. */
  stream: string;
  /** What the cursor counts in. Ids of commits and files are positions in it; facts of another epoch are dropped and read anew. */
  epoch: string;
  /**
   * How far it is read: commits, paths (files), commits whose changes are stored (changes) or that the line ledger has followed
   * (ledger); of refs a fingerprint of what was read to its end, NULL until a run has finished.
   */
  cursor: string | null;
  /** Whether it covers everything that the source had when it was looked at: what metrics need is asked here. */
  state: 'partial' | 'complete';
  /** Complete only since then: its history is cut off (`git clone --depth`). NULL: from its beginning. */
  horizon: Date | null;
  /** When it was last read to its end. */
  fresh_at: Date | null;
  /** Grows with every committed step; summed over all streams it is part of the store's facts version. BIGINT. */
  version: number;
  /** The last sync failed with this; NULL once one succeeded. */
  error_code: string | null;
  error_message: string | null;
  error_help: string | null;
  error_at: Date | null;
  /** Files whose changes did not fit the lines that the ledger held of them, over all syncs: `doctor` tells of more than 0. */
  misfits: number | null;
}

/**
 * Signature of one repository → identity; the engine's signature id. `mapped_*` is what this repository's `.mailmap`
 * says of it (the same as the identity's own where it says nothing).
 */
export interface SignatureTable {
  repo_id: number;
  /** In this repository, in order of appearance. */
  id: number;
  identity_id: number;
  mapped_name: string;
  mapped_email: string;
}

/** What a source saw: a name and an e-mail address (lower-cased). One row for all repositories. */
export interface IdentityTable {
  id: number;
  name: string;
  email: string;
  person_id: number;
}

/** A person, a bot or an AI agent. Identity only: no number hangs on it. */
export interface PersonTable {
  id: number;
  name: string;
  email: string;
  kind: 'person' | 'bot' | 'agent';
}

/** What people decided on identities, by name and address so that it survives a new import; newest last. */
export interface IdentityDecisionTable {
  id: number;
  decided_at: Date;
  action: 'merge' | 'split' | 'reject' | 'kind';
  /** JSON: the identities (name, email) and what was decided. */
  payload: string;
  undone: boolean;
}

/** A commit that the default branch or a tag leads to. */
export interface CommitTable {
  repo_id: number;
  /** Its position in the order in which the repository was read: parents come first. */
  id: number;
  sha: string;
  author_id: number; // identity.id
  committer_id: number; // identity.id
  authored_at: Date;
  author_offset: number; // minutes east of UTC
  committed_at: Date;
  committer_offset: number; // minutes east of UTC
  /** First paragraph of the message as one line, at most 1,000 characters. */
  subject: string;
  /** Two or more: a merge. */
  parents: number;
  /** Reachable from the default branch's tip. */
  on_default: boolean;
  /** The first-parent commit that brought it to the mainline; itself for mainline commits; NULL off the default branch. */
  landed_id: number | null;
  /** Committer time of `landed_id`. */
  landed_at: Date | null;
  /** The AI agent that its author or a trailer names, such as Copilot; NULL: none. */
  agent: string | null;
  /** Of `commit_file`, as the three below; NULL until extracted, or where a blob is missing. */
  files: number | null;
  added: number | null; // lines
  deleted: number | null; // lines
  /** Hunk-aware: a hunk that replaces d lines with a counts the larger of both, once. */
  lines: number | null;
}

/** The edges of the history. */
export interface CommitParentTable {
  repo_id: number;
  commit_id: number;
  position: number; // 0 is the first parent
  parent_id: number; // commit.id
}

/** Author and co-authors of a commit. */
export interface CommitAuthorTable {
  repo_id: number;
  commit_id: number;
  identity_id: number;
  role: 'author' | 'co-author';
}

/** What a commit says it takes back ("This reverts commit …"), a row for each sha that it names. */
export interface CommitRevertTable {
  repo_id: number;
  commit_id: number; // the one that says so
  /** As it is written there, perhaps shortened. */
  reverted_sha: string;
  /** The commit it means; NULL where none that is known, or more than one, begins so. */
  reverted_id: number | null; // commit.id
}

/** A path that ever was in the history; what it is now, where it is alive. */
export interface FileTable {
  repo_id: number;
  id: number;
  path: string;
  /** Path up to the last slash, '' at the root. */
  directory: string;
  /** As linguist reads the path and `.gitattributes`, as the three below; but a repository's own pipelines (`.github/`, `Jenkinsfile`) are not vendored, nor is a file by a name that may be a team's own (`.d.ts`, `effects.js`), and pages and drawings are generated. */
  language: string | null;
  generated: boolean;
  vendored: boolean;
  /** What says that it is generated or vendored: `.gitattributes`, or the pattern that its path has; NULL where neither. */
  left_out_by: string | null;
  documentation: boolean;
  /** Exists at the tip of the default branch. */
  alive: boolean;
  /** At the tip; NULL: binary, unknown, or not alive. */
  lines: number | null;
  bytes: number | null; // at the tip
}

/**
 * One file under all its names, from the commit that made it to the one that removed it. Renames go on with a life; copies
 * begin one, and so does another file at the path of one that is gone. Files that branches made at one path and a merge made
 * one are at one place.
 */
export interface FileLifeTable {
  repo_id: number;
  id: number;
  /** Where the file is at the tip; of one that is gone, where it was last. */
  file_id: number;
  /** Exists at the tip of the default branch. */
  alive: boolean;
}

/** What a commit that is no merge did to a file. */
export interface CommitFileTable {
  repo_id: number;
  commit_id: number;
  file_id: number;
  /** Of a rename: file.id of the name before. */
  old_file_id: number | null;
  status: string; // A added, M modified, D deleted, R renamed, T changed its type
  added: number | null; // lines; NULL: binary, or a blob is missing
  deleted: number | null; // lines
  /** Sum over hunks of max(added, deleted). */
  lines: number | null;
  /** file_life.id of the file that had this path then; NULL off the default branch. */
  life_id: number | null;
}

/** Whose lines a commit replaced or removed in a file, and how many it added that replace nothing. */
export interface LineEditTable {
  repo_id: number;
  commit_id: number;
  file_id: number;
  /** commit.id of the one that had written these lines; NULL: new work, which replaces nothing. */
  origin_id: number | null;
  lines: number;
  life_id: number | null; // file_life.id of the file that had this path then
}

/** The books of the mainline: summed up to any commit of it, they are the lines alive then, by who wrote them. */
export interface LineLandingTable {
  repo_id: number;
  landed_id: number; // commit.id on the mainline
  file_id: number;
  origin_id: number; // commit.id of the one that wrote the lines
  delta: number; // lines that arrived, or left where negative
  life_id: number | null; // file_life.id of the file that had this path then
}

/** Sum of line_landing up to the tip; equals `git blame` of every file. */
export interface LineTipTable {
  repo_id: number;
  file_id: number;
  origin_id: number; // commit.id of the one that wrote the lines
  lines: number;
}

/** A tag that leads to a commit. */
export interface TagTable {
  repo_id: number;
  name: string;
  commit_id: number;
  /** When an annotated tag was made; else when its commit was. */
  tagged_at: Date;
  annotated: boolean;
}

/** A deployment inferred from a tag; one per commit and version. */
export interface ReleaseTable {
  repo_id: number;
  id: number;
  tag: string;
  commit_id: number;
  released_at: Date;
  major: number;
  minor: number;
  patch: number;
  prerelease: boolean;
  /** Package of a monorepo (`name@1.2.3` or `name/v1.2.3`), '' where the tag names none. */
  component: string;
  /** First known release of its component: contains nothing. */
  baseline: boolean;
  /** release.id of the later one within 7 days that says this one failed. */
  failed_by: number | null;
  failure_reason: string | null; // 'patch' | 'revert' | 'hotfix'
}

/** The first release that contains a commit. */
export interface ReleaseCommitTable {
  repo_id: number;
  release_id: number;
  commit_id: number;
}

/** What is counted with the facts and belongs to no repository, such as the part of the facts version that is of none. */
export interface CounterTable {
  name: string;
  value: number; // BIGINT
}

/** An answer that was computed ahead, as JSON. */
export interface ComputedTable {
  kind: string;
  /** The whole question, as JSON with its names in order. */
  scope: string;
  /** What the answer rests on beside the facts: the program, its settings, the day. */
  basis: string;
  /** The version of the facts that it was computed from. BIGINT. */
  facts_version: number;
  computed_at: Date;
  payload: string;
}
