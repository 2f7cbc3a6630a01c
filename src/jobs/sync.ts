import { join } from 'node:path';
import PQueue from 'p-queue';
import type { SyncState } from '../contract/index.ts';
import { WheelhouseError, type FactSink } from '../core/index.ts';
import type { Repository, RepositorySync, Store } from '../store/index.ts';
import { shareOut } from './budget.ts';
import { refresh } from './fetch.ts';
import { incompleteness } from './incomplete.ts';
import { toPlain } from './mining/plain-error.ts';
import { runMiner } from './mining/run-miner.ts';
import { createRunState, storedReady, storedState, type RunState } from './sync-state.ts';

export interface SyncOptions {
  store: Store;
  dataDir: string;
  /** Megabytes, for all processes together. */
  memory: number;
  parallel: number | null;
  ignoreRevs: boolean;
  /** Told of failures nobody foresaw. */
  onError?: (error: unknown, repository: string) => void;
}

export interface Outcome {
  repository: number;
  name: string;
  /** Since the last run that finished. */
  newCommits: number;
  state: SyncState;
  /** What the clone lacks and how to get it, a sentence each; empty where the reading failed. */
  incomplete: string[];
}

type Known = Repository & { sync: RepositorySync };

export type Sync = ReturnType<typeof createSync>;

/** The miner's files of one repository; they can be made anew from the repository at any time. */
export const cacheDirOf = (dataDir: string, id: number): string => join(dataDir, 'cache', String(id));

/**
 * Keeps repositories up to date: each is mined in its own thread, several at a time within the memory budget. One that
 * fails stops no other; its error is stored and shown.
 */
export function createSync(options: SyncOptions) {
  const { store, dataDir } = options;
  const runs = new Map<number, RunState>();
  const names = new Map<number, string>();
  /** Addresses with their passwords, until they are cloned. */
  const addresses = new Map<number, string>();
  const promises = new Map<number, Promise<Outcome>>();
  const queue = new PQueue({ concurrency: 1 });
  const stop = new AbortController();

  function watched(sink: FactSink, run: RunState): FactSink {
    return {
      ...sink,
      async open(epoch) {
        const position = await sink.open(epoch);
        if (position.commits === 0) run.dropped();
        return position;
      },
      async refs(refs) {
        await sink.refs(refs);
        run.becameReady('commits');
      },
      async tip(tip) {
        run.becameReady('changes');
        await sink.tip(tip);
      },
    };
  }

  async function mineOne(repository: Known, run: RunState): Promise<Outcome> {
    let newCommits = 0;
    let incomplete: string[] = [];
    run.started();
    try {
      stop.signal.throwIfAborted();
      const address = addresses.get(repository.id);
      await refresh(repository, { address, onProgress: run.progress, signal: stop.signal });
      addresses.delete(repository.id);
      const share = shareOut(queue.size + queue.pending, options);
      const result = await runMiner(
        {
          gitDir: repository.git_dir,
          cacheDir: cacheDirOf(dataDir, repository.id),
          memory: share.memory,
          parallel: share.parallel,
          ...(options.ignoreRevs ? { ignoreRevs: '.git-blame-ignore-revs' } : {}),
        },
        { sink: watched(store.facts.sinkFor(repository.id), run), onProgress: run.progress, signal: stop.signal },
      );
      newCommits = result.newCommits;
      // With something new the facts' last step has cleared it.
      if (repository.sync?.error_code) await store.repositories.recovered(repository.id);
      incomplete = incompleteness(await store.repositories.get(repository.id));
      run.finished(null, result.commits);
    } catch (cause) {
      const { code, message, help } = toPlain(cause);
      run.finished(cause instanceof WheelhouseError ? cause : new WheelhouseError(code, message, { help, cause }));
      if (!stop.signal.aborted) {
        if (!(cause instanceof WheelhouseError) || cause.code === 'internal') options.onError?.(cause, repository.name);
        await store.repositories.failed(repository.id, { code, message, help }).catch(() => undefined);
      }
    }
    return { repository: repository.id, name: repository.name, newCommits, state: run.state(), incomplete };
  }

  async function states(): Promise<SyncState[]> {
    const repositories = await store.repositories.list();
    return repositories.map(({ id, sync }) => runs.get(id)?.state() ?? storedState(id, sync));
  }

  let tellIdle: () => void = () => undefined;

  function ended(id: number): void {
    promises.delete(id);
    if (promises.size === 0 && !stop.signal.aborted) tellIdle();
  }

  return {
    /** Calls this whenever the last of the repositories under way is done. */
    onIdle(listener: () => void): void {
      tellIdle = listener;
    },
    /** Where mining stands, a row a repository. */
    states,
    /** The state of one repository, given what the store says of it. */
    stateOf: (id: number, sync: Parameters<typeof storedState>[1]): SyncState =>
      runs.get(id)?.state() ?? storedState(id, sync),
    /** The last runs of these repositories, under their names. */
    rows: (ids: readonly number[]): (SyncState & { name: string })[] =>
      ids.flatMap((id) => {
        const run = runs.get(id);
        return run ? [{ ...run.state(), name: names.get(id) ?? String(id) }] : [];
      }),
    get running(): boolean {
      return promises.size > 0;
    },
    get runningCount(): number {
      return promises.size;
    },
    get failedCount(): number {
      return [...runs.values()].filter((run) => run.state().phase === 'failed').length;
    },

    /** The address that a repository's first sync clones from, where it has a password: that is stored nowhere. */
    cloneFrom(id: number, address: string): void {
      addresses.set(id, address);
    },

    /** Looks for new commits in these repositories, or in all. One that is already being mined is not started twice. */
    async start(ids?: readonly number[]): Promise<{ ids: number[]; outcomes: Promise<Outcome[]> }> {
      const all = await store.repositories.list();
      const wanted = ids ? all.filter(({ id }) => ids.includes(id)) : all;
      const fresh = wanted.filter(({ id }) => !promises.has(id));
      queue.concurrency = shareOut(promises.size + fresh.length, options).repositories;
      for (const repository of fresh) {
        const run = createRunState(repository.id, storedReady(repository.sync));
        runs.set(repository.id, run);
        names.set(repository.id, repository.name);
        const promise = queue.add(() => mineOne(repository, run)).finally(() => ended(repository.id));
        promises.set(repository.id, promise);
      }
      const started = wanted.map(({ id }) => promises.get(id)).filter((promise) => promise !== undefined);
      return { ids: wanted.map(({ id }) => id), outcomes: Promise.all(started) };
    },

    /** Forgets what is known of a repository's last run. Errors: sync.running while it is mined. */
    forget(id: number): void {
      if (promises.has(id)) {
        throw new WheelhouseError('sync.running', 'This repository is being mined right now.', {
          help: 'Wait until it is done, then remove it.',
        });
      }
      runs.delete(id);
      addresses.delete(id);
    },

    /** Stops after the step under way; the next run goes on from there. */
    async stop(): Promise<void> {
      stop.abort(
        new WheelhouseError('internal', 'Mining was stopped.', {
          help: 'Start Wheelhouse again; it goes on where it stopped.',
        }),
      );
      await Promise.allSettled(promises.values());
    },
  };
}
