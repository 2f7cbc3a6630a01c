import type { OperationProgress } from '../app/index.ts';
import type { SyncState } from '../contract/index.ts';
import type { Output } from './output.ts';
import type { ProgressRow } from './terminal/progress.ts';

const DOING: Record<SyncState['phase'], [doing: string, unit: string]> = {
  queued: ['waiting', ''],
  clone: ['cloning', '%'],
  fetch: ['fetching', '%'],
  commits: ['reading commits', 'commits'],
  changes: ['reading changes', 'commits'],
  ledger: ['following lines', 'commits'],
  tip: ['reading files', 'files'],
  done: ['done', 'commits'],
  failed: ['failed', ''],
  empty: ['no commits yet', ''],
  unfinished: ['not read to its end', ''],
};

/** Before anything has answered. */
const LOOKING: Partial<typeof DOING> = {
  clone: ['looking for the repository', ''],
  fetch: ['looking for what is new', ''],
};

export function rowOf(state: SyncState & { name: string }): ProgressRow {
  const { phase, name: label, share, done, total, perSecond, secondsLeft } = state;
  const [doing, unit] = (total === 0 ? LOOKING[phase] : undefined) ?? DOING[phase];
  const ended = phase === 'done' || phase === 'failed' || phase === 'empty' ? phase : undefined;
  return { label, doing, unit, share, done, total, perSecond, secondsLeft, ...(ended ? { ended } : {}) };
}

/** Shows an operation's progress as bars. */
export function showProgress(output: Output): (progress: OperationProgress) => void {
  return (progress) => {
    if (progress.kind === 'repositories') return output.progress.show(progress.rows.map(rowOf));
    const { label, doing, done, total, unit } = progress;
    output.progress.show([{ label, doing, done, total, unit, perSecond: null, secondsLeft: null }]);
  };
}
