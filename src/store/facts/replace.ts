import { sql } from 'kysely';
import type { WriteTransaction } from '../engine/engine.ts';
import type { Database } from '../schema.ts';

/** Deletes what an earlier try of the same step wrote for these commits. */
export async function deleteRowsOf(
  { db, stage }: WriteTransaction,
  repoId: number,
  what: { table: keyof Database & string; column: string; commits: Int32Array },
): Promise<void> {
  const staged = `staged_${what.table}_again`;
  await stage(staged, { id: { type: 'integer', values: Int32Array.from(new Set(what.commits)) } });
  await sql`delete from ${sql.table(what.table)} where repo_id = ${repoId} and ${sql.ref(what.column)} in (select id from ${sql.table(staged)})`.execute(
    db,
  );
}
