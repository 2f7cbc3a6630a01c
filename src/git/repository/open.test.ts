import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeRepository, temporaryFolder } from '../../testing/small-repository.ts';
import { discoverRepositories } from './discover.ts';
import { openRepository } from './open.ts';

it('does not find repositories in folders that are marked as caches', async () => {
  using folder = temporaryFolder();
  const api = makeRepository(folder.join('code/api'), [{ files: { a: 'a\n' } }]);
  makeRepository(folder.join('code/data/cache/1/view'), [{ files: { a: 'a\n' } }]);
  writeFileSync(folder.join('code/data/cache/CACHEDIR.TAG'), 'Signature: 8a477f597d28d172789f06886806bc55\n');
  expect(await discoverRepositories(folder.join('code'))).toEqual([api]);
});

it('finds repositories that a folder only links to, and goes in no circles', async () => {
  using folder = temporaryFolder();
  const api = makeRepository(folder.join('elsewhere/api'), [{ files: { a: 'a\n' } }]);
  makeRepository(folder.join('elsewhere/deep/web'), [{ files: { a: 'a\n' } }]);
  mkdirSync(folder.join('code'));
  symlinkSync(api, folder.join('code/api'));
  symlinkSync(folder.join('elsewhere/deep'), folder.join('code/deep'));
  symlinkSync(folder.join('code'), folder.join('code/self'));
  symlinkSync(folder.join('nowhere'), folder.join('code/gone'));
  expect(await discoverRepositories(folder.join('code'))).toEqual([folder.join('code/api')]);
});

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

it('what may not be read is said to be so, not to be no repository', () => {
  using folder = temporaryFolder();
  chmodSync(folder.path, 0o755);
  const make = (name: string) => makeRepository(folder.join(name), [{ files: { a: 'a\n' } }]);
  const closed = make('closed');
  const half = join(make('half'), 'objects');
  const headless = join(make('headless'), 'HEAD');
  for (const path of [closed, half, headless]) chmodSync(path, 0);

  // Root may read everything: there, a process of nobody looks.
  const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const module = JSON.stringify(new URL('./open.ts', import.meta.url).href);
  const program = `import(${module}).then(async ({ openRepository }) => {
    for (const path of process.argv.slice(1)) await openRepository(path, '/').catch((e) => console.log(e.code, e.message));
  })`;
  const asked = [closed, join(closed, 'objects'), folder.join('half'), folder.join('headless')];
  const said = execFileSync(process.execPath, ['--import', 'tsx', '-e', program, ...asked], {
    encoding: 'utf8',
    ...asNobody,
  });
  const refused = (path: string) => `repository.not-readable ${path} cannot be read: permission denied.\n`;
  expect(said).toBe([closed, join(closed, 'objects'), half, headless].map(refused).join(''));
  for (const path of [closed, half, headless]) chmodSync(path, 0o700);
});
