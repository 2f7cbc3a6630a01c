import type { MiningProgress } from '../../core/index.ts';
import type { Store } from '../../store/index.ts';
import type { Addresses } from '../addresses.ts';
import type { Share } from '../budget.ts';
import type { Miners } from '../mining/miners.ts';

/** Steps of one lane take turns; those of different lanes do not wait for each other. */
export type Lane = 'network' | 'glance' | 'machine' | 'ahead';

/** One kind of work on the queue. */
export interface Step<Input, Result> {
  lane: Lane;
  /**
   * Does the work. It can be killed at any instant and run again: what it has stored stands, and a second run changes
   * nothing. The input is plain JSON, so that it can wait in a database and be done on another machine.
   */
  run(input: Input, context: StepContext): Promise<Result>;
}

/** What a step is given beside its input: the machine it runs on, and who listens. */
export interface StepContext extends Machine {
  report: StepReport;
  signal: AbortSignal;
}

/** What every step of a process shares. */
export interface Machine {
  store: Store;
  dataDir: string;
  /** Path, in the tip's tree, of the list of revisions that blame looks through. */
  ignoreRevs: string | undefined;
  addresses: Addresses;
  miners: Miners;
  /** What a repository may use of this machine now. */
  share(): Share;
  computeAhead: ComputeAhead;
}

/**
 * Brings what is computed ahead up to date after these repositories got new facts. It finds out by itself what is older than
 * its facts: a list can be lost with the process that held it.
 */
export type ComputeAhead = (changed: readonly number[], signal: AbortSignal) => Promise<void>;

/** Told while a step runs. */
export interface StepReport {
  /** Its turn has come. */
  started(): void;
  progress(progress: MiningProgress): void;
  /** Facts of another epoch were dropped: nothing of them is there to be shown. */
  dropped(): void;
  becameReady(facts: 'commits' | 'changes' | 'ledger'): void;
}
