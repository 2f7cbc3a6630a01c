import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WheelhouseError } from '../core/index.ts';
import { createRunState, storedState } from './run-state.ts';

const nothing = { commits: false, changes: false, ledger: false };
const all = { commits: true, changes: true, ledger: true };
const stored = {
  source_id: 1,
  epoch: 'a',
  commits: 50,
  files: 9,
  changes: 50,
  ledger: 50,
  landed: true,
  horizon: null,
  versions: { refs: 3 },
  error_code: null,
  error_message: null,
  error_help: null,
  error_at: null,
  misfits: null,
};

it('shows the first phase that is not complete, for phases overlap', () => {
  const run = createRunState(1, nothing);
  expect(run.state()).toMatchObject({ phase: 'queued', startedAt: null });
  run.started();
  run.progress({ phase: 'commits', done: 10, total: 100 });
  run.progress({ phase: 'changes', done: 60, total: 100 });
  expect(run.state()).toMatchObject({ phase: 'commits', done: 10 });
  run.progress({ phase: 'commits', done: 100, total: 100 });
  expect(run.state()).toMatchObject({ phase: 'changes', done: 60 });
  run.progress({ phase: 'ledger', done: 40, total: 80 });
  expect(run.state()).toMatchObject({ phase: 'changes', done: 60 });
  run.progress({ phase: 'changes', done: 100, total: 100 });
  expect(run.state()).toMatchObject({ phase: 'ledger', done: 40, total: 80 });
  run.progress({ phase: 'tip', done: 1, total: 5 });
  expect(run.state()).toMatchObject({ phase: 'tip' });
  run.finished(null, 100);
  expect(run.state()).toMatchObject({
    phase: 'done',
    done: 100,
    total: 100,
    ready: all,
    error: null,
    secondsLeft: null,
  });
});

const PHASES = ['clone', 'fetch', 'commits', 'changes', 'ledger', 'tip'] as const;
const told = fc.record({
  phase: fc.constantFrom(...PHASES),
  done: fc.nat(100),
  total: fc.constantFrom(0, 50, 100),
});

it('never goes back, in whatever order and however often a miner tells its progress', () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 60 }), (progress) => {
      const run = createRunState(1, nothing);
      run.started();
      let before = run.state();
      for (const each of progress) {
        run.progress({ ...each, done: Math.min(each.done, each.total) });
        const now = run.state();
        const rank = (phase: string) =>
          Math.max(
            1,
            PHASES.findIndex((one) => one === phase),
          );
        expect(now.share).toBeGreaterThanOrEqual(before.share);
        expect(now.share).toBeLessThanOrEqual(1);
        expect(rank(now.phase)).toBeGreaterThanOrEqual(rank(before.phase));
        if (now.phase === before.phase) expect(now.done).toBeGreaterThanOrEqual(before.done);
        before = now;
      }
      run.finished(null, 9);
      expect(run.state().share).toBe(1);
    }),
  );
});

it('mining that starts anew after a fault, or after its fetch, does not start its bar anew', () => {
  const run = createRunState(1, nothing);
  run.started();
  run.progress({ phase: 'clone', done: 0, total: 0 });
  expect(run.state()).toMatchObject({ phase: 'clone', share: 0, total: 0 });
  run.progress({ phase: 'clone', done: 100, total: 100 });
  const cloned = run.state().share;
  expect(cloned).toBeGreaterThan(0.2);
  run.waits();
  expect(run.state()).toMatchObject({ phase: 'queued', share: cloned });
  run.started();
  expect(run.state()).toMatchObject({ phase: 'commits', share: cloned });
  run.progress({ phase: 'ledger', done: 80, total: 100 });
  const { share } = run.state();
  run.progress({ phase: 'commits', done: 1, total: 100 });
  run.progress({ phase: 'ledger', done: 3, total: 100 });
  expect(run.state()).toMatchObject({ phase: 'ledger', done: 80 });
  expect(run.state().share).toBeGreaterThanOrEqual(share);
});

it('keeps showing what was there before, unless it was dropped', () => {
  const run = createRunState(1, all);
  run.started();
  expect(run.state().ready).toEqual(all);
  run.dropped();
  run.becameReady('commits');
  expect(run.state().ready).toEqual({ commits: true, changes: false, ledger: false });
});

it('says why it failed and what to do', () => {
  const run = createRunState(1, nothing);
  run.finished(new WheelhouseError('repository.empty', 'No commits.', { help: 'Commit something.' }));
  expect(run.state()).toMatchObject({
    phase: 'empty',
    error: { code: 'repository.empty', message: 'No commits.', help: 'Commit something.' },
  });
});

it('says of an earlier process why it failed, what to do, and when', () => {
  const failed = {
    ...stored,
    fingerprint: null,
    synced_at: null,
    error_code: 'repository.not-readable',
    error_message: 'Broken.',
    error_help: 'Mend it.',
    error_at: new Date('2026-01-02T00:00:00Z'),
  };
  expect(storedState(1, failed)).toMatchObject({
    phase: 'failed',
    error: { code: 'repository.not-readable', message: 'Broken.', help: 'Mend it.' },
    finishedAt: '2026-01-02T00:00:00.000Z',
  });
  expect(storedState(1, { ...failed, error_code: 'repository.empty' })).toMatchObject({ phase: 'empty' });
});

it('tells from the store what an earlier process left', () => {
  expect(storedState(1, null)).toMatchObject({ phase: 'unfinished', ready: nothing });
  expect(storedState(1, { ...stored, fingerprint: 'x', synced_at: new Date('2026-01-01T00:00:00Z') })).toMatchObject({
    phase: 'done',
    ready: all,
    finishedAt: '2026-01-01T00:00:00.000Z',
  });
  expect(storedState(1, { ...stored, ledger: 20, fingerprint: null, synced_at: null })).toMatchObject({
    phase: 'unfinished',
    ready: { commits: true, changes: true, ledger: false },
  });
  expect(
    storedState(1, { ...stored, fingerprint: null, synced_at: null, error_code: 'git.failed', error_message: 'No.' }),
  ).toMatchObject({ phase: 'failed', error: { code: 'git.failed', message: 'No.' } });
});
