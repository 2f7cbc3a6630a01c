import { expect, it } from 'vitest';
import type { SyncState } from '../../../contract/index.ts';
import { miningWords } from './mining-words.ts';

const state = (given: Partial<SyncState>): SyncState => ({
  repository: 1,
  phase: 'ledger',
  done: 43,
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
  [{ phase: 'queued', total: 0 }, 'waiting for its turn'],
  [{ phase: 'unfinished', secondsLeft: null }, 'not read to its end yet'],
  [{ phase: 'fetch', total: 0, secondsLeft: null }, 'new commits are being fetched'],
] as const)('%j', (given, words) => expect(miningWords(state(given))).toBe(words));
