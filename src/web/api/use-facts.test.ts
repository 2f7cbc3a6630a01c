import { expect, it } from 'vitest';
import { MiningPhase, type SyncState } from '../../contract/index.ts';
import { isMining } from './use-facts.ts';

it('what no process reads is not being mined: its sync can be started, and nobody waits for it', () => {
  const idle = MiningPhase.options.filter((phase) => !isMining({ phase } as SyncState));
  expect(idle).toEqual(['done', 'failed', 'empty', 'unfinished']);
});
