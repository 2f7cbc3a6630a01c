import { join } from 'node:path';
import PQueue from 'p-queue';
import type { SyncState } from '../contract/index.ts';
import { WheelhouseError, type FactSink } from '../core/index.ts';
import { commitsOnDefault, type Repository, type RepositorySync, type Store } from '../store/index.ts';
import { shareOut } from './budget.ts';
import { isUrl, wereCredentialsRefused } from '../git/index.ts';
import { isCloned, refresh } from './fetch.ts';
import { inTurn } from './in-turn.ts';
import { incompleteness } from './incomplete.ts';
import type { MiningResult } from './mining/messages.ts';
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

export interface Outcome extends Found {
  repository: number;
  name: string;
  state: SyncState;
  /** It is a URL that never could be cloned: nothing of it is there. */
  neverCloned: boolean;
}

/** What there is after a reading that did not fail. */
interface Found {
  /** Null where HEAD names none. */
  defaultBranch: string | null;
  /** Of the default branch, as pages count them. */
  commits: number;
  /** Outside the default branch, where a tag led to them: read for releases, and counted on no page. */
  commitsOfTags: number;
  /** Since the last run that finished, of both. */
  newCommits: number;
  /** What the clone lacks and how to get it, a sentence each. */
  incomplete: string[];
}

const NOTHING_FOUND: Found = { defaultBranch: null, commits: 0, commitsOfTags: 0, newCommits: 0, incomplete: [] };

type Known = Repository & { sync: RepositorySync };

interface UnderWay {
  outcome: Promise<Outcome>;
  abort: (reason: WheelhouseError) => void;
}

interface Job {
  repository: Known;
  run: RunState;
  signal: AbortSignal;
}

/** How long what was just cloned counts as the newest there is. */
const FRESH_MS = 60_000;

/** Clones and fetches wait for the network, not for the machine: they take no turn from mining. */
const FETCHES_AT_ONCE = 4;

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
  /** Addresses with their passwords, until they work or, where it is cloned already, are refused. */
  const addresses = new Map<number, string>();
  /** When clones were made that no sync has looked at yet, in milliseconds of the process's clock. */
  const clonedAt = new Map<number, number>();
  const underWay = new Map<number, UnderWay>();
  /** Repositories that are being removed, which nothing starts again. */
  const leaving = new Set<number>();
  const fetching = new PQueue({ concurrency: FETCHES_AT_ONCE });
  const mining = new PQueue({ concurrency: 1 });
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

  async function fetchOne({ repository, run, signal }: Job): Promise<void> {
    run.started();
    const address = addresses.get(repository.id);
    try {
      await refresh(repository, { address, onProgress: run.progress, signal });
    } catch (error) {
      // What is cloned can do without: it keeps the credentials that worked.
      if (isCloned(repository) && wereCredentialsRefused(error)) addresses.delete(repository.id);
      throw error;
    }
    addresses.delete(repository.id);
    run.waits();
  }

  /** True once after `cloned`, and not much later. */
  function isFresh(id: number): boolean {
    const at = clonedAt.get(id);
    clonedAt.delete(id);
    return at !== undefined && performance.now() - at < FRESH_MS;
  }

  function mineOne({ repository, run, signal }: Job): Promise<MiningResult> {
    run.started();
    const share = shareOut(underWay.size, options);
    return runMiner(
      {
        gitDir: repository.git_dir,
        cacheDir: cacheDirOf(dataDir, repository.id),
        memory: share.memory,
        parallel: share.parallel,
        ...(options.ignoreRevs ? { ignoreRevs: '.git-blame-ignore-revs' } : {}),
      },
      { sink: watched(store.facts.sinkFor(repository.id), run), onProgress: run.progress, signal },
    );
  }

  async function syncOne(job: Job): Promise<Outcome> {
    const { repository, run, signal } = job;
    let found: Found = NOTHING_FOUND;
    try {
      if (isUrl(repository.source) && !isFresh(repository.id)) await inTurn(fetching, () => fetchOne(job), signal);
      const result = await inTurn(mining, () => mineOne(job), signal);
      const commits = await commitsOnDefault(store.db, repository.id);
      // With something new the facts' last step has cleared it.
      if (repository.sync?.error_code) await store.repositories.recovered(repository.id);
      const stored = await store.repositories.get(repository.id);
      found = {
        defaultBranch: stored.default_branch,
        commits,
        commitsOfTags: result.commits - commits,
        newCommits: result.newCommits,
        incomplete: incompleteness(stored),
      };
      run.finished(null, result.commits);
    } catch (cause) {
      const { code, message, help } = toPlain(cause);
      if (!signal.aborted) {
        if (!(cause instanceof WheelhouseError) || cause.code === 'internal') options.onError?.(cause, repository.name);
        // noted before it is told: who hears of it asks the store next
        await store.repositories.failed(repository.id, { code, message, help }).catch(() => undefined);
      }
      run.finished(cause instanceof WheelhouseError ? cause : new WheelhouseError(code, message, { help, cause }));
    }
    const state = run.state();
    const neverCloned = state.phase === 'failed' && !state.ready.commits && !isCloned(repository);
    return { repository: repository.id, name: repository.name, ...found, state, neverCloned };
  }

  async function states(): Promise<SyncState[]> {
    const repositories = await store.repositories.list();
    return repositories.map(({ id, sync }) => runs.get(id)?.state() ?? storedState(id, sync));
  }

  let tellIdle: () => void = () => undefined;

  function ended(id: number): void {
    underWay.delete(id);
    if (underWay.size === 0 && !stop.signal.aborted) tellIdle();
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
      return underWay.size > 0;
    },
    get runningCount(): number {
      return underWay.size;
    },
    get failedCount(): number {
      return [...runs.values()].filter((run) => run.state().phase === 'failed').length;
    },

    /** The address that a repository's next sync fetches from, where it has a password: that is stored nowhere. */
    cloneFrom(id: number, address: string): void {
      addresses.set(id, address);
    },
    /** Its clone was made a moment ago: the sync that follows need not fetch again. */
    cloned(id: number): void {
      clonedAt.set(id, performance.now());
    },

    /** Looks for new commits in these repositories, or in all. One that is already being mined is not started twice. */
    async start(ids?: readonly number[]): Promise<{ ids: number[]; outcomes: Promise<Outcome[]> }> {
      const all = await store.repositories.list();
      const wanted = ids ? all.filter(({ id }) => ids.includes(id)) : all;
      const fresh = wanted.filter(({ id }) => !underWay.has(id) && !leaving.has(id));
      mining.concurrency = shareOut(underWay.size + fresh.length, options).repositories;
      for (const repository of fresh) {
        const run = createRunState(repository.id, storedReady(repository.sync));
        runs.set(repository.id, run);
        names.set(repository.id, repository.name);
        const own = new AbortController();
        const signal = AbortSignal.any([stop.signal, own.signal]);
        // Begun only when all are noted: each takes its share of the machine among them.
        const outcome = Promise.resolve()
          .then(() => syncOne({ repository, run, signal }))
          .finally(() => ended(repository.id));
        underWay.set(repository.id, { outcome, abort: (reason) => own.abort(reason) });
      }
      const started = wanted.flatMap(({ id }) => underWay.get(id)?.outcome ?? []);
      return { ids: wanted.map(({ id }) => id), outcomes: Promise.all(started) };
    },

    /** Stops what runs for a repository, keeps it from starting again while `remove` takes it out, and forgets its runs. */
    async forget(id: number, remove: () => Promise<void>): Promise<void> {
      leaving.add(id);
      try {
        const current = underWay.get(id);
        current?.abort(
          new WheelhouseError('repository.not-found', 'This repository was removed.', {
            help: 'Add it again to read it.',
          }),
        );
        await current?.outcome;
        await remove();
        for (const known of [runs, names, addresses, clonedAt]) known.delete(id);
      } finally {
        leaving.delete(id);
      }
    },

    /** Stops after the step under way; the next run goes on from there. */
    async stop(): Promise<void> {
      stop.abort(
        new WheelhouseError('internal', 'Mining was stopped.', {
          help: 'Start Wheelhouse again; it goes on where it stopped.',
        }),
      );
      await Promise.allSettled([...underWay.values()].map(({ outcome }) => outcome));
    },
  };
}
