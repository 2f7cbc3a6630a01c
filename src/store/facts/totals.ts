import { sql, type Kysely } from 'kysely';
import type { ChangeColumns } from '../../core/index.ts';
import type { WriteTransaction } from '../engine/engine.ts';
import type { Database } from '../schema.ts';

/** Sums of a commit's files: a line count is NULL when it is known of none of them. */
interface Totals {
  files: number;
  added: number;
  deleted: number;
  lines: number;
}

/** Writes the totals of the commits of one batch of changes. */
export async function storeTotals(
  { db, stage }: WriteTransaction,
  repoId: number,
  changes: ChangeColumns,
): Promise<void> {
  const totals = sumByCommit(changes);
  const rows = [...totals.values()];
  await stage('staged_total', {
    commit_id: { type: 'integer', values: Int32Array.from(totals.keys()) },
    files: { type: 'integer', values: rows.map((row) => row.files) },
    added: { type: 'integer?', values: rows.map((row) => row.added) },
    deleted: { type: 'integer?', values: rows.map((row) => row.deleted) },
    lines: { type: 'integer?', values: rows.map((row) => row.lines) },
  });
  await sql`update "commit" set files = t.files, added = t.added, deleted = t.deleted, lines = t.lines
    from staged_total t where "commit".repo_id = ${repoId} and "commit".id = t.commit_id`.execute(db);
}

/** When all changes are there: a commit without any row changed no file. */
export async function settleTotals(db: Kysely<Database>, repoId: number): Promise<void> {
  await db
    .updateTable('commit')
    .set({ files: 0, added: 0, deleted: 0, lines: 0 })
    .where('repo_id', '=', repoId)
    .where('files', 'is', null)
    .execute();
}

function sumByCommit(changes: ChangeColumns): Map<number, Totals> {
  const totals = new Map<number, Totals>();
  for (let i = 0; i < changes.commit.length; i++) {
    const commit = changes.commit[i]!;
    let total = totals.get(commit);
    if (!total) totals.set(commit, (total = { files: 0, added: -1, deleted: -1, lines: -1 }));
    total.files++;
    if (changes.lines[i]! < 0) continue;
    total.added = Math.max(total.added, 0) + changes.added[i]!;
    total.deleted = Math.max(total.deleted, 0) + changes.deleted[i]!;
    total.lines = Math.max(total.lines, 0) + changes.lines[i]!;
  }
  return totals;
}
