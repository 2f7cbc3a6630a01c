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
    share: finished && !error ? 1 : 0,
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

type Step = Exclude<MiningProgress['phase'], 'done'>;

/** The order of phases, in which a run never goes back, and roughly the share of its time that each takes. */
const STEPS: Record<Step, { rank: number; weight: number }> = {
  clone: { rank: 0, weight: 0.3 },
  fetch: { rank: 0, weight: 0.1 },
  commits: { rank: 1, weight: 0.05 },
  changes: { rank: 2, weight: 0.6 },
  ledger: { rank: 3, weight: 0.25 },
  tip: { rank: 4, weight: 0.1 },
};
const MINING = ['commits', 'changes', 'ledger', 'tip'] as const;

type Seen = Map<Step, { done: number; total: number }>;

/** Notes progress; what is done again after a fault in the cache does not count backwards. */
function note(seen: Seen, phase: Step, { done, total }: { done: number; total: number }): void {
  const before = seen.get(phase) ?? { done: 0, total: 0 };
  seen.set(phase, { done: Math.max(before.done, done), total: Math.max(before.total, total) });
}

/** Phases overlap: what is shown is the first that is not complete yet, but never one before what was shown. */
function shownOf(seen: Seen, latest: Step, reached: number): Step {
  if (latest === 'tip') return latest;
  const possible = [...seen.keys()]
    .filter((phase) => STEPS[phase].rank >= reached)
    .toSorted((a, b) => STEPS[a].rank - STEPS[b].rank);
  return possible.find((phase) => seen.get(phase)!.done < seen.get(phase)!.total) ?? possible.at(-1) ?? latest;
}

/** How far a run is with all of its phases, 0…1. */
function shareOf(seen: Seen): number {
  const part = (phase: Step) => {
    const { done, total } = seen.get(phase) ?? { done: 0, total: 0 };
    return total > 0 ? Math.min(1, done / total) : 0;
  };
  const network = seen.has('clone') ? 'clone' : 'fetch';
  const before = seen.has(network) ? STEPS[network].weight : 0;
  const mined = MINING.reduce((sum, phase) => sum + STEPS[phase].weight * part(phase), 0);
  return before * part(network) + (1 - before) * mined;
}

/** Follows one run, from the queue to its end. */
export function createRunState(repository: number, before: Ready) {
  let ready = { ...before };
  let phase: Phase = 'queued';
  let numbers = { done: 0, total: 0, perSecond: null as number | null, secondsLeft: null as number | null };
  let share = 0;
  let reached = 0;
  let startedAt: Date | null = null;
  let finishedAt: Date | null = null;
  let error: Failure = null;
  const rate = createRate();
  const seen: Seen = new Map();

  return {
    /** Its turn has come: to be fetched, or to be mined. */
    started(): void {
      startedAt ??= new Date();
      phase = seen.size === 0 ? 'fetch' : 'commits';
    },
    /** Fetched, and waiting for its turn to be mined. */
    waits(): void {
      phase = 'queued';
      reached = STEPS.commits.rank;
      numbers = { done: 0, total: 0, perSecond: null, secondsLeft: null };
    },
    progress(latest: MiningProgress): void {
      if (latest.phase === 'done') return;
      note(seen, latest.phase, latest);
      share = Math.max(share, shareOf(seen));
      const shown = shownOf(seen, latest.phase, reached);
      if (STEPS[shown].rank < reached || (shown !== latest.phase && shown === phase)) return;
      reached = STEPS[shown].rank;
      phase = shown;
      const now = seen.get(shown)!;
      const { perSecond, secondsLeft } = rate({ phase: shown, ...now });
      // Percent a second tell nobody anything.
      numbers = { ...now, perSecond: reached === 0 ? null : perSecond, secondsLeft };
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
      share = 1;
      numbers = { ...numbers, done: commits, total: commits };
    },
    get running(): boolean {
      return finishedAt === null;
    },
    state: (): SyncState => ({
      repository,
      phase,
      share,
      ...numbers,
      startedAt: startedAt?.toISOString() ?? null,
      finishedAt: finishedAt?.toISOString() ?? null,
      error,
      ready,
    }),
  };
}
export type RunState = ReturnType<typeof createRunState>;
