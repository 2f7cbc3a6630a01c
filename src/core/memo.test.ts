import { expect, it } from 'vitest';
import { canonical, createMemo, LOCAL_OWNER } from './memo.ts';

const asked = (scope: unknown, version = 1, who = LOCAL_OWNER) => ({ version, scope, who });

it('computes once for a version, a whole scope and who asks, however many ask at once', async () => {
  const memo = createMemo(10);
  let computed = 0;
  const compute = () => Promise.resolve(++computed);
  expect(
    await Promise.all([memo.get(asked({ a: 1, b: 2 }), compute), memo.get(asked({ b: 2, a: 1 }), compute)]),
  ).toEqual([1, 1]);
  expect(await memo.get(asked({ a: 1, b: 2, c: 3 }), compute)).toBe(2);
  expect(await memo.get(asked({ a: 1, b: 2 }, 1, 'another'), compute)).toBe(3);
  expect(await memo.get(asked({ a: 1, b: 2 }, 2), compute)).toBe(4);
});

it('lets go of the least recently used, and keeps no failure', async () => {
  const memo = createMemo(2);
  let computed = 0;
  const compute = () => Promise.resolve(++computed);
  for (const scope of ['one', 'two', 'one', 'three']) await memo.get(asked(scope), compute);
  expect(await memo.get(asked('one'), compute)).toBe(1);
  expect(await memo.get(asked('two'), compute)).toBe(4);
  await expect(memo.get(asked('fails'), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await memo.get(asked('fails'), compute)).toBe(5);
});

it('writes a scope the same way whatever the order of its names', () => {
  const day = new Date('2026-05-20T12:00:00Z');
  expect(canonical({ b: [2, { y: 1, x: undefined }], a: day })).toBe(
    '{"a":"2026-05-20T12:00:00.000Z","b":[2,{"y":1}]}',
  );
});
