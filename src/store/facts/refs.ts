import { sql } from 'kysely';
import type { LandedColumns, RefsFact, TagFact } from '../../core/index.ts';
import type { WriteTransaction } from '../engine/engine.ts';
import { assignPersons } from '../identities/assign.ts';
import { mapSignatures } from '../identities/signatures.ts';
import { refuseUnknownCommits } from './references.ts';
import { advance, readPosition } from './position.ts';
import { storeReleases } from './releases.ts';

export async function storeRefs(
  transaction: WriteTransaction,
  { repoId, botPatterns }: { repoId: number; botPatterns: readonly RegExp[] },
  refs: RefsFact,
): Promise<void> {
  const { db } = transaction;
  const sync = await readPosition(db, repoId);
  refuseUnknownCommits(refs.landed.commit, sync);
  refuseUnknownCommits(refs.landed.landed, sync);
  refuseUnknownCommits(
    refs.tags.map((tag) => tag.commit),
    sync,
  );
  await db
    .updateTable('repo')
    .set({ default_branch: refs.defaultBranch, tip_sha: refs.tip, shallow: refs.shallow })
    .where('id', '=', repoId)
    .execute();
  await transaction.refreshStatistics(['commit', 'commit_parent', 'signature', 'identity']);
  await mapSignatures(transaction, repoId, refs.signatures);
  await assignPersons(transaction, botPatterns);
  await resolveReverts(transaction, repoId);
  if (refs.resetLanded)
    await db
      .updateTable('commit')
      .set({ on_default: false, landed_id: null, landed_at: null })
      .where('repo_id', '=', repoId)
      .execute();
  await storeLanded(transaction, repoId, refs.landed);
  // What a release contains never changes once its tag is there: commits keep their ancestors.
  if (await storeTags(transaction, repoId, refs.tags)) await storeReleases(transaction, repoId);
  await advance(db, sync, { fingerprint: null, landed: true });
}

async function storeLanded({ db, stage }: WriteTransaction, repoId: number, landed: LandedColumns): Promise<void> {
  await stage('staged_landed', {
    commit_id: { type: 'integer', values: landed.commit },
    landed_id: { type: 'integer', values: landed.landed },
  });
  await sql`update "commit" set on_default = true, landed_id = s.landed_id, landed_at = s.landed_at
    from (select l.commit_id, l.landed_id, c.committed_at as landed_at from staged_landed l
      join "commit" c on c.repo_id = ${repoId} and c.id = l.landed_id) s
    where "commit".repo_id = ${repoId} and "commit".id = s.commit_id`.execute(db);
}

/**
 * Shas in messages may be shortened; one that could mean several commits means none. One join for each length that occurs,
 * since only equality can be hashed: a range join of git/git's 82,000 commits takes 0.9 s.
 */
async function resolveReverts({ db }: WriteTransaction, repoId: number): Promise<void> {
  const unresolved = sql`repo_id = ${repoId} and reverted_id is null`;
  const lengths = await sql<{
    length: number;
  }>`select distinct length(reverted_sha) as length from commit_revert where ${unresolved} order by 1`.execute(db);
  for (const { length } of lengths.rows) {
    await sql`update commit_revert set reverted_id = found.id
      from (select r.reverted_sha, min(c.id) as id
        from (select distinct reverted_sha from commit_revert where ${unresolved} and length(reverted_sha) = ${length}) r
        join (select id, substr(sha, 1, ${sql.lit(length)}) as sha from "commit" where repo_id = ${repoId}) c on c.sha = r.reverted_sha
        group by r.reverted_sha having count(*) = 1) found
      where commit_revert.repo_id = ${repoId} and commit_revert.reverted_id is null and commit_revert.reverted_sha = found.reverted_sha`.execute(
      db,
    );
  }
}

/** Says whether any tag is not as it was. */
async function storeTags({ db, append }: WriteTransaction, repoId: number, tags: TagFact[]): Promise<boolean> {
  const stored = await db
    .selectFrom('tag')
    .select(['name', 'commit_id', 'tagged_at', 'annotated'])
    .where('repo_id', '=', repoId)
    .execute();
  const known = new Set(
    stored.map((tag) => [tag.name, tag.commit_id, tag.tagged_at.getTime() / 1000, tag.annotated].join('\n')),
  );
  if (
    tags.length === known.size &&
    tags.every((tag) => known.has([tag.name, tag.commit, tag.taggedAt, tag.annotated].join('\n')))
  )
    return false;
  await db.deleteFrom('tag').where('repo_id', '=', repoId).execute();
  await append('tag', {
    repo_id: { fill: repoId },
    name: tags.map((tag) => tag.name),
    commit_id: tags.map((tag) => tag.commit),
    tagged_at: tags.map((tag) => tag.taggedAt),
    annotated: tags.map((tag) => tag.annotated),
  });
  return true;
}
