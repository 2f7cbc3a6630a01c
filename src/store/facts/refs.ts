import { sql } from 'kysely';
import type { LandedColumns, RefsFact, TagFact } from '../../core/index.ts';
import type { WriteTransaction } from '../engine/engine.ts';
import { assignPersons } from '../identities/assign.ts';
import { mapSignatures } from '../identities/signatures.ts';
import { refuseUnknownCommits } from './references.ts';
import { advance, readPosition } from './position.ts';
import { storeReleases } from './releases.ts';

export async function storeRefs(transaction: WriteTransaction, { repoId, botPatterns }: { repoId: number; botPatterns: readonly RegExp[] }, refs: RefsFact): Promise<void> {
  const { db } = transaction;
  const sync = await readPosition(db, repoId);
  refuseUnknownCommits(refs.landed.commit, sync);
  refuseUnknownCommits(refs.landed.landed, sync);
  refuseUnknownCommits(refs.tags.map((tag) => tag.commit), sync);
  await db.updateTable('repo').set({ default_branch: refs.defaultBranch, tip_sha: refs.tip, shallow: refs.shallow }).where('id', '=', repoId).execute();
  await mapSignatures(transaction, repoId, refs.signatures);
  await assignPersons(transaction, botPatterns);
  await resolveReverts(transaction, repoId);
  if (refs.resetLanded) await db.updateTable('commit').set({ on_default: false, landed_id: null, landed_at: null }).where('repo_id', '=', repoId).execute();
  await storeLanded(transaction, repoId, refs.landed);
  await storeTags(transaction, repoId, refs.tags);
  await storeReleases(transaction, repoId);
  await advance(db, sync, { fingerprint: null });
}

async function storeLanded({ db, stage }: WriteTransaction, repoId: number, landed: LandedColumns): Promise<void> {
  await stage('staged_landed', { commit_id: { type: 'integer', values: landed.commit }, landed_id: { type: 'integer', values: landed.landed } });
  await sql`update "commit" set on_default = true, landed_id = s.landed_id, landed_at = s.landed_at
    from (select l.commit_id, l.landed_id, c.committed_at as landed_at from staged_landed l
      join "commit" c on c.repo_id = ${repoId} and c.id = l.landed_id) s
    where "commit".repo_id = ${repoId} and "commit".id = s.commit_id`.execute(db);
}

/** Shas in messages may be shortened; one that could mean several commits means none. */
async function resolveReverts({ db }: WriteTransaction, repoId: number): Promise<void> {
  await sql`update "commit" set reverts_id = found.id
    from (select r.id as commit_id, min(c.id) as id from "commit" r
      join "commit" c on c.repo_id = r.repo_id and c.sha >= r.reverts_sha and c.sha < r.reverts_sha || 'g'
      where r.repo_id = ${repoId} and r.reverts_sha is not null and r.reverts_id is null group by r.id having count(*) = 1) found
    where "commit".repo_id = ${repoId} and "commit".id = found.commit_id`.execute(db);
}

async function storeTags({ db, append }: WriteTransaction, repoId: number, tags: TagFact[]): Promise<void> {
  await db.deleteFrom('tag').where('repo_id', '=', repoId).execute();
  await append('tag', {
    repo_id: { fill: repoId },
    name: tags.map((tag) => tag.name),
    commit_id: tags.map((tag) => tag.commit),
    tagged_at: tags.map((tag) => tag.taggedAt),
    annotated: tags.map((tag) => tag.annotated),
  });
}
