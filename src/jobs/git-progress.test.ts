import { expect, it } from 'vitest';
import { createFetchProgress } from './git-progress.ts';

it('git starts anew with each of its steps, a clone never goes back', () => {
  const read = createFetchProgress();
  const told: [phase: string, percent: number | null][] = [
    ['Cloning into', null],
    ['Enumerating objects', null],
    ['Counting objects', 100],
    ['Compressing objects', 3],
    ['Receiving objects', 50],
    ['Receiving objects', 100],
    ['Resolving deltas', 0],
    ['Compressing objects', 5],
    ['Resolving deltas', 50],
    ['Checking connectivity', null],
    ['Resolving deltas', 100],
  ];
  expect(
    told.map(([phase, percent]) => read({ phase, percent })).map(({ doing, percent }) => [doing, percent]),
  ).toEqual([
    ['looking for the repository', null],
    ['the other side is packing', 0],
    ['the other side is packing', 0],
    ['the other side is packing', 0],
    ['receiving', 40],
    ['receiving', 80],
    ['unpacking', 80],
    ['unpacking', 80],
    ['unpacking', 90],
    ['unpacking', 90],
    ['unpacking', 100],
  ]);
});
