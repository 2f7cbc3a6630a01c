import { expect } from 'vitest';
import { createMemorySink } from './memory-sink.ts';
import { landedLines, mineInto, verifyAll } from './mining.ts';
import type { TestRepository } from './repository.ts';

/** Mines, checks the laws that must hold for any repository, and gives the facts. */
export async function mineSoundly(
  repository: TestRepository,
  sink = createMemorySink(),
): Promise<ReturnType<typeof createMemorySink>['facts']> {
  const { facts, summary } = await mineInto(repository, sink);
  expect(landedLines(facts)).toEqual(facts.tip);
  expect(summary.misfits).toBe(0);
  const verified = await verifyAll(repository);
  expect(verified.files.filter(({ differ }) => differ > 0)).toEqual([]);
  return facts;
}

/** The id of a path. */
export const idOf = (facts: { files: Map<number, { id: number; path: string }> }, path: string): number =>
  [...facts.files.values()].find((file) => file.path === path)!.id;
/** Lines `from` to `to`, each of its own. */
export const text = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `line ${from + i}\n`).join('');
