import { expect, test } from 'vitest';
import { createScorer } from './rename-scores.ts';
import { LEAST_SCORE, similarity, spansOf } from './similarity.ts';

/** Files of lines that many of them share, by a generator with a fixed seed. */
function manyFiles(count: number, seed: number): Buffer[] {
  let state = seed;
  const random = (below: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  return Array.from({ length: count }, () =>
    Buffer.from(Array.from({ length: 1 + random(12) }, () => `line ${random(40)}\n`).join('')),
  );
}

test('an index of the sources gives the scores that comparing each pair gives', () => {
  const sources = manyFiles(60, 7).map((content, i) => (i % 9 === 0 ? undefined : spansOf(content)));
  const targets = manyFiles(40, 8).map(spansOf);
  const scorer = createScorer(sources, targets)!;
  let found = 0;
  for (const target of targets) {
    const each = sources.flatMap((spans, source) => {
      const score = spans === undefined ? 0 : similarity(spans, target, LEAST_SCORE);
      return score > 0 ? [{ source, score }] : [];
    });
    expect(scorer(target)).toEqual(each);
    found += each.length;
  }
  expect(found).toBeGreaterThan(500);
});

test('files that all share everything are too many to tell apart', () => {
  const same = Array.from({ length: 40_000 }, () => spansOf(Buffer.from('x\n')));
  expect(createScorer(same, same)).toBeNull();
  expect(createScorer(same, same.slice(0, 100))).not.toBeNull();
});
