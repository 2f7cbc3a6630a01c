import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createMemorySink } from '../testing/memory-sink.ts';
import { growRepository, makeRepository, temporaryFolder } from '../testing/small-repository.ts';
import { isAsRead } from './glance.ts';
import { mine } from './mine.ts';

it('sees at a glance whatever could change a fact, and nothing where nothing did', async () => {
  using folder = temporaryFolder();
  const gitDir = makeRepository(folder.join('one'), [{ files: { a: 'a\n' } }, { files: { b: 'b\n' } }]);
  const cacheDir = folder.join('cache');
  const sink = createMemorySink();
  const git = (...args: string[]) => execFileSync('git', ['-C', gitDir, ...args], { encoding: 'utf8' }).trim();
  const read = async () => {
    const { epoch } = await mine({ gitDir, cacheDir, sink });
    return { epoch, fingerprint: (await sink.open(epoch)).fingerprint! };
  };
  const isSame = async (last: Awaited<ReturnType<typeof read>>, ignoreRevs?: string) =>
    isAsRead({ gitDir, cacheDir, read: last, ignoreRevs });

  let last = await read();
  expect(await isSame(last)).toBe(true);
  expect(await isSame({ ...last, epoch: 'another' })).toBe(false);
  expect(await isSame({ ...last, fingerprint: 'another' })).toBe(false);
  expect(await isSame(last, '.git-blame-ignore-revs')).toBe(false);

  const changes: (() => unknown)[] = [
    () => growRepository(gitDir, [{ files: { c: 'c\n' } }]),
    () => git('tag', 'v1.0.0'),
    () => git('tag', '-f', 'v1.0.0', 'main~1'),
    () => git('tag', '-d', 'v1.0.0'),
    () => git('branch', 'other', 'main~1'),
    () => git('symbolic-ref', 'HEAD', 'refs/heads/other'),
    () => git('update-ref', '-d', 'refs/heads/main'),
    () => writeFileSync(folder.join('one', 'shallow'), `${git('rev-parse', 'HEAD')}\n`),
  ];
  for (const change of changes) {
    change();
    expect(await isSame(last)).toBe(false);
    last = await read();
    expect(await isSame(last)).toBe(true);
  }
  // a detached HEAD is in no ref
  git('update-ref', '--no-deref', 'HEAD', git('rev-parse', 'HEAD'));
  expect(await isSame(last)).toBe(false);
  last = await read();
  expect(await isSame(last)).toBe(false);
});
