import { expect, it } from 'vitest';
import { shareOut } from './budget.ts';

const MB = 1_048_576;

it('gives one repository the whole machine', () => {
  expect(shareOut(1, { memory: 1_200, parallel: null }, 4)).toEqual({ repositories: 1, memory: 900 * MB, parallel: 3 });
});

it('runs as many side by side as cores and memory carry', () => {
  expect(shareOut(50, { memory: 1_500, parallel: null }, 4)).toEqual({
    repositories: 2,
    memory: 600 * MB,
    parallel: 1,
  });
  expect(shareOut(50, { memory: 8_000, parallel: null }, 4).repositories).toBe(4);
  expect(shareOut(50, { memory: 8_000, parallel: 2 }, 4)).toMatchObject({ repositories: 2, parallel: 1 });
});

it('always runs one, however little there is', () => {
  expect(shareOut(3, { memory: 256, parallel: null }, 1)).toEqual({ repositories: 1, memory: 250 * MB, parallel: 1 });
});
