import type { SyncState } from '../../../contract/index.ts';

const words: Record<SyncState['phase'], string> = {
  queued: 'waiting for its turn',
  clone: 'being cloned',
  fetch: 'new commits are being fetched',
  commits: 'commits are being read',
  changes: 'changes are being counted',
  ledger: 'lines are being traced',
  tip: 'the newest state is being taken',
  done: 'up to date',
  failed: 'could not be read',
  empty: 'no commits yet',
  unfinished: 'not read to its end yet',
};

/** Before anything has answered. */
const looking: Partial<typeof words> = { clone: 'looking for the repository', fetch: 'looking for what is new' };

/** "43%, about 20 s left"; empty where nothing is known. */
export function progressWords(state: SyncState): string {
  if (state.phase === 'unfinished') return '';
  const share = state.share > 0 ? `${Math.floor(100 * state.share)}%` : '';
  const left = state.secondsLeft;
  if (left === null || state.phase === 'queued') return share;
  const time =
    left < 1
      ? 'almost there'
      : left < 90
        ? `about ${Math.ceil(left)} s left`
        : `about ${Math.ceil(left / 60)} min left`;
  return share ? `${share}, ${time}` : time;
}

/** "lines are being traced: 43%, about 20 s left". */
export function miningWords(state: SyncState): string {
  const progress = progressWords(state);
  const doing = (state.total === 0 && looking[state.phase]) || words[state.phase];
  return progress ? `${doing}: ${progress}` : doing;
}
