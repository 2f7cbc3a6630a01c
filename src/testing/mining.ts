import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../store/index.ts';
import { createMemorySink, type MemoryFacts, type MemorySink } from './memory-sink.ts';
import type { TestRepository } from './repository.ts';
import { mine, type MiningOptions, type MiningSummary } from '../git/index.ts';
import { verifyLedger, type Verification } from '../git/index.ts';

/** Mines a test repository into a sink in memory; the cache lies beside the repository. */
export async function mineInto(
  repository: TestRepository,
  sink: MemorySink = createMemorySink(),
  options: Partial<MiningOptions> = {},
): Promise<{ facts: MemoryFacts; summary: MiningSummary; sink: MemorySink }> {
  const summary = await mine({
    gitDir: repository.gitDir,
    cacheDir: cacheOf(repository),
    sink,
    parallel: 1,
    ...options,
  });
  return { facts: sink.facts, summary, sink };
}

/** Mines a test repository into a store, and says its id there. */
export async function mineIntoStore(repository: TestRepository, store: Store): Promise<number> {
  const { gitDir } = repository;
  const { id } = await store.repositories.add({ name: 'app', source: '/app', gitDir });
  await mine({ gitDir, cacheDir: cacheOf(repository), sink: store.facts.sinkFor(id), parallel: 1 });
  return id;
}

export function cacheOf({ scratch }: TestRepository): string {
  return join(scratch, 'cache');
}

export function dropCacheOf(repository: TestRepository): void {
  rmSync(cacheOf(repository), { recursive: true, force: true });
}

export function verifyAll(repository: TestRepository): Promise<Verification> {
  return verifyLedger({ gitDir: repository.gitDir, cacheDir: cacheOf(repository) });
}

/** Sum of all landings by file and origin, without those that cancelled out. */
export function landedLines(facts: MemoryFacts): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [key, delta] of facts.landings) {
    const place = key.split(' ').slice(1, 3).join(' ');
    const sum = (sums.get(place) ?? 0) + delta;
    if (sum === 0) sums.delete(place);
    else sums.set(place, sum);
  }
  return sums;
}

/** Everything a sink holds but its epoch, in an order of its own, for comparison. */
export function comparable(facts: MemoryFacts): unknown {
  const sorted = (map: ReadonlyMap<unknown, unknown>): unknown[] =>
    [...map].map((entry) => JSON.stringify(entry)).sort();
  return {
    commits: facts.commits,
    position: facts.position,
    refs: facts.refs,
    signatures: sorted(facts.signatures),
    files: sorted(facts.files),
    landed: sorted(facts.landed),
    changes: sorted(facts.changes),
    edits: sorted(facts.edits),
    landings: sorted(facts.landings),
    tip: sorted(facts.tip),
    tipFiles: sorted(facts.tipFiles),
    lives: facts.lives,
  };
}
