import type { CommitFact, SignatureFact } from '../../core/index.ts';
import type { WriteTransaction } from '../engine/engine.ts';
import { internalError } from '../errors.ts';
import { storeSignatures } from '../identities/signatures.ts';
import { refuseUnknownCommits } from './references.ts';
import { advance, readPosition, refuseGap } from './position.ts';

export async function storeCommits(
  transaction: WriteTransaction,
  repoId: number,
  batch: { signatures: SignatureFact[]; commits: CommitFact[] },
): Promise<void> {
  const { db } = transaction;
  const sync = await readPosition(db, repoId);
  const identities = await storeSignatures(transaction, repoId, batch.signatures);
  const identityOf = (signature: number) => {
    const identity = identities.get(signature);
    if (identity === undefined) throw internalError(`Signature ${signature} was never given`);
    return identity;
  };
  const first = batch.commits[0]?.id ?? sync.commits;
  refuseGap('Commits', sync.commits, first);
  if (first < sync.commits) await deleteCommits(transaction, repoId, { first, last: batch.commits.at(-1)!.id });
  batch.commits.forEach((commit, i) => refuseGap('Commits', first + i, commit.id));
  for (const commit of batch.commits) refuseUnknownCommits(commit.parents, { commits: commit.id });
  await appendCommits(transaction, repoId, { commits: batch.commits, identityOf });
  await advance(db, sync, { commits: Math.max(sync.commits, first + batch.commits.length), fingerprint: null });
}

async function deleteCommits(
  { db }: WriteTransaction,
  repoId: number,
  { first, last }: { first: number; last: number },
): Promise<void> {
  await db
    .deleteFrom('commit')
    .where('repo_id', '=', repoId)
    .where('id', '>=', first)
    .where('id', '<=', last)
    .execute();
  for (const table of ['commit_parent', 'commit_author', 'commit_revert'] as const) {
    await db
      .deleteFrom(table)
      .where('repo_id', '=', repoId)
      .where('commit_id', '>=', first)
      .where('commit_id', '<=', last)
      .execute();
  }
}

async function appendCommits(
  { append }: WriteTransaction,
  repoId: number,
  { commits, identityOf }: { commits: CommitFact[]; identityOf: (signature: number) => number },
): Promise<void> {
  await append('commit', {
    repo_id: { fill: repoId },
    id: commits.map((c) => c.id),
    sha: commits.map((c) => c.sha),
    author_id: commits.map((c) => identityOf(c.author)),
    committer_id: commits.map((c) => identityOf(c.committer)),
    authored_at: commits.map((c) => c.authoredAt),
    author_offset: commits.map((c) => c.authorOffset),
    committed_at: commits.map((c) => c.committedAt),
    committer_offset: commits.map((c) => c.committerOffset),
    subject: commits.map((c) => c.subject),
    parents: commits.map((c) => c.parents.length),
    on_default: { fill: false },
    landed_id: { fill: null },
    landed_at: { fill: null },
    agent: commits.map((c) => c.agent),
    files: { fill: null },
    added: { fill: null },
    deleted: { fill: null },
    lines: { fill: null },
  });
  const parents = commits.flatMap((c) => c.parents.map((parent, position) => ({ commit: c.id, position, parent })));
  await append('commit_parent', {
    repo_id: { fill: repoId },
    commit_id: parents.map((row) => row.commit),
    position: parents.map((row) => row.position),
    parent_id: parents.map((row) => row.parent),
  });
  const authors = commits.flatMap((c) => authorsOf(c, identityOf));
  await append('commit_author', {
    repo_id: { fill: repoId },
    commit_id: authors.map((row) => row.commit),
    identity_id: authors.map((row) => row.identity),
    role: authors.map((row) => row.role),
  });
  const reverts = commits.flatMap((c) => c.reverts.map((sha) => ({ commit: c.id, sha })));
  await append('commit_revert', {
    repo_id: { fill: repoId },
    commit_id: reverts.map((row) => row.commit),
    reverted_sha: reverts.map((row) => row.sha),
    reverted_id: { fill: null },
  });
}

/** The author, then co-authors that are not named twice. */
function authorsOf(commit: CommitFact, identityOf: (signature: number) => number) {
  const author = identityOf(commit.author);
  const others = new Set(commit.coAuthors.map(identityOf));
  others.delete(author);
  return [
    { commit: commit.id, identity: author, role: 'author' },
    ...[...others].map((identity) => ({ commit: commit.id, identity, role: 'co-author' })),
  ];
}
