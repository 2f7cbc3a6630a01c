import { expect, it } from 'vitest';
import type { SyncState } from '../../../contract/index.ts';
import { miningWords } from './mining-words.ts';

const state = (given: Partial<SyncState>): SyncState => ({
  repository: 1,
  phase: 'ledger',
  share: 0.43,
  done: 90,
  total: 100,
  perSecond: 10,
  secondsLeft: 19.2,
  startedAt: null,
  finishedAt: null,
  error: null,
  ready: { commits: true, changes: true, ledger: false },
  ...given,
});

it.each([
  [{}, 'lines are being traced: 43%, about 20 s left'],
  [{ secondsLeft: 600 }, 'lines are being traced: 43%, about 10 min left'],
  [{ secondsLeft: 0.4 }, 'lines are being traced: 43%, almost there'],
  [{ secondsLeft: null }, 'lines are being traced: 43%'],
  [{ phase: 'queued', share: 0, total: 0 }, 'waiting for its turn'],
  [{ phase: 'unfinished', secondsLeft: null }, 'not read to its end yet'],
  [{ phase: 'fetch', secondsLeft: null }, 'new commits are being fetched: 43%'],
  [{ phase: 'fetch', share: 0, total: 0, secondsLeft: null }, 'looking for what is new'],
  [{ phase: 'clone', share: 0, total: 0, secondsLeft: null }, 'looking for the repository'],
] as const)('%j', (given, words) => expect(miningWords(state(given))).toBe(words));
