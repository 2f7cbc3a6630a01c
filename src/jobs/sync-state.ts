import type { z } from 'zod';
import type { SyncState } from '../contract/index.ts';
import type { MiningProgress, WheelhouseError } from '../core/index.ts';
import type { RepositorySync } from '../store/index.ts';
import { createRate } from './rate.ts';

type Ready = SyncState['ready'];
type Phase = z.infer<typeof SyncState>['phase'];
type Failure = SyncState['error'];

/** For failures noted before their help was. */
const HELP_FOR_STORED = 'Run `wheelhouse sync` to try again; it goes on where it stopped.';

/** Having no commits yet is no fault of a repository. */
const phaseOfFailure = (code: string): Phase => (code === 'repository.empty' ? 'empty' : 'failed');

/** Which facts are complete as the store has them: after a finished run all of them. */
export function storedReady(sync: RepositorySync): Ready {
  const finished = sync?.fingerprint !== null && sync?.fingerprint !== undefined;
  const commits = finished || (sync?.commits ?? 0) > 0;
  return { commits, changes: finished || (commits && sync!.changes >= sync!.commits), ledger: finished };
}

/** The state of a repository that is not being mined right now. */
export function storedState(repository: number, sync: RepositorySync): SyncState {
  const error = sync?.error_code
    ? { code: sync.error_code, message: sync.error_message ?? '', help: sync.error_help ?? HELP_FOR_STORED }
    : null;
  const finished = sync?.fingerprint != null;
  return {
    repository,
    phase: error ? phaseOfFailure(error.code) : finished ? 'done' : 'unfinished',
    done: sync?.commits ?? 0,
    total: sync?.commits ?? 0,
    perSecond: null,
    secondsLeft: null,
    startedAt: null,
    finishedAt: ((error && sync?.error_at) ?? sync?.synced_at)?.toISOString() ?? null,
    error,
    ready: storedReady(sync),
  };
}

const ORDER = ['clone', 'fetch', 'commits', 'changes', 'ledger', 'tip'] as const;

/** Phases overlap: what is shown is the first that is not complete yet. */
function shownOf(seen: ReadonlyMap<MiningProgress['phase'], MiningProgress>, latest: MiningProgress): MiningProgress {
  if (latest.phase === 'tip' || latest.phase === 'done') return latest;
  const unfinished = ORDER.map((phase) => seen.get(phase)).find(
    (progress) => progress && progress.done < progress.total,
  );
  return unfinished ?? latest;
}

/** Follows one run, from the queue to its end. */
export function createRunState(repository: number, before: Ready) {
  let ready = { ...before };
  let phase: Phase = 'queued';
  let numbers = { done: 0, total: 0, perSecond: null as number | null, secondsLeft: null as number | null };
  let startedAt: Date | null = null;
  let finishedAt: Date | null = null;
  let error: Failure = null;
  const rate = createRate();
  const seen = new Map<MiningProgress['phase'], MiningProgress>();

  return {
    started(): void {
      startedAt ??= new Date();
      phase = 'fetch';
    },
    /** Fetched, and waiting for its turn to be mined. */
    waits(): void {
      phase = 'queued';
      numbers = { done: 0, total: 0, perSecond: null, secondsLeft: null };
    },
    progress(latest: MiningProgress): void {
      seen.set(latest.phase, latest);
      const shown = shownOf(seen, latest);
      if (shown !== latest && shown.phase === phase) return;
      phase = shown.phase;
      numbers = { done: shown.done, total: shown.total, ...rate(shown) };
    },
    /** Facts of another epoch were dropped: nothing of them is there to be shown. */
    dropped(): void {
      ready = { commits: false, changes: false, ledger: false };
    },
    becameReady(facts: keyof Ready): void {
      ready = { ...ready, [facts]: true };
    },
    finished(failure: WheelhouseError | null, commits = 0): void {
      finishedAt = new Date();
      phase = failure ? phaseOfFailure(failure.code) : 'done';
      error = failure && { code: failure.code, message: failure.message, help: failure.help };
      numbers = { ...numbers, perSecond: null, secondsLeft: null };
      if (failure) return;
      ready = { commits: true, changes: true, ledger: true };
      numbers = { ...numbers, done: commits, total: commits };
    },
    get running(): boolean {
      return finishedAt === null;
    },
    state: (): SyncState => ({
      repository,
      phase,
      ...numbers,
      startedAt: startedAt?.toISOString() ?? null,
      finishedAt: finishedAt?.toISOString() ?? null,
      error,
      ready,
    }),
  };
}
export type RunState = ReturnType<typeof createRunState>;
