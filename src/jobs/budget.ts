import { availableParallelism } from 'node:os';

const MB = 1_048_576;
/** What mining gets at least, and what a repository of some size takes beside others, with small caches. */
const LEAST_BYTES = 250 * MB;
const BESIDE_BYTES = 550 * MB;
/** What the process of the server, with its database, keeps for itself. */
const KEPT_BYTES = 300 * MB;

export interface Share {
  /** Repositories mined at once. */
  repositories: number;
  /** For each: bytes, and processes that read patches, beside which one settles merges and a thread replays. */
  memory: number;
  parallel: number;
}

/**
 * Divides the machine among repositories: one alone gets everything; several run side by side as far as cores and memory
 * go. `memory` in megabytes, for all processes together.
 */
export function shareOut(
  waiting: number,
  given: { memory: number; parallel: number | null },
  cores: number = availableParallelism(),
): Share {
  const bytes = Math.max(LEAST_BYTES, given.memory * MB - KEPT_BYTES);
  const most = given.parallel ?? cores;
  const repositories = Math.max(1, Math.min(waiting, most, Math.floor(bytes / BESIDE_BYTES)));
  return {
    repositories,
    memory: Math.floor(bytes / repositories),
    parallel: Math.max(1, Math.floor(cores / repositories) - 1),
  };
}
