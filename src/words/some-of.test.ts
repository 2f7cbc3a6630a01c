import { expect, it } from 'vitest';
import { someOf } from './some-of.ts';

const names = ['a', 'b', 'c', 'd'];

it.each([
  [0, ''],
  [1, 'a'],
  [2, 'a and b'],
  [3, 'a, b and c'],
  [4, 'a, b and 2 more'],
])('%i names, three parts at most', (length, words) => expect(someOf(names.slice(0, length), { most: 3 })).toBe(words));

it('all are named unless they are too many, and counted where only the first are known', () => {
  expect(someOf(names)).toBe('a, b, c and d');
  expect(someOf(names, { count: 1204 })).toBe('a, b, c, d and 1,200 more');
  expect(someOf(names, { count: 9, most: 3 })).toBe('a, b and 7 more');
});

it('says what the others are, and shows what a name hides', () => {
  const noun = ['repository', 'repositories'] as const;
  expect(someOf(names, { most: 3, noun })).toBe('a, b and 2 more repositories');
  expect(someOf(names, { count: 5, noun })).toBe('a, b, c, d and 1 more repository');
  expect(someOf(['a', '\u202eb'])).toBe(String.raw`a and \u202eb`);
});
