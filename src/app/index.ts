export { checkGit } from './check-git.ts';
export { createApp, type App } from './create-app.ts';
export { refuseWithoutData } from './existing-data.ts';
export type { Added, Operations, OperationName, OperationProgress, Run, RunContext } from './operations.ts';
export { findServer, type LiveServer } from './remote.ts';
export { restoreData } from './restore.ts';
export { programVersion } from './version.ts';
