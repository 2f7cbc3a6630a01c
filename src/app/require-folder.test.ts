import { symlinkSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/small-repository.ts';
import { requireFolder } from './require-folder.ts';
import { refuseFolder } from './require-writable.ts';

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

it('a read-only file system is said to be one', () => {
  const refuse = refuseFolder('/mnt/tape', 'written to');
  expect(() => refuse(Object.assign(new Error('EROFS: raw'), { code: 'EROFS' }))).toThrow(
    '/mnt/tape cannot be written to: the file system is read-only.',
  );
});
