import type { Kysely } from 'kysely';
import type { MiningPosition } from '../../core/index.ts';
import { internalError } from '../errors.ts';
import type { Database } from '../schema.ts';
import { findGitSync, writeGitSync, type GitSync } from '../sources/git-streams.ts';

/** Where the repository stands, inside the transaction that will move it on. */
export async function readPosition(db: Kysely<Database>, repoId: number): Promise<GitSync> {
  const sync = await findGitSync(db, repoId);
  if (!sync) throw internalError(`Facts of repository ${repoId} came before open()`);
  return sync;
}

/** Every step ends with this: it moves the position and the version in the same transaction as the rows. */
export function advance(
  db: Kysely<Database>,
  sync: GitSync,
  change: Partial<Omit<GitSync, 'source_id' | 'versions'>>,
): Promise<void> {
  return writeGitSync(db, { before: sync, after: { ...sync, ...change }, facts: true });
}

export function positionOf(sync: GitSync): MiningPosition {
  const { commits, files, changes, ledger, fingerprint } = sync;
  return { commits, files, changes, ledger, fingerprint };
}

/** A step may repeat what is stored, never leave a gap. */
export function refuseGap(what: string, stored: number, from: number): void {
  if (from > stored) throw internalError(`${what} continue at ${from}, but the store has them up to ${stored}`);
}
