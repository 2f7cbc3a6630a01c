import type { SyncState } from '../contract/index.ts';
import type { WheelhouseError } from '../core/index.ts';
import type { RepositorySync } from '../store/index.ts';
import type { Outcome } from './outcome.ts';
import type { Known } from './pipeline.ts';
import { createRunState, storedReady, storedState, type RunState } from './run-state.ts';

interface Entry {
  name: string;
  run: RunState;
  /** Null once it has ended. */
  underWay: { outcome: Promise<Outcome>; stop: AbortController } | null;
}

type Work = (repository: Known, told: { run: RunState; signal: AbortSignal }) => Promise<Outcome>;

export type Registry = ReturnType<typeof createRegistry>;

/** What runs in this process, how far it is, and what the last run of each repository came to. */
export function createRegistry({ onEnded }: { onEnded: (outcome: Outcome) => void }) {
  const entries = new Map<number, Entry>();
  /** Repositories that are being removed, which nothing starts again. */
  const leaving = new Set<number>();
  const underWay = () => [...entries.values()].flatMap((entry) => entry.underWay ?? []);
  const stateOf = (id: number, sync: RepositorySync): SyncState =>
    entries.get(id)?.run.state() ?? storedState(id, sync);

  return {
    isFree: (id: number): boolean => !entries.get(id)?.underWay && !leaving.has(id),
    outcomeOf: (id: number): Promise<Outcome> | undefined => entries.get(id)?.underWay?.outcome,

    /** Notes all of them before any work begins: each takes its share of the machine among them. */
    begin(repositories: readonly Known[], work: Work): void {
      for (const repository of repositories) {
        const run = createRunState(repository.id, storedReady(repository.sync));
        const entry: Entry = { name: repository.name, run, underWay: null };
        const stop = new AbortController();
        const outcome = Promise.resolve()
          .then(() => work(repository, { run, signal: stop.signal }))
          .finally(() => (entry.underWay = null));
        void outcome.then(onEnded, () => undefined);
        entry.underWay = { outcome, stop };
        entries.set(repository.id, entry);
      }
    },

    /** The state of one repository, given what the store says of it. */
    stateOf,
    /** The last runs of these repositories, under their names. */
    rows: (ids: readonly number[]): (SyncState & { name: string })[] =>
      ids.flatMap((id) => {
        const entry = entries.get(id);
        return entry ? [{ ...entry.run.state(), name: entry.name }] : [];
      }),
    get runningCount(): number {
      return underWay().length;
    },
    get failedCount(): number {
      return [...entries.values()].filter(({ run }) => run.state().phase === 'failed').length;
    },

    /** Stops what runs for a repository, keeps it from starting again while `remove` takes it out, and forgets its runs. */
    async retire(id: number, reason: WheelhouseError, remove: () => Promise<void>): Promise<void> {
      leaving.add(id);
      try {
        const current = entries.get(id)?.underWay;
        current?.stop.abort(reason);
        await current?.outcome;
        await remove();
        entries.delete(id);
      } finally {
        leaving.delete(id);
      }
    },

    /** Stops everything after the step under way. */
    async stop(reason: WheelhouseError): Promise<void> {
      const running = underWay();
      for (const { stop } of running) stop.abort(reason);
      await Promise.allSettled(running.map(({ outcome }) => outcome));
    },
  };
}
