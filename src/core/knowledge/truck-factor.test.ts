import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { truckFactor } from './truck-factor.ts';

const value = (...files: string[]) => truckFactor(files.map((authors) => [...authors]))?.value;

describe('truck factor', () => {
  it('is one when one person is the only author of more than half', () => {
    expect(value('a', 'a', 'a', 'b', 'c')).toBe(1);
  });
  it('needs under half, not half: with two equal owners both must go', () => {
    expect(value('a', 'a', 'b', 'b')).toBe(2);
  });
  it('counts a second author of a file as keeping it', () => {
    expect(value('ab', 'ab', 'ab', 'ac')).toBe(2);
  });
  it('is every author when all know everything', () => {
    expect(value('abc', 'abc', 'abc')).toBe(3);
  });
  it('is zero, unowned, when under half have an author at the start', () => {
    expect(truckFactor([['a'], [], []])).toEqual({ value: 0, unowned: true, removed: [] });
    expect(value('a', '')).toBe(1);
  });
  it('is nothing without files', () => expect(truckFactor([])).toBeNull());

  it('agrees with the procedure done literally, and with the upper median of the last author removed', () => {
    const worlds = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 4 }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(worlds, (files) => {
        const found = truckFactor(files)!.value;
        expect(found).toBe(literally(files));
        expect(found).toBe(asOrderStatistic(files));
      }),
      { numRuns: 500 },
    );
  });
});

/** The paper's loop, word for word: recount, take out the top author, look again. */
function literally(files: number[][]): number {
  let left = files.map((people) => [...people]);
  for (let gone = 0; ; gone++) {
    if (left.filter((people) => people.length > 0).length < files.length / 2) return gone;
    const counts = new Map<number, number>();
    for (const id of left.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
    if (counts.size === 0) return gone;
    const most = Math.max(...counts.values());
    const top = Math.min(...[...counts].filter(([, n]) => n === most).map(([id]) => id));
    left = left.map((people) => people.filter((id) => id !== top));
  }
}

/** What the SQL computes: a file falls with its last author; under half are left when the upper median has fallen. */
function asOrderStatistic(files: number[][]): number {
  const counts = new Map<number, number>();
  for (const id of files.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
  const order = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([id]) => id);
  const falls = files.map((people) => Math.max(0, ...people.map((id) => order.indexOf(id) + 1)));
  return falls.toSorted((a, b) => a - b)[Math.floor(files.length / 2)]!;
}
