export { commitGraph, releaseContents, type CommitGraph } from './contents.ts';
export { inferFailures, isHotfixSubject, type Failure, type FailureReason, type RepairCommit } from './failures.ts';
export { inferReleases, type InferredRelease, type ReleaseTag } from './infer.ts';
export { releasesByPatch } from './patches.ts';
export type { TagVersion } from './tag-name.ts';
