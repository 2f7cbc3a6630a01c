import { expect, it } from 'vitest';
import { groupsOf } from './groups.ts';

it.each([
  [[], []],
  [
    [
      [1, 2],
      [3, 4],
    ],
    [0, 1],
  ],
  [
    [
      [1, 2],
      [3, 4],
      [2, 5],
    ],
    [0, 1, 0],
  ],
  [
    [
      [1, 2],
      [3, 4],
      [2, 3],
      [7, 8],
    ],
    [0, 0, 0, 1],
  ],
])('pairs %j belong to groups %j', (pairs, groups) => {
  expect(groupsOf(pairs)).toEqual(groups);
});
