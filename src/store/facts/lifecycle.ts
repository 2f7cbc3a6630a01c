import type { ClosingFact, MiningPosition } from '../../core/index.ts';
import type { WriteTransaction } from '../engine/engine.ts';
import { internalError } from '../errors.ts';
import { repositoryTables } from '../tables.ts';
import { dropFacts } from './drop.ts';
import { advance, positionOf, readPosition } from './position.ts';
import { settleTotals } from './totals.ts';

const START: MiningPosition = { commits: 0, files: 0, changes: 0, ledger: 0, fingerprint: null };

/** Starts or goes on with a sync. A new epoch (the engine's cache was made anew, so its ids mean something else) starts over. */
export async function openSync({ db }: WriteTransaction, repoId: number, epoch: string): Promise<MiningPosition> {
  const repo = await db.selectFrom('repo').select('id').where('id', '=', repoId).executeTakeFirst();
  if (!repo) throw internalError(`There is no repository ${repoId} to take facts of`);
  const known = await db.selectFrom('repo_sync').select('epoch').where('repo_id', '=', repoId).executeTakeFirst();
  if (!known) {
    await db
      .insertInto('repo_sync')
      .values({ ...START, repo_id: repoId, epoch, version: 1, synced_at: null, misfits: null })
      .execute();
    return START;
  }
  const sync = await readPosition(db, repoId);
  if (sync.epoch === epoch) return positionOf(sync);
  await dropFacts(db, repoId);
  await advance(db, sync, { ...START, epoch, synced_at: null, misfits: null });
  return START;
}

export async function closeSync(
  { db, refreshStatistics }: WriteTransaction,
  repoId: number,
  result: ClosingFact,
): Promise<void> {
  const sync = await readPosition(db, repoId);
  await settleTotals(db, repoId);
  await refreshStatistics(repositoryTables);
  await db.updateTable('repo').set({ missing_blobs: result.missingBlobs }).where('id', '=', repoId).execute();
  await advance(db, sync, {
    fingerprint: result.fingerprint,
    synced_at: new Date(),
    misfits: (sync.misfits ?? 0) + result.misfits,
    error_code: null,
    error_message: null,
    error_help: null,
    error_at: null,
  });
}
