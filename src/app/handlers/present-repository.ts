import type { Repository, SyncState } from '../../contract/index.ts';
import { incompleteness } from '../../jobs/index.ts';
import type { RepositorySummary } from '../../metrics/index.ts';
import type { Repository as StoredRepository } from '../../store/index.ts';

/** What its facts cannot tell, in sentences. */
function notesOf(repository: StoredRepository, summary: RepositorySummary, sync: SyncState): string[] {
  const notes: string[] = [];
  if (!sync.ready.commits) return notes;
  if (repository.default_branch === null)
    notes.push('No default branch was found, so there is nothing to measure yet.');
  else if (summary.commits === 0) notes.push('The default branch has no commits yet.');
  notes.push(...incompleteness(repository));
  if (summary.commits > 0 && summary.versionTags === 0) {
    notes.push(
      summary.tags === 0
        ? 'It has no tags, so releases cannot be inferred.'
        : 'None of its tags reads as a version, so releases cannot be inferred.',
    );
  }
  return notes;
}

export function presentRepository(
  repository: StoredRepository,
  summary: RepositorySummary,
  sync: SyncState,
): Repository {
  return {
    id: repository.id,
    name: repository.name,
    source: repository.source,
    defaultBranch: repository.default_branch,
    tip: repository.tip_sha,
    shallow: repository.shallow,
    missingBlobs: repository.missing_blobs,
    commits: summary.commits,
    people: summary.people,
    files: summary.files,
    lines: summary.lines,
    leftOut: summary.leftOut,
    versionTags: summary.versionTags,
    firstCommitAt: summary.firstCommitAt?.toISOString() ?? null,
    lastCommitAt: summary.lastCommitAt?.toISOString() ?? null,
    languages: summary.languages,
    notes: notesOf(repository, summary, sync),
    sync,
  };
}
