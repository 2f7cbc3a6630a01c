import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMemorySink } from '../testing/memory-sink.ts';
import { mineSoundly, text } from '../testing/mine-soundly.ts';
import { comparable, mineInto } from '../testing/mining.ts';
import { createRepository } from '../testing/repository.ts';
import { mine } from './mine.ts';
import { openRepository } from './repository/open.ts';

describe('mining survives', () => {
  it('an empty repository, with a sentence', async () => {
    using repository = createRepository();
    await expect(mineInto(repository)).rejects.toMatchObject({ code: 'repository.empty' });
  });

  it('what is no repository', async () => {
    using repository = createRepository();
    await expect(
      mine({ gitDir: repository.scratch, cacheDir: join(repository.scratch, 'cache'), sink: createMemorySink() }),
    ).rejects.toMatchObject({ code: 'repository.not-found' });
    await expect(openRepository('/nonexistent/place', repository.scratch)).rejects.toMatchObject({
      code: 'repository.not-found',
    });
  });

  it('no default branch: HEAD names a branch that does not exist', async () => {
    using repository = createRepository();
    repository.commit({ branch: 'refs/heads/trunk', files: { a: 'a\n' } });
    repository.flush();
    const facts = await mineSoundly(repository);
    expect(facts.refs!.defaultBranch).toBe('trunk');
  });

  it('a detached HEAD: the mainline is the branch, not what is looked at', async () => {
    using repository = createRepository();
    const mark = repository.commit({ files: { a: 'a\n' } });
    repository.commit({ files: { a: 'b\n' } });
    repository.git('update-ref', '--no-deref', 'HEAD', repository.flush().get(mark)!);
    const facts = await mineSoundly(repository);
    expect(facts.refs!.defaultBranch).toBe('main');
    expect(facts.commits).toHaveLength(2);
  });

  it('a detached HEAD where no branch is', async () => {
    using repository = createRepository();
    const mark = repository.commit({ files: { a: 'a\n' } });
    repository.git('update-ref', '--no-deref', 'HEAD', repository.flush().get(mark)!);
    repository.git('update-ref', '-d', 'refs/heads/main');
    const facts = await mineSoundly(repository);
    expect(facts.refs!.defaultBranch).toBe(null);
    expect(facts.commits).toHaveLength(1);
  });

  it('several roots and an octopus merge', async () => {
    using repository = createRepository();
    const a = repository.commit({ files: { a: text(0, 5) } });
    const b = repository.commit({ branch: 'refs/heads/b', parents: [], files: { b: text(0, 4) } });
    const c = repository.commit({ branch: 'refs/heads/c', parents: [], files: { c: text(3, 9) } });
    repository.commit({ parents: [a, b, c], files: { a: text(0, 5), b: text(0, 4), c: text(3, 9), d: 'new\n' } });
    repository.flush();
    const facts = await mineSoundly(repository);
    expect(facts.commits.find(({ parents }) => parents.length === 3)).toBeDefined();
  });

  it('a merge whose file was renamed on one side and changed on the other', async () => {
    using repository = createRepository();
    const base = repository.commit({ files: { 'old.c': text(0, 30) } });
    const main = repository.commit({ files: { 'old.c': `${text(0, 29)}main\n` } });
    const side = repository.commit({
      branch: 'refs/heads/side',
      parents: [base],
      renames: [['old.c', 'new.c']],
      files: { 'new.c': `side\n${text(1, 30)}` },
    });
    repository.commit({
      parents: [main, side],
      renames: [['old.c', 'new.c']],
      files: { 'new.c': `side\n${text(1, 29)}main\n` },
    });
    repository.flush();
    const facts = await mineSoundly(repository);
    expect(new Set([...facts.tip.keys()].map((key) => key.split(' ')[1])).size).toBe(3);
  });

  it('a shallow clone', async () => {
    using repository = createRepository();
    for (let i = 0; i < 6; i++) repository.commit({ files: { f: text(0, i + 1) } });
    repository.flush();
    const shallow = join(repository.scratch, 'shallow.git');
    execFileSync('git', ['clone', '-q', '--bare', '--depth', '3', `file://${repository.gitDir}`, shallow]);
    const sink = createMemorySink();
    await mine({ gitDir: shallow, cacheDir: join(repository.scratch, 'c'), sink });
    expect(sink.facts.commits.map(({ parents }) => parents)).toEqual([[], [0], [1]]);
    expect(sink.facts.refs!.shallow).toBe(true);
    expect(Object.fromEntries(sink.facts.tip)).toEqual({ '0 0': 4, '0 1': 1, '0 2': 1 });
    execFileSync('git', ['--git-dir', shallow, 'fetch', '-q', '--unshallow']);
    await mine({ gitDir: shallow, cacheDir: join(repository.scratch, 'c'), sink });
    expect(sink.facts.commits).toHaveLength(6);
    expect(sink.facts.tip.size).toBe(6);
  });

  it('rewritten history: a new epoch with the facts of the new history alone', async () => {
    using repository = createRepository();
    const base = repository.commit({ files: { f: text(0, 3) } });
    repository.commit({ files: { f: text(0, 5) } });
    repository.flush();
    const { sink } = await mineInto(repository);
    const epoch = sink.facts.epoch;
    repository.commit({ parents: [base], files: { f: text(0, 4) } });
    repository.flush();
    const facts = await mineSoundly(repository, sink);
    expect(facts.epoch).not.toBe(epoch);
    expect(facts.commits).toHaveLength(2);
  });

  it('rewritten history whose facts were lost: none of the commits it has lost comes back', async () => {
    using repository = createRepository();
    const base = repository.commit({ files: { f: text(0, 3) } });
    repository.commit({ files: { f: text(0, 5) } });
    repository.flush();
    await mineInto(repository);
    repository.commit({ parents: [base], files: { f: text(0, 4) } });
    repository.flush();
    expect((await mineSoundly(repository, createMemorySink())).commits).toHaveLength(2);
  });

  it('a mainline that goes another way through known commits', async () => {
    using repository = createRepository();
    const base = repository.commit({ files: { f: text(0, 3) } });
    const main = repository.commit({ files: { f: text(0, 5) } });
    repository.flush();
    const { sink } = await mineInto(repository);
    const side = repository.commit({ branch: 'refs/heads/side', parents: [base], files: { g: 'g\n' } });
    repository.commit({ parents: [side, main], files: { f: text(0, 5) } });
    repository.flush();
    await mineSoundly(repository, sink);
  });

  it('replace refs and grafts, which change nothing', async () => {
    using repository = createRepository();
    const first = repository.commit({ files: { f: 'a\n' } });
    const second = repository.commit({ files: { f: 'b\n' } });
    const shas = repository.flush();
    const { facts: before } = await mineInto(repository);
    repository.git('replace', '-f', shas.get(second)!, shas.get(first)!);
    const { facts } = await mineInto(repository, createMemorySink());
    expect(comparable(facts)).toEqual(comparable(before));
  });

  it('a repository hashed with SHA-256', async () => {
    using repository = createRepository({ objectFormat: 'sha256' });
    const base = repository.commit({ files: { f: text(0, 10) } });
    const side = repository.commit({ branch: 'refs/heads/side', parents: [base], files: { f: `x\n${text(1, 10)}` } });
    const main = repository.commit({ parents: [base], files: { f: `${text(0, 9)}y\n` } });
    repository.commit({ parents: [main, side], files: { f: `x\n${text(1, 9)}y\n` } });
    repository.tag('v1', { mark: base, message: 'one' });
    repository.flush();
    const facts = await mineSoundly(repository);
    expect(facts.commits[0]!.sha).toHaveLength(64);
    expect(facts.refs!.tags).toMatchObject([{ name: 'v1', commit: 0, annotated: true }]);
  });

  it('a cache that is damaged or lost', async () => {
    using repository = createRepository();
    for (let i = 0; i < 5; i++) repository.commit({ files: { f: text(0, i + 1) } });
    repository.flush();
    const { sink } = await mineInto(repository);
    rmSync(join(repository.scratch, 'cache', 'order.log'));
    repository.commit({ files: { f: text(0, 7) } });
    repository.flush();
    const facts = await mineSoundly(repository, sink);
    expect(facts.commits).toHaveLength(6);
  });

  it('a second miner, by refusing it', async () => {
    using repository = createRepository();
    repository.commit({ files: { f: 'a\n' } });
    repository.flush();
    const results = await Promise.allSettled([mineInto(repository), mineInto(repository)]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'sync.running' } }]);
  });
});
