import type { ChangeColumns, FileFact } from '../../core/index.ts';
import type { WriteTransaction } from '../engine/engine.ts';
import { storeFiles } from './files.ts';
import { refuseUnknownCommits, refuseUnknownPaths } from './references.ts';
import { advance, readPosition, refuseGap } from './position.ts';
import { deleteRowsOf } from './replace.ts';
import { settleTotals, storeTotals } from './totals.ts';

export async function storeChanges(
  transaction: WriteTransaction,
  repoId: number,
  batch: { from: number; to: number; files: FileFact[]; changes: ChangeColumns },
): Promise<void> {
  const { db, append } = transaction;
  const sync = await readPosition(db, repoId);
  refuseGap('Changes', sync.changes, batch.from);
  if (batch.from < sync.changes)
    await deleteRowsOf(transaction, repoId, {
      table: 'commit_file',
      column: 'commit_id',
      commits: batch.changes.commit,
    });
  const files = await storeFiles(transaction, repoId, { files: batch.files, stored: sync.files });
  const { changes } = batch;
  refuseUnknownCommits(changes.commit, sync);
  refuseUnknownPaths(changes.file, { files });
  refuseUnknownPaths(changes.oldFile, { files }, { orNone: true });
  const letters = new Map([...new Set(changes.status)].map((code) => [code, String.fromCharCode(code)]));
  await append('commit_file', {
    repo_id: { fill: repoId },
    commit_id: changes.commit,
    file_id: changes.file,
    old_file_id: changes.oldFile,
    life_id: changes.life,
    status: Array.from(changes.status, (code) => letters.get(code)!),
    added: changes.added,
    deleted: changes.deleted,
    lines: changes.lines,
  });
  await storeTotals(transaction, repoId, changes);
  const position = Math.max(sync.changes, batch.to);
  if (position >= sync.commits) await settleTotals(db, repoId);
  await advance(db, sync, { files, changes: position, fingerprint: null });
}
