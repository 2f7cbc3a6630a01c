import { WheelhouseError } from '../core/index.ts';
import type { Repository, RepositorySync, Store } from '../store/index.ts';
import type { Addresses } from './addresses.ts';
import { toPlain } from './mining/plain-error.ts';
import { NOTHING_FOUND, readFound, type Found, type Outcome } from './outcome.ts';
import type { Queue } from './queue/queue.ts';
import type { RunState } from './run-state.ts';
import { isCloned, isFetched } from './steps/fetch.ts';

export type Known = Repository & { sync: RepositorySync };

export interface PipelineOptions {
  store: Store;
  queue: Queue;
  addresses: Addresses;
  /** Told of failures nobody foresaw. */
  onError?: ((error: unknown, repository: string) => void) | undefined;
}

/** Takes one repository through its steps. One that fails stops no other; its error is stored and shown. */
export async function bringUpToDate(
  repository: Known,
  { run, signal }: { run: RunState; signal: AbortSignal },
  options: PipelineOptions,
): Promise<Outcome> {
  let found: Found = NOTHING_FOUND;
  try {
    found = await doSteps(repository, { run, signal }, options);
  } catch (cause) {
    await noteFailure(repository, { cause, run, signal }, options);
  }
  const state = run.state();
  const neverCloned = state.phase === 'failed' && !state.ready.commits && !isCloned(repository);
  return { repository: repository.id, name: repository.name, ...found, state, neverCloned };
}

async function doSteps(
  repository: Known,
  { run, signal }: { run: RunState; signal: AbortSignal },
  { store, queue, addresses, onError }: PipelineOptions,
): Promise<Found> {
  const input = { repository: repository.id };
  if (isFetched(repository) && !addresses.takeFresh(repository.id)) {
    await queue.run('fetch', input, { report: run, signal });
    run.waits();
  }
  const told = { report: run, signal };
  const mined = (await queue.run('look', input, told)) ?? (await mineInTurn());
  // With something new the facts' last step has cleared it.
  if (repository.sync?.error_code) await store.repositories.recovered(repository.id);
  if (mined.misfits > 0) onError?.(didNotFit(mined.misfits), repository.name);
  const found = await readFound(store, repository, mined);
  run.finished(null, mined.commits);
  return found;

  async function mineInTurn() {
    run.waits();
    return queue.run('mine', input, told);
  }
}

async function noteFailure(
  repository: Known,
  { cause, run, signal }: { cause: unknown; run: RunState; signal: AbortSignal },
  { store, onError }: PipelineOptions,
): Promise<void> {
  const { code, message, help } = toPlain(cause);
  if (!signal.aborted) {
    if (!(cause instanceof WheelhouseError) || cause.code === 'internal') onError?.(cause, repository.name);
    // noted before it is told: who hears of it asks the store next
    await store.repositories.failed(repository.id, { code, message, help }).catch(() => undefined);
  }
  run.finished(cause instanceof WheelhouseError ? cause : new WheelhouseError(code, message, { help, cause }));
}

function didNotFit(files: number): WheelhouseError {
  return new WheelhouseError('internal', `The changes of ${files} files did not fit the lines that the ledger held.`, {
    help: '`wheelhouse doctor` says what that means and what to do.',
  });
}
