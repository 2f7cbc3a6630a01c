import { expect, it } from 'vitest';
import { baseOf, namesOf } from './repository-names.ts';

const names = (base: string, ...sources: string[]) => namesOf(sources.map((source) => ({ base, source })));

it('one alone has its own name', () => {
  expect(names('x', 'http://127.0.0.1:1/x.git')).toEqual(['x']);
  expect(baseOf('team/api')).toBe('api');
});

it('namesakes all get the folder or the owner above them', () => {
  expect(names('repo', '/code/got/repo', '/code/ky/repo')).toEqual(['got/repo', 'ky/repo']);
  expect(names('api', 'https://example.com/team/api.git', 'git@example.com:ops/api.git', '/code/api')).toEqual([
    'team/api',
    'ops/api',
    'code/api',
  ]);
  expect(names('api', 'C:\\code\\a\\api', 'C:\\code\\b\\api')).toEqual(['a/api', 'b/api']);
});

it('as much more as tells them apart, and no more', () => {
  expect(names('api', '/x/a/api', '/y/a/api', '/z/b/api')).toEqual(['x/a/api', 'y/a/api', 'b/api']);
});

it('a host stands for an owner where there is none, without user and scheme', () => {
  expect(names('x', 'http://127.0.0.1:1/x.git', 'ssh://git@example.com/x.git', 'git@example.org:x.git')).toEqual([
    '127.0.0.1:1/x',
    'example.com/x',
    'example.org/x',
  ]);
});

it('where nothing tells them apart, they are the same', () => {
  expect(names('x', 'http://example.com/x.git', 'https://example.com/x')).toEqual(['example.com/x', 'example.com/x']);
});
