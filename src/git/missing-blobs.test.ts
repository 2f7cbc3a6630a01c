import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createMemorySink, type MemorySink } from '../testing/memory-sink.ts';
import { comparable, mineInto } from '../testing/mining.ts';
import { createRepository, type TestRepository } from '../testing/repository.ts';
import { readMeta, writeMeta } from './cache/meta.ts';
import { mine } from './mine.ts';

const text = (to: number): string => Array.from({ length: to }, (_, i) => `line ${i}\n`).join('');

/** A clone without blobs of a repository that gives them when asked, and what mines it. */
function partialClone(repository: TestRepository) {
  const origin = repository.gitDir;
  repository.git('config', 'uploadpack.allowFilter', 'true');
  repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  const gitDir = join(repository.scratch, 'partial.git');
  execFileSync('git', ['clone', '-q', '--bare', '--filter=blob:none', `file://${origin}`, gitDir]);
  const cacheDir = join(repository.scratch, 'partial-cache');
  return {
    cacheDir,
    git: (...args: string[]) => execFileSync('git', ['--git-dir', gitDir, ...args], { encoding: 'utf8' }).trim(),
    mine: (sink: MemorySink) => mine({ gitDir, cacheDir, sink, parallel: 1 }),
  };
}

function history(commits: number): TestRepository {
  const repository = createRepository();
  for (let i = 1; i <= commits; i++) repository.commit({ files: { a: text(i), [`dir/${i}`]: `${i}\n` } });
  repository.flush();
  return repository;
}

it('blobs of a partial clone that were fetched later are mined, and then nothing is new again', async () => {
  using repository = history(30);
  const clone = partialClone(repository);
  const sink = createMemorySink();
  const first = await clone.mine(sink);
  expect(first.missingBlobs).toBeGreaterThan(30);
  expect((await readMeta(clone.cacheDir))!.missingSample).toHaveLength(16);
  expect(await clone.mine(sink)).toMatchObject({ changed: false, epoch: first.epoch });

  clone.git('fetch', '-q', '--refetch', '--no-filter', 'origin');
  const second = await clone.mine(sink);
  expect([second.changed, second.missingBlobs]).toEqual([true, 0]);
  expect(second.epoch).not.toBe(first.epoch);
  expect(comparable(sink.facts)).toEqual(comparable((await mineInto(repository)).facts));
  expect(await clone.mine(sink)).toMatchObject({ changed: false, epoch: second.epoch });
});

it('a few blobs fetched by a look at old versions change nothing, half of them do, also where new commits come with them', async () => {
  using repository = history(5);
  const clone = partialClone(repository);
  const sink = createMemorySink();
  const first = await clone.mine(sink);
  clone.git('cat-file', '-p', 'main~1:a');
  expect(await clone.mine(sink)).toMatchObject({ changed: false, epoch: first.epoch });
  for (const blob of ['main~2:a', 'main~3:a', 'main:dir/1', 'main:dir/2']) clone.git('cat-file', '-p', blob);
  repository.commit({ files: { b: 'b\n' } });
  repository.flush();
  clone.git('fetch', '-q', 'origin', 'main:main');
  const second = await clone.mine(sink);
  expect(second.epoch).not.toBe(first.epoch);
  expect(second.commits).toBe(6);
  const sample = (await readMeta(clone.cacheDir))!.missingSample!;
  expect(sample).not.toContain(clone.git('rev-parse', 'main~2:a'));
  expect(sample).toContain(clone.git('rev-parse', 'main~5:a'));
});

it('a cache from before samples were kept stays valid, and gets its sample', async () => {
  using repository = history(5);
  const clone = partialClone(repository);
  const sink = createMemorySink();
  const first = await clone.mine(sink);
  const { missingSample, ...old } = (await readMeta(clone.cacheDir))!;
  await writeMeta(clone.cacheDir, old);
  expect(await clone.mine(sink)).toMatchObject({ changed: false, epoch: first.epoch });
  expect((await readMeta(clone.cacheDir))!.missingSample).toEqual(missingSample);

  await writeMeta(clone.cacheDir, old);
  clone.git('fetch', '-q', '--refetch', '--no-filter', 'origin');
  expect(await clone.mine(sink)).toMatchObject({ changed: true, missingBlobs: 0 });
});

it('where nothing is missing, nothing is remembered', async () => {
  using repository = history(3);
  const { summary } = await mineInto(repository);
  expect(summary.missingBlobs).toBe(0);
  expect((await readMeta(join(repository.scratch, 'cache')))!.missingSample).toEqual([]);
});
