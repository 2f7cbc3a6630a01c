import { sql } from 'kysely';
import type { ClosingFact, MiningPosition } from '../../core/index.ts';
import type { WriteTransaction } from '../engine/engine.ts';
import { internalError } from '../errors.ts';
import { repositoryTables } from '../tables.ts';
import { dropFacts } from './drop.ts';
import { findGitSync, gitSourceOf, newGitSync, NO_FAILURE, writeGitSync } from '../sources/git-streams.ts';
import { advance, positionOf, readPosition } from './position.ts';
import { settleTotals } from './totals.ts';

/** Starts or goes on with a sync. A new epoch (the engine's cache was made anew, so its ids mean something else) starts over. */
export async function openSync({ db }: WriteTransaction, repoId: number, epoch: string): Promise<MiningPosition> {
  const source = await gitSourceOf(db, repoId);
  if (source === undefined) throw internalError(`There is no repository ${repoId} to take facts of`);
  const known = await findGitSync(db, repoId);
  if (known?.epoch === epoch) return positionOf(known);
  if (known) await dropFacts(db, repoId);
  const after = { ...newGitSync(source, epoch), versions: known?.versions ?? {} };
  await writeGitSync(db, { before: known, after, facts: true });
  return positionOf(after);
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
    horizon: await horizonOf(db, repoId),
    ...NO_FAILURE,
  });
}

/** A shallow clone is complete from its first commit on. */
async function horizonOf(db: WriteTransaction['db'], repoId: number): Promise<Date | null> {
  const found = await db
    .selectFrom('repo as r')
    .innerJoin('commit as c', 'c.repo_id', 'r.id')
    .select(sql<Date | null>`min(c.committed_at)`.as('first'))
    .where('r.id', '=', repoId)
    .where('r.shallow', '=', true)
    .executeTakeFirst();
  return found?.first ?? null;
}
