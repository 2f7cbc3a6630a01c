import { sql } from 'kysely';
import type { EditColumns, FileFact, LandingColumns, LateLifeColumns } from '../../core/index.ts';
import type { WriteTransaction } from '../engine/engine.ts';
import { storeFiles } from './files.ts';
import { refuseUnknownCommits, refuseUnknownPaths } from './references.ts';
import { advance, readPosition, refuseGap } from './position.ts';
import { deleteRowsOf } from './replace.ts';

export async function storeLedger(
  transaction: WriteTransaction,
  repoId: number,
  batch: {
    from: number;
    to: number;
    files: FileFact[];
    edits: EditColumns;
    landings: LandingColumns;
    lives: LateLifeColumns;
  },
): Promise<void> {
  const { db, append } = transaction;
  const { edits, landings } = batch;
  const sync = await readPosition(db, repoId);
  refuseGap('Ledger rows', sync.ledger, batch.from);
  if (batch.from < sync.ledger) {
    await deleteRowsOf(transaction, repoId, { table: 'line_edit', column: 'commit_id', commits: edits.commit });
    await deleteRowsOf(transaction, repoId, { table: 'line_landing', column: 'landed_id', commits: landings.landed });
  }
  const files = await storeFiles(transaction, repoId, { files: batch.files, stored: sync.files });
  refuseUnknownCommits(edits.commit, sync);
  refuseUnknownCommits(edits.origin, sync, { orNone: true });
  refuseUnknownCommits(landings.landed, sync);
  refuseUnknownCommits(landings.origin, sync);
  refuseUnknownPaths(edits.file, { files });
  refuseUnknownPaths(landings.file, { files });
  await append('line_edit', {
    repo_id: { fill: repoId },
    commit_id: edits.commit,
    file_id: edits.file,
    life_id: edits.life,
    origin_id: edits.origin,
    lines: edits.lines,
  });
  await append('line_landing', {
    repo_id: { fill: repoId },
    landed_id: landings.landed,
    file_id: landings.file,
    life_id: landings.life,
    origin_id: landings.origin,
    delta: landings.delta,
  });
  await storeLateLives(transaction, repoId, batch.lives);
  await advance(db, sync, { files, ledger: Math.max(sync.ledger, batch.to), fingerprint: null });
}

/** A commit off the default branch has no lives; it gets them when the branch comes to it. */
async function storeLateLives(
  { db, stage }: WriteTransaction,
  repoId: number,
  { commit, file, life }: LateLifeColumns,
): Promise<void> {
  if (commit.length === 0) return;
  await stage('staged_life', {
    commit_id: { type: 'integer', values: commit },
    file_id: { type: 'integer', values: file },
    life_id: { type: 'integer', values: life },
  });
  await sql`update commit_file set life_id = s.life_id from staged_life s
    where commit_file.repo_id = ${repoId} and commit_file.commit_id = s.commit_id and commit_file.file_id = s.file_id`.execute(
    db,
  );
}
