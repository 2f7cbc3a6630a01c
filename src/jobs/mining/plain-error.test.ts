import { expect, it } from 'vitest';
import { toPlain } from './plain-error.ts';

const refused = (code: string, more: object) => toPlain(Object.assign(new Error(`${code}: raw`), { code, ...more }));

it('what the system refuses is told as that, not as a bug', () => {
  expect(refused('EACCES', { syscall: 'open', path: '/data/cache/1/lock' })).toMatchObject({
    code: 'store.failed',
    message: '/data/cache/1/lock cannot be used: permission denied.',
    help: expect.stringContaining('access') as string,
  });
  expect(refused('ENOSPC', { syscall: 'write' })).toMatchObject({
    message: 'A file cannot be used: no space is left on the disk.',
  });
  const words = new Error('fatal: write failure on standard output: No space left on device');
  expect(toPlain(words)).toMatchObject({ code: 'store.failed', help: expect.stringContaining('Free some') as string });
  expect(refused('EMFILE', { syscall: 'open', path: '/data/x' })).toMatchObject({
    message: '/data/x cannot be used: too many files are open.',
  });
});

it('anything else is a bug, with its stack', () => {
  expect(toPlain(new TypeError('x is not a function'))).toMatchObject({
    code: 'internal',
    message: 'x is not a function',
    stack: expect.stringContaining('plain-error.test') as string,
  });
});
