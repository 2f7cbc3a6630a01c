import { expect, it } from 'vitest';
import { concentration } from './concentration.ts';

it('counts the fewest who hold half and 80%', () => {
  expect(concentration([10, 50, 25, 15])).toEqual({ half: 1, most: 3, holders: 4, topShare: 0.5 });
  expect(concentration([1, 1, 1, 1, 1])).toEqual({ half: 3, most: 4, holders: 5, topShare: 0.2 });
});
it('leaves out who holds nothing, and is empty without anything', () => {
  expect(concentration([0, 7])).toEqual({ half: 1, most: 1, holders: 1, topShare: 1 });
  expect(concentration([0])).toEqual({ half: 0, most: 0, holders: 0, topShare: null });
});
