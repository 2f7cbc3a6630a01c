import type { Kysely, Selectable } from 'kysely';
import type { MiningPosition } from '../../core/index.ts';
import { internalError } from '../errors.ts';
import type { Database, RepoSyncTable } from '../schema.ts';

type Sync = Selectable<RepoSyncTable>;

/** Where the repository stands, inside the transaction that will move it on. */
export async function readPosition(db: Kysely<Database>, repoId: number): Promise<Sync> {
  const sync = await db.selectFrom('repo_sync').selectAll().where('repo_id', '=', repoId).executeTakeFirst();
  if (!sync) throw internalError(`Facts of repository ${repoId} came before open()`);
  return sync;
}

/** Every step ends with this: it moves the position and the version in the same transaction as the rows. */
export async function advance(
  db: Kysely<Database>,
  sync: Sync,
  change: Partial<Omit<Sync, 'repo_id' | 'version'>>,
): Promise<void> {
  await db
    .updateTable('repo_sync')
    .set({ ...change, version: sync.version + 1 })
    .where('repo_id', '=', sync.repo_id)
    .execute();
}

export function positionOf(sync: Sync): MiningPosition {
  const { commits, files, changes, ledger, fingerprint } = sync;
  return { commits, files, changes, ledger, fingerprint };
}

/** A step may repeat what is stored, never leave a gap. */
export function refuseGap(what: string, stored: number, from: number): void {
  if (from > stored) throw internalError(`${what} continue at ${from}, but the store has them up to ${stored}`);
}
