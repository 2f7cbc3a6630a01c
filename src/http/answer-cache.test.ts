import { expect, it } from 'vitest';
import { answer, createAnswerCache } from './answer-cache.ts';

const of = (bytes: number) => answer('"x"', new Uint8Array(bytes));

it('asks once for what is asked twice', async () => {
  const cache = createAnswerCache(10_000);
  let asked = 0;
  const ask = () => cache.get('a', async () => (asked++, of(100)));
  const [first, second] = await Promise.all([ask(), ask()]);
  expect([first.hit, second.hit, (await ask()).hit]).toEqual([false, true, true]);
  expect(asked).toBe(1);
});

it('drops the least recently used when it is full', async () => {
  const cache = createAnswerCache(1_000);
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) await cache.get(key, async () => of(120));
  await cache.get('a', async () => of(120));
  await cache.get('i', async () => of(120));
  expect(cache.bytes).toBeLessThanOrEqual(1_000);
  expect((await cache.get('a', async () => of(120))).hit).toBe(true);
  expect((await cache.get('b', async () => of(120))).hit).toBe(false);
});

it('does not keep what would push out everything else', async () => {
  const cache = createAnswerCache(1_000);
  await cache.get('big', async () => of(900));
  expect(cache.bytes).toBe(0);
});

it('does not keep a failure', async () => {
  const cache = createAnswerCache(1_000);
  await expect(cache.get('a', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await cache.get('a', async () => of(10))).hit).toBe(false);
});
