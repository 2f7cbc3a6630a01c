import { expect, it } from 'vitest';
import { onceATurn } from './once-a-turn.ts';

it('reads once for all who ask in one turn, and again for who asks once it has begun', async () => {
  let state = 1;
  let readings = 0;
  const read = onceATurn(async () => {
    readings++;
    return state;
  });
  const first = [read(), read(), read()];
  await Promise.resolve();
  state = 2;
  const second = read();
  expect(await Promise.all(first)).toEqual([1, 1, 1]);
  expect(await second).toBe(2);
  expect(readings).toBe(2);
});

it('keeps no failure', async () => {
  const answers = [() => Promise.reject(new Error('gone')), () => Promise.resolve('back')];
  const read = onceATurn<string>(() => answers.shift()!());
  await expect(Promise.all([read(), read()])).rejects.toThrow('gone');
  expect(await read()).toBe('back');
});
