import { execFileSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/small-repository.ts';
import { makeFolder } from './make-folder.ts';

it('makes a folder with those above it, once or twice', async () => {
  using folder = temporaryFolder();
  await makeFolder(folder.join('a/b/c'));
  await makeFolder(folder.join('a/b/c'));
  expect(statSync(folder.join('a/b/c')).isDirectory()).toBe(true);
});

it('says at once where none can be made', async () => {
  using folder = temporaryFolder();
  writeFileSync(folder.join('file'), '');
  const refused = (path: string, why: string) =>
    expect(makeFolder(path)).rejects.toMatchObject({
      code: 'input.invalid',
      message: expect.stringContaining(why) as string,
    });
  await refused(folder.join('file'), 'a file is in the way');
  await refused(folder.join('file/x'), 'a file is in the way');
});

// Node's own recursive mkdir spins for ever there, without giving way to a timer: hence a process of its own.
it.runIf(existsSync('/proc/self'))('ends in /proc too', () => {
  const module = JSON.stringify(new URL('./make-folder.ts', import.meta.url).href);
  const program = `import(${module}).then(({ makeFolder }) => makeFolder('/proc/x/y')).catch((e) => console.log(e.message))`;
  const said = execFileSync(process.execPath, ['--import', 'tsx', '-e', program], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(said).toBe('/proc/x/y cannot be made: the system allows no new folder there.\n');
});
