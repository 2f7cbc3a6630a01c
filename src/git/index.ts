export { isAsRead } from './glance.ts';
export { mine, type MiningOptions, type MiningSummary } from './mine.ts';
export { announceClone, openRepository, type OpenedRepository, type OpenOptions } from './repository/open.ts';
export { discoverRepositories } from './repository/discover.ts';
export { cloneOrFetch, isUrl, wereCredentialsRefused, type FetchProgress } from './repository/clone.ts';
export { showCommit, type CommitDetail } from './repository/show-commit.ts';
export { gitVersion } from './repository/version.ts';
export { verifyLedger, type Verification, type VerifiedFile, type VerifyOptions } from './verify/verify.ts';
export { linesOf, type LineRun } from './verify/lines.ts';
