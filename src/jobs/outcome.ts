import type { SyncState } from '../contract/index.ts';
import { commitsOnDefault } from '../metrics/index.ts';
import type { Repository, Store } from '../store/index.ts';
import { incompleteness } from './incomplete.ts';
import type { MiningResult } from './mining/messages.ts';

/** What a sync of one repository came to. */
export interface Outcome extends Found {
  repository: number;
  name: string;
  state: SyncState;
  /** It is a URL that never could be cloned: nothing of it is there. */
  neverCloned: boolean;
}

/** What there is after a reading that did not fail. */
export interface Found {
  /** Null where HEAD names none. */
  defaultBranch: string | null;
  /** Of the default branch, as pages count them. */
  commits: number;
  /** Outside the default branch, where a tag led to them: read for releases, and counted on no page. */
  commitsOfTags: number;
  /** Since the last run that finished, of both. */
  newCommits: number;
  /** What the clone lacks and how to get it, a sentence each. */
  incomplete: string[];
}

export const NOTHING_FOUND: Found = {
  defaultBranch: null,
  commits: 0,
  commitsOfTags: 0,
  newCommits: 0,
  incomplete: [],
};

export async function readFound(store: Store, { id }: Repository, mined: MiningResult): Promise<Found> {
  const commits = await commitsOnDefault(store.db, id);
  const stored = await store.repositories.get(id);
  return {
    defaultBranch: stored.default_branch,
    commits,
    commitsOfTags: mined.commits - commits,
    newCommits: mined.newCommits,
    incomplete: incompleteness(stored),
  };
}
