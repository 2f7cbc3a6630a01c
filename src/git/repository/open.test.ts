import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeRepository, temporaryFolder } from '../../testing/small-repository.ts';
import { openRepository } from './open.ts';

it('a repository is called what its folder is called where the user found it', async () => {
  using folder = temporaryFolder();
  const bare = makeRepository(folder.join('store/red/repo'), [{ files: { 'src/a.ts': 'a\n' } }]);
  const tree = folder.join('store/blue/repo');
  execFileSync('git', ['clone', '-q', bare, tree]);
  mkdirSync(folder.join('code'));
  symlinkSync(bare, folder.join('code/api'));
  symlinkSync(tree, folder.join('code/web'));
  symlinkSync(join(tree, 'src'), folder.join('code/sources'));
  symlinkSync(folder.join('store'), folder.join('everything'));
  makeRepository(folder.join('code/tool.git'), [{ files: { a: 'a\n' } }]);

  const found = async (path: string) => {
    const { name, source } = await openRepository(folder.join(path), folder.join('data'));
    return [name, source];
  };
  expect(await found('code/api')).toEqual(['api', bare]);
  expect(await found('code/web')).toEqual(['web', tree]);
  expect(await found('code/web/src')).toEqual(['web', tree]);
  expect(await found('code/web/.git')).toEqual(['web', tree]);
  expect(await found('everything/blue/repo')).toEqual(['repo', tree]);
  expect(await found('code/tool.git')).toEqual(['tool', folder.join('code/tool.git')]);
  // The link leads into the repository, and its name is that of a part.
  expect(await found('code/sources')).toEqual(['repo', tree]);
});
