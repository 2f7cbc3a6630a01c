import type { OperationProgress } from '../app/index.ts';
import type { SyncState } from '../contract/index.ts';
import type { Output } from './output.ts';
import type { ProgressRow } from './terminal/progress.ts';

const DOING: Record<SyncState['phase'], [doing: string, unit: string]> = {
  queued: ['waiting', ''],
  clone: ['cloning', '%'],
  fetch: ['looking for what is new', 'objects'],
  commits: ['reading commits', 'commits'],
  changes: ['reading changes', 'commits'],
  ledger: ['following lines', 'commits'],
  tip: ['reading files', 'files'],
  done: ['done', 'commits'],
  failed: ['failed', ''],
  empty: ['no commits yet', ''],
  unfinished: ['not read to its end', ''],
};

export function rowOf(state: SyncState & { name: string }): ProgressRow {
  const [doing, unit] = DOING[state.phase];
  const ended = state.phase === 'done' || state.phase === 'failed' || state.phase === 'empty' ? state.phase : undefined;
  return {
    label: state.name,
    doing,
    unit,
    done: state.done,
    total: state.total,
    perSecond: state.perSecond,
    secondsLeft: state.secondsLeft,
    ...(ended ? { ended } : {}),
  };
}

/** Shows an operation's progress as bars. */
export function showProgress(output: Output): (progress: OperationProgress) => void {
  return (progress) => {
    if (progress.kind === 'repositories') return output.progress.show(progress.rows.map(rowOf));
    const { label, doing, done, total, unit } = progress;
    output.progress.show([{ label, doing, done, total, unit, perSecond: null, secondsLeft: null }]);
  };
}
