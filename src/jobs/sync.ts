import type { SyncState } from '../contract/index.ts';
import { WheelhouseError } from '../core/index.ts';
import type { Store } from '../store/index.ts';
import { createAddresses } from './addresses.ts';
import { shareOut } from './budget.ts';
import { createMiners } from './mining/miners.ts';
import type { Outcome } from './outcome.ts';
import { bringUpToDate } from './pipeline.ts';
import { createEmbeddedQueue } from './queue/embedded.ts';
import { createRegistry } from './registry.ts';
import { every } from './schedule.ts';
import type { ComputeAhead } from './steps/step.ts';

export interface SyncOptions {
  store: Store;
  dataDir: string;
  /** Megabytes, for all processes together. */
  memory: number;
  parallel: number | null;
  ignoreRevs: boolean;
  computeAhead: ComputeAhead;
  /** Told of failures nobody foresaw. */
  onError?: (error: unknown, where: string) => void;
}

/** Keeps repositories up to date: a pipeline of steps for each, on a queue. */
export interface Sync {
  /** Where each repository stands, a row a repository. */
  states(): Promise<SyncState[]>;
  /** The state of one repository, given what the store says of it. */
  stateOf(id: number, sync: Parameters<ReturnType<typeof createRegistry>['stateOf']>[1]): SyncState;
  /** The last runs of these repositories, under their names. */
  rows(ids: readonly number[]): (SyncState & { name: string })[];
  readonly running: boolean;
  readonly runningCount: number;
  readonly failedCount: number;
  /** The address that a repository's next sync fetches from, where it has a password: that is stored nowhere. */
  cloneFrom(id: number, address: string): void;
  /** Its clone was made a moment ago: the sync that follows need not fetch again. */
  cloned(id: number): void;
  /** Looks for new commits in these repositories, or in all. One that is under way is not started twice. */
  start(ids?: readonly number[]): Promise<{ ids: number[]; outcomes: Promise<Outcome[]> }>;
  /** From now on all repositories are looked at every so many minutes. */
  repeat(minutes: number): void;
  /** Computes ahead what is older than its facts, in the background. */
  computeAhead(): void;
  /** Stops what runs for a repository, keeps it from starting again while `remove` takes it out, and forgets its runs. */
  forget(id: number, remove: () => Promise<void>): Promise<void>;
  /** Stops after the step under way; the next run goes on from there. */
  stop(): Promise<void>;
}

export function createSync(options: SyncOptions): Sync {
  const { store, dataDir, computeAhead, onError } = options;
  const ignoreRevs = options.ignoreRevs ? '.git-blame-ignore-revs' : undefined;
  const addresses = createAddresses();
  const miners = createMiners();
  const share = () => shareOut(registry.runningCount, options);
  const queue = createEmbeddedQueue({ store, dataDir, ignoreRevs, addresses, miners, share, computeAhead });
  const stopping = new AbortController();
  const schedules: { stop(): void }[] = [];
  let changed = new Set<number>();
  let ahead: Promise<unknown> = Promise.resolve();

  const registry = createRegistry({
    onEnded({ repository }) {
      changed.add(repository);
      if (registry.runningCount > 0 || stopping.signal.aborted) return;
      miners.rest();
      startAhead();
    },
  });

  /** Once all that was started is done: what is computed ahead is often about several repositories together. */
  function startAhead(): void {
    const repositories = [...changed];
    changed = new Set();
    const { signal } = stopping;
    ahead = queue.run('compute-ahead', { repositories }, { report: NOBODY, signal }).catch((error: unknown) => {
      // A repository that is removed meanwhile, or the end of the program, is no failure.
      if (!signal.aborted && !(error instanceof WheelhouseError)) onError?.(error, 'compute-ahead');
    });
  }

  async function start(ids?: readonly number[]): ReturnType<Sync['start']> {
    const all = await store.repositories.list();
    const wanted = ids ? all.filter(({ id }) => ids.includes(id)) : all;
    const fresh = wanted.filter(({ id }) => registry.isFree(id));
    queue.setMachine(shareOut(registry.runningCount + fresh.length, options).repositories);
    if (!stopping.signal.aborted)
      registry.begin(fresh, (repository, told) =>
        bringUpToDate(repository, told, { store, queue, addresses, onError }),
      );
    const outcomes = wanted.flatMap(({ id }) => registry.outcomeOf(id) ?? []);
    return { ids: wanted.map(({ id }) => id), outcomes: Promise.all(outcomes) };
  }

  return {
    states: async () => (await store.repositories.list()).map(({ id, sync }) => registry.stateOf(id, sync)),
    stateOf: registry.stateOf,
    rows: registry.rows,
    get running() {
      return registry.runningCount > 0;
    },
    get runningCount() {
      return registry.runningCount;
    },
    get failedCount() {
      return registry.failedCount;
    },
    cloneFrom: addresses.remember,
    cloned: addresses.cloned,
    start,
    repeat(minutes) {
      const again = () => start().then(({ outcomes }) => outcomes);
      schedules.push(every(minutes, () => again().catch((error: unknown) => onError?.(error, 'schedule'))));
    },
    computeAhead: startAhead,
    forget: (id, remove) =>
      registry.retire(id, REMOVED, async () => {
        await remove();
        addresses.drop(id);
      }),
    async stop() {
      stopping.abort(STOPPED);
      for (const schedule of schedules) schedule.stop();
      await registry.stop(STOPPED);
      await ahead;
      await miners.close();
    },
  };
}

const REMOVED = new WheelhouseError('repository.not-found', 'This repository was removed.', {
  help: 'Add it again to read it.',
});
const STOPPED = new WheelhouseError('internal', 'Mining was stopped.', {
  help: 'Start Wheelhouse again; it goes on where it stopped.',
});
const NOBODY = {
  started: () => undefined,
  progress: () => undefined,
  dropped: () => undefined,
  becameReady: () => undefined,
};
