import type { EditColumns, FileFact, LandingColumns } from '../../core/index.ts';
import type { WriteTransaction } from '../engine/engine.ts';
import { storeFiles } from './files.ts';
import { refuseUnknownCommits, refuseUnknownPaths } from './references.ts';
import { advance, readPosition, refuseGap } from './position.ts';
import { deleteRowsOf } from './replace.ts';

export async function storeLedger(
  transaction: WriteTransaction,
  repoId: number,
  batch: { from: number; to: number; files: FileFact[]; edits: EditColumns; landings: LandingColumns },
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
    origin_id: edits.origin,
    lines: edits.lines,
  });
  await append('line_landing', {
    repo_id: { fill: repoId },
    landed_id: landings.landed,
    file_id: landings.file,
    origin_id: landings.origin,
    delta: landings.delta,
  });
  await advance(db, sync, { files, ledger: Math.max(sync.ledger, batch.to), fingerprint: null });
}
