import type { FactSink } from '../../core/index.ts';
import type { Engine } from '../engine/engine.ts';
import { storeChanges } from './changes.ts';
import { storeCommits } from './commits.ts';
import { closeSync, openSync } from './lifecycle.ts';
import { storeLedger } from './ledger.ts';
import { storeRefs } from './refs.ts';
import { storeTip } from './tip.ts';

/** Takes the facts of one repository; every call is one transaction. */
export function factSink(
  engine: Engine,
  { repoId, botPatterns }: { repoId: number; botPatterns: readonly RegExp[] },
): FactSink {
  return {
    open: (epoch) => engine.write((transaction) => openSync(transaction, repoId, epoch)),
    commits: (batch) => engine.write((transaction) => storeCommits(transaction, repoId, batch)),
    refs: (refs) => engine.write((transaction) => storeRefs(transaction, { repoId, botPatterns }, refs)),
    changes: (batch) => engine.write((transaction) => storeChanges(transaction, repoId, batch)),
    ledger: (batch) => engine.write((transaction) => storeLedger(transaction, repoId, batch)),
    tip: (tip) => engine.write((transaction) => storeTip(transaction, repoId, tip)),
    close: (result) => engine.write((transaction) => closeSync(transaction, repoId, result)),
  };
}
