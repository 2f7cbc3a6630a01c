/**
 * The one schema, for both engines, as Kysely sees it. Every table that grows carries `repo_id` first in its key, so that
 * it can be distributed by it. Instants are TIMESTAMP in UTC without zone. Booleans are BOOLEAN, counts INTEGER (BIGINT
 * only where said). migrations/ builds exactly this; a test compares the two.
 */
export interface Database {
  repo: RepoTable;
  repo_sync: RepoSyncTable;
  signature: SignatureTable;
  identity: IdentityTable;
  person: PersonTable;
  identity_decision: IdentityDecisionTable;
  commit: CommitTable;
  commit_parent: CommitParentTable;
  commit_author: CommitAuthorTable;
  file: FileTable;
  commit_file: CommitFileTable;
  line_edit: LineEditTable;
  line_landing: LineLandingTable;
  line_tip: LineTipTable;
  tag: TagTable;
  release: ReleaseTable;
  release_commit: ReleaseCommitTable;
  setting: SettingTable;
}

export interface RepoTable {
  id: number;
  /** Unique, for people: the folder's name, made unique with its parent's when needed. */
  name: string;
  /** Path or URL as given; unique after normalisation. */
  source: string;
  git_dir: string;
  default_branch: string | null;
  tip_sha: string | null;
  shallow: boolean;
  missing_blobs: number;
  added_at: Date;
}

/** Where mining stands; written in the same transaction as the facts it speaks of. */
export interface RepoSyncTable {
  repo_id: number;
  epoch: string;
  commits: number;
  files: number;
  changes: number;
  ledger: number;
  fingerprint: string | null;
  synced_at: Date | null;
  /** Grows with every committed step; summed over repositories it is part of the store's facts version. BIGINT. */
  version: number;
  /** The last sync failed with this; null once one succeeded. */
  error_code: string | null;
  error_message: string | null;
  error_help: string | null;
  error_at: Date | null;
}

/**
 * Signature of one repository → identity; the engine's signature id. `mapped_*` is what this repository's `.mailmap`
 * says of it (the same as the identity's own where it says nothing).
 */
export interface SignatureTable {
  repo_id: number;
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

export interface CommitTable {
  repo_id: number;
  id: number;
  sha: string;
  author_id: number; // identity
  committer_id: number; // identity
  authored_at: Date;
  author_offset: number; // minutes east of UTC
  committed_at: Date;
  committer_offset: number;
  subject: string;
  parents: number;
  /** Reachable from the default branch's tip. */
  on_default: boolean;
  /** The first-parent commit that brought it to the mainline; itself for mainline commits; NULL off the default branch. */
  landed_id: number | null;
  /** Committer time of `landed_id`. */
  landed_at: Date | null;
  /** Sha, perhaps shortened, that "This reverts commit …" names; `reverts_id` where that commit is known. */
  reverts_sha: string | null;
  reverts_id: number | null;
  agent: string | null;
  /** Totals over its files, of `commit_file`; NULL until extracted, or where a blob is missing. */
  files: number | null;
  added: number | null;
  deleted: number | null;
  lines: number | null;
}

export interface CommitParentTable {
  repo_id: number;
  commit_id: number;
  position: number;
  parent_id: number;
}

/** Author (role 'author') and co-authors (role 'co-author') of a commit. */
export interface CommitAuthorTable {
  repo_id: number;
  commit_id: number;
  identity_id: number;
  role: 'author' | 'co-author';
}

export interface FileTable {
  repo_id: number;
  id: number;
  path: string;
  /** Path up to the last slash, '' at the root. */
  directory: string;
  language: string | null;
  generated: boolean;
  vendored: boolean;
  documentation: boolean;
  /** At the tip of the default branch: exists, and its lines (NULL: binary or unknown). */
  alive: boolean;
  lines: number | null;
  bytes: number | null;
}

export interface CommitFileTable {
  repo_id: number;
  commit_id: number;
  file_id: number;
  old_file_id: number | null;
  status: string; // A M D R T
  added: number | null;
  deleted: number | null;
  /** Sum over hunks of max(added, deleted). */
  lines: number | null;
}

export interface LineEditTable {
  repo_id: number;
  commit_id: number;
  file_id: number;
  origin_id: number | null;
  lines: number;
}

export interface LineLandingTable {
  repo_id: number;
  landed_id: number;
  file_id: number;
  origin_id: number;
  delta: number;
}

/** Sum of line_landing up to the tip; equals `git blame` of every file. */
export interface LineTipTable {
  repo_id: number;
  file_id: number;
  origin_id: number;
  lines: number;
}

export interface TagTable {
  repo_id: number;
  name: string;
  commit_id: number;
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
  /** The later release within 7 days that says this one failed, and why: 'patch' | 'revert' | 'hotfix'. */
  failed_by: number | null;
  failure_reason: string | null;
}

/** The first release that contains a commit. */
export interface ReleaseCommitTable {
  repo_id: number;
  release_id: number;
  commit_id: number;
}

export interface SettingTable {
  key: string;
  value: string;
}
