export { commitDetail, type CommitRules, type StoredCommit } from './commit-detail.ts';
export { findFiles } from './find-files.ts';
export { identitiesByPerson, identitiesSeenIn, listPeople, type PersonRow } from './people.ts';
export { commitsOnDefault, factsRange, repositorySummaries, type RepositorySummary } from './repository-summaries.ts';
