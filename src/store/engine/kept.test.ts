import { expect, it } from 'vitest';
import { keptUntilWritten } from './kept.ts';

it('reads again only after a write, also one that fails', async () => {
  const { keep, around } = keptUntilWritten();
  let state = 1;
  let readings = 0;
  const read = keep(async () => {
    readings++;
    return state;
  });
  expect([await read(), await read(), readings]).toEqual([1, 1, 1]);
  await around(async () => void (state = 2));
  expect([await read(), await read(), readings]).toEqual([2, 2, 2]);
  await expect(around(() => Promise.reject(new Error('rolled back')))).rejects.toThrow('rolled back');
  expect([await read(), readings]).toEqual([2, 3]);
});

it('keeps nothing that was read while something was being written', async () => {
  const { keep, around } = keptUntilWritten();
  let state = 'before';
  const read = keep(() => Promise.resolve(state));
  let early: Promise<string> | undefined;
  await around(async () => {
    early = read();
    await early;
    state = 'after';
  });
  expect([await early, await read()]).toEqual(['before', 'after']);
});

it('keeps no failure', async () => {
  const answers = [() => Promise.reject(new Error('gone')), () => Promise.resolve('back')];
  const read = keptUntilWritten().keep<string>(() => answers.shift()!());
  await expect(read()).rejects.toThrow('gone');
  expect(await read()).toBe('back');
});
