import { sql, type Kysely } from 'kysely';
import {
  commitGraph,
  inferFailures,
  inferReleases,
  isHotfixSubject,
  releaseContents,
  type InferredRelease,
  type RepairCommit,
} from '../../core/index.ts';
import type { WriteTransaction } from '../engine/engine.ts';
import type { Database } from '../schema.ts';
import { readPosition } from './position.ts';

/** Infers releases anew from the tags that are stored; a tag keeps its release's id. */
export async function storeReleases({ db, append }: WriteTransaction, repoId: number): Promise<void> {
  const tags = await db
    .selectFrom('tag')
    .select(['name', 'commit_id', 'tagged_at'])
    .where('repo_id', '=', repoId)
    .execute();
  const known = await db.selectFrom('release').select(['id', 'tag']).where('repo_id', '=', repoId).execute();
  await db.deleteFrom('release').where('repo_id', '=', repoId).execute();
  await db.deleteFrom('release_commit').where('repo_id', '=', repoId).execute();
  const releases = inferReleases(
    tags.map((tag) => ({
      name: tag.name,
      commit: tag.commit_id,
      taggedAt: Math.floor(tag.tagged_at.getTime() / 1000),
    })),
  );
  if (releases.length === 0) return;

  const contents = releaseContents(releases, await readGraph(db, repoId));
  const failures = new Map(
    inferFailures(releases, await repairs(db, repoId, contents)).map((failure) => [failure.release, failure]),
  );
  const ids = idsOf(releases, known);
  await append('release', {
    repo_id: { fill: repoId },
    id: ids,
    tag: releases.map((release) => release.tag),
    commit_id: releases.map((release) => release.commit),
    released_at: releases.map((release) => release.releasedAt),
    major: releases.map((release) => release.version.major),
    minor: releases.map((release) => release.version.minor),
    patch: releases.map((release) => release.version.patch),
    prerelease: releases.map((release) => release.version.prerelease),
    component: releases.map((release) => release.version.component),
    baseline: releases.map((release) => release.baseline),
    failed_by: releases.map((_, i) => ids[failures.get(i)?.by ?? -1] ?? -1),
    failure_reason: releases.map((_, i) => failures.get(i)?.reason ?? null),
  });
  await append('release_commit', {
    repo_id: { fill: repoId },
    release_id: contents.release.map((index) => ids[index]!),
    commit_id: contents.commit,
  });
}

function idsOf(releases: readonly InferredRelease[], known: readonly { id: number; tag: string }[]): number[] {
  const byTag = new Map(known.map((release) => [release.tag, release.id]));
  let last = known.reduce((highest, release) => Math.max(highest, release.id), 0);
  return releases.map((release) => byTag.get(release.tag) ?? ++last);
}

async function readGraph(db: Kysely<Database>, repoId: number) {
  const { commits } = await readPosition(db, repoId);
  const rows = await db
    .selectFrom('commit_parent')
    .select(['commit_id', 'parent_id'])
    .where('repo_id', '=', repoId)
    .orderBy('commit_id')
    .orderBy('position')
    .execute();
  return commitGraph(commits, { commit: rows.map((row) => row.commit_id), parent: rows.map((row) => row.parent_id) });
}

/** Commits that take back another, or say that they are a hotfix. SQL finds candidates, the rule decides. */
async function repairs(
  db: Kysely<Database>,
  repoId: number,
  contents: { release: number[]; commit: number[] },
): Promise<RepairCommit[]> {
  const releasesOf = new Map<number, number[]>();
  contents.commit.forEach((commit, i) =>
    releasesOf.set(commit, [...(releasesOf.get(commit) ?? []), contents.release[i]!]),
  );
  const rows = await db
    .selectFrom('commit as c')
    .leftJoin('commit_revert as r', (join) =>
      join.onRef('r.repo_id', '=', 'c.repo_id').onRef('r.commit_id', '=', 'c.id'),
    )
    .select(['c.id', 'c.subject', 'r.reverted_id'])
    .where('c.repo_id', '=', repoId)
    .where((e) =>
      e.or([
        e('r.reverted_id', 'is not', null),
        sql<boolean>`subject ilike '%hotfix%'`,
        sql<boolean>`subject ilike '%hot-fix%'`,
        sql<boolean>`subject ilike 'fix%!:%'`,
      ]),
    )
    .orderBy('c.id')
    .execute();
  return rows.flatMap((row) =>
    (releasesOf.get(row.id) ?? []).flatMap((release): RepairCommit[] => {
      const reverted = row.reverted_id === null ? [] : (releasesOf.get(row.reverted_id) ?? []);
      const about = reverted.map((revertsOf) => ({ release, subject: row.subject, revertsOf }));
      return isHotfixSubject(row.subject) ? [...about, { release, subject: row.subject, revertsOf: null }] : about;
    }),
  );
}
