import { sql } from 'kysely';
import type { FileFact, LifeColumns, TipColumns, TipFileColumns } from '../../core/index.ts';
import type { WriteTransaction } from '../engine/engine.ts';
import { refuseUnknownCommits, refuseUnknownPaths } from './references.ts';
import { advance, readPosition } from './position.ts';

/** Replaces the picture of the tip: which files live, what they are, who wrote their lines, and where the lives of files are. */
export async function storeTip(
  transaction: WriteTransaction,
  repoId: number,
  tip: { files: TipFileColumns; flags: FileFact[]; lines: TipColumns; lives: LifeColumns },
): Promise<void> {
  const { db, append, stage } = transaction;
  const sync = await readPosition(db, repoId);
  refuseUnknownPaths(tip.files.file, sync);
  refuseUnknownPaths(tip.lines.file, sync);
  refuseUnknownPaths(tip.lives.file, sync);
  refuseUnknownCommits(tip.lines.origin, sync);
  await stage('staged_tip', {
    id: { type: 'integer', values: tip.files.file },
    lines: { type: 'integer?', values: tip.files.lines },
    bytes: { type: 'integer?', values: tip.files.bytes },
  });
  await sql`update file set alive = false, lines = null, bytes = null
    where repo_id = ${repoId} and alive and id not in (select id from staged_tip)`.execute(db);
  await sql`update file set alive = true, lines = t.lines, bytes = t.bytes
    from staged_tip t where file.repo_id = ${repoId} and file.id = t.id and (not alive
      or file.lines is distinct from t.lines or file.bytes is distinct from t.bytes)`.execute(db);
  await storeFlags(transaction, repoId, tip.flags);
  await db.deleteFrom('line_tip').where('repo_id', '=', repoId).execute();
  await append('line_tip', {
    repo_id: { fill: repoId },
    file_id: tip.lines.file,
    origin_id: tip.lines.origin,
    lines: tip.lines.lines,
  });
  await db.deleteFrom('file_life').where('repo_id', '=', repoId).execute();
  await append('file_life', {
    repo_id: { fill: repoId },
    id: Int32Array.from(tip.lives.file.keys()),
    file_id: tip.lives.file,
    alive: tip.lives.alive,
  });
  await advance(db, sync, {});
}

/** `.gitattributes` at the tip may say otherwise than it did when the path was first seen. */
async function storeFlags({ db, stage }: WriteTransaction, repoId: number, flags: FileFact[]): Promise<void> {
  if (flags.length === 0) return;
  await stage('staged_flag', {
    id: { type: 'integer', values: flags.map((file) => file.id) },
    language: { type: 'text?', values: flags.map((file) => file.language) },
    generated: { type: 'boolean', values: flags.map((file) => file.generated) },
    vendored: { type: 'boolean', values: flags.map((file) => file.vendored) },
    left_out_by: { type: 'text?', values: flags.map((file) => file.leftOutBy) },
    documentation: { type: 'boolean', values: flags.map((file) => file.documentation) },
  });
  await sql`update file set language = f.language, generated = f.generated, vendored = f.vendored, left_out_by = f.left_out_by,
    documentation = f.documentation
    from staged_flag f where file.repo_id = ${repoId} and file.id = f.id and (file.language is distinct from f.language
      or file.generated <> f.generated or file.vendored <> f.vendored or file.left_out_by is distinct from f.left_out_by
      or file.documentation <> f.documentation)`.execute(db);
}
