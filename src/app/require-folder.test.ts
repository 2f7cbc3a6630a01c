import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/small-repository.ts';
import { requireFolder } from './require-folder.ts';

it('tells a folder that is missing from one that cannot be looked into, and from a file', async () => {
  using folder = temporaryFolder();
  writeFileSync(folder.join('file'), '');
  symlinkSync('loop', folder.join('loop'));
  const refused = (path: string, why: string) =>
    expect(requireFolder(path)).rejects.toMatchObject({
      code: 'input.invalid',
      message: expect.stringContaining(`${path} ${why}`) as string,
    });
  await requireFolder(folder.path);
  await refused(folder.join('none'), 'does not exist.');
  await refused(folder.join('file/none'), 'does not exist.');
  await refused(folder.join('file'), 'is no folder.');
  await refused(folder.join('loop/x'), 'cannot be entered: ELOOP');
});

// Mounting is for root of a namespace of its own, which not every system allows.
const alone = ['--map-root-user', '--mount'];
const waysToMount = ['unshare'].filter((program) => spawnSync(program, [...alone, 'true']).status === 0);
it.each(waysToMount)('a read-only file system is said to be one, where a folder is made or needed (%s)', (unshare) => {
  using folder = temporaryFolder();
  const mount = folder.join('mount');
  mkdirSync(mount);
  const program = ['make', 'require'].map((verb) => {
    const module = JSON.stringify(new URL(`./${verb}-folder.ts`, import.meta.url).href);
    return `await import(${module}).then((it) => it.${verb}Folder(process.argv[1])).catch((e) => console.log(e.message));`;
  });
  const script = 'mount -t tmpfs -o ro none "$2" && exec "$0" --import tsx --input-type=module -e "$1" "$2"';
  const inside = ['sh', '-c', script, process.execPath, program.join('\n'), mount];
  const said = execFileSync(unshare, [...alone, ...inside], { encoding: 'utf8' });
  const sentence = `${mount} cannot be written to: the file system is read-only.\n`;
  expect(said).toBe(sentence + sentence);
});
