import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NONE } from '../core/index.ts';
import { createMemorySink } from '../testing/memory-sink.ts';
import { createRepository, DAY, FIRST_DAY, loseObject, type TestRepository } from '../testing/repository.ts';
import { mine } from './mine.ts';
import { openRepository } from './repository/open.ts';
import { comparable, landedLines, mineInto, verifyAll } from '../testing/mining.ts';

/** Mines, checks the laws that must hold for any repository, and gives the facts. */
async function mineSoundly(
  repository: TestRepository,
  sink = createMemorySink(),
): Promise<ReturnType<typeof createMemorySink>['facts']> {
  const { facts, summary } = await mineInto(repository, sink);
  expect(landedLines(facts)).toEqual(facts.tip);
  expect(summary.misfits).toBe(0);
  const verified = await verifyAll(repository);
  expect(verified.files.filter(({ differ }) => differ > 0)).toEqual([]);
  return facts;
}

const idOf = (facts: { files: Map<number, { id: number; path: string }> }, path: string): number =>
  [...facts.files.values()].find((file) => file.path === path)!.id;
const text = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `line ${from + i}\n`).join('');

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

  it('submodules, symbolic links, mode changes and changes of type', async () => {
    using repository = createRepository();
    const sub = '1234567890123456789012345678901234567890';
    repository.commit({
      files: {
        link: { mode: '120000', content: 'target' },
        sub: { mode: '160000', content: sub },
        run: 'x\n',
        turn: text(0, 3),
      },
    });
    repository.commit({ files: { run: { mode: '100755', content: 'x\n' }, turn: { mode: '120000', content: 'run' } } });
    repository.commit({ files: { link: 'now\na file\n', sub: 'text\n', turn: { mode: '160000', content: sub } } });
    repository.flush();
    const facts = await mineSoundly(repository);
    expect(facts.tipFiles.get(idOf(facts, 'turn'))!.lines).toBe(NONE);
    expect(facts.tipFiles.get(idOf(facts, 'sub'))!.lines).toBe(1);
    expect(facts.changes.get(`1 ${idOf(facts, 'run')}`)).toMatchObject({ status: 'M', added: 0, deleted: 0 });
    expect(facts.changes.get(`1 ${idOf(facts, 'turn')}`)).toMatchObject({ status: 'T' });
  });

  it('text that becomes binary and text again, also by a rename', async () => {
    using repository = createRepository();
    const binary = Buffer.concat([Buffer.from(text(0, 40)), Buffer.from([0])]);
    repository.commit({ files: { f: text(0, 40), g: binary } });
    repository.commit({ files: { f: binary }, renames: [['g', 'h']] });
    repository.commit({ files: { f: text(0, 41) } });
    repository.commit({ files: { f: text(0, 42) } });
    repository.flush();
    const { facts } = await mineInto(repository);
    expect(landedLines(facts)).toEqual(facts.tip);
    const f = idOf(facts, 'f');
    expect(Object.fromEntries(facts.tip)).toEqual({ [`${f} 2`]: 41, [`${f} 3`]: 1 });
    expect(facts.changes.get(`1 ${f}`)).toMatchObject({ added: NONE, lines: NONE });
    expect(facts.tipFiles.get(idOf(facts, 'h'))!.lines).toBe(NONE);
  });

  it('file names in any bytes', async () => {
    using repository = createRepository();
    const names = [
      'sp ace',
      'ta\tb',
      'quo"te',
      'back\\slash',
      'új/naïve.ts',
      '-dash',
      ':(glob)x',
      'a -> b',
      'line\nbreak',
    ];
    repository.commit({ files: Object.fromEntries(names.map((name, i) => [name, text(i, i + 3)])) });
    repository.commit({ files: Object.fromEntries(names.map((name, i) => [name, text(i, i + 4)])) });
    repository.flush();
    const facts = await mineSoundly(repository);
    expect([...facts.files.values()].map(({ path }) => path).sort()).toEqual([...names].sort());
  });

  it('file names that are not UTF-8', async () => {
    using repository = createRepository();
    repository.flush();
    const stream = Buffer.concat([
      Buffer.from(
        'commit refs/heads/main\ncommitter A <a@x> 1600000000 +0000\ndata 1\nm\nM 644 inline "caf\\351"\ndata 2\nx\n\n',
      ),
    ]);
    execFileSync('git', ['--git-dir', repository.gitDir, 'fast-import', '--quiet'], { input: stream });
    const { facts } = await mineInto(repository);
    expect([...facts.files.values()].map(({ path }) => path)).toEqual(['caf\\351']);
    expect(facts.tip.size).toBe(1);
    expect(await verifyAll(repository)).toMatchObject({ files: [], skipped: 1 });
  });

  it('a line of 100 MB', async () => {
    using repository = createRepository();
    const long = Buffer.alloc(100 << 20, 'x');
    repository.commit({ files: { 'long.txt': Buffer.concat([long, Buffer.from('\nshort\n')]) } });
    repository.commit({ files: { 'long.txt': Buffer.concat([long, Buffer.from('y\nshort\n')]) } });
    repository.flush();
    const { facts } = await mineInto(repository);
    expect(Object.fromEntries(facts.tip)).toEqual({ '0 0': 1, '0 1': 1 });
  });

  it('CRLF and a last line without its newline', async () => {
    using repository = createRepository();
    repository.commit({ files: { f: 'a\r\nb\r\nc' } });
    repository.commit({ files: { f: 'a\r\nB\r\nc' } });
    repository.commit({ files: { f: 'a\r\nB\r\nc\r\n\r\nd' } });
    repository.flush();
    await mineSoundly(repository);
  });

  it('dates before 1970, far in the future, and commits without a name or an address', async () => {
    using repository = createRepository();
    repository.commit({ files: { a: '1\n' }, author: ' <>', at: FIRST_DAY });
    repository.commit({
      files: { a: '2\n' },
      author: 'Zoë <zoe@example.com>',
      at: 253_402_300_800 + DAY,
      offset: '+1400',
    });
    const shas = repository.flush();
    const tree = repository.git('rev-parse', `${shas.get(2)}^{tree}`);
    const raw = (lines: string[]): string =>
      execFileSync(
        'git',
        ['--git-dir', repository.gitDir, 'hash-object', '-t', 'commit', '-w', '--stdin', '--literally'],
        { input: lines.join('\n'), encoding: 'utf8' },
      ).trim();
    const old = raw([
      `tree ${tree}`,
      `parent ${shas.get(2)}`,
      'author Old <old@example.com> -86400 -0330',
      'committer Old <old@example.com> -86400 -0330',
      '',
      'before the epoch',
    ]);
    const nobody = raw([
      `tree ${tree}`,
      `parent ${old}`,
      'committer Only <only@example.com> 1600000000 +0000',
      '',
      'no author',
    ]);
    repository.git('update-ref', 'refs/heads/main', nobody);
    const facts = await mineSoundly(repository);
    expect(facts.commits.map(({ authoredAt, authorOffset }) => [authoredAt, authorOffset])).toEqual([
      [FIRST_DAY, 0],
      [253_402_300_799, 840],
      [-86_400, -210],
      [1_600_000_000, 0],
    ]);
    expect(facts.signatures.get(facts.commits[3]!.author)).toMatchObject({ name: 'Only', email: 'only@example.com' });
    expect(facts.signatures.get(facts.commits[1]!.author)!.name).toBe('Zoë');
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

  it('missing blobs: unknown for that file, and known again from its next content', async () => {
    using repository = createRepository();
    repository.commit({ files: { lost: text(0, 10), kept: text(0, 3) } });
    repository.commit({ files: { lost: text(0, 11), kept: text(0, 4) } });
    repository.commit({ files: { lost: text(0, 12) } });
    repository.commit({ files: { lost: text(0, 13) } });
    const shas = repository.flush();
    const blob = repository.git('rev-parse', `${shas.get(2)}:lost`);
    loseObject(repository, blob);
    const { facts, summary } = await mineInto(repository);
    const [lost, kept] = [idOf(facts, 'lost'), idOf(facts, 'kept')];
    expect(summary.missingBlobs).toBe(1);
    expect(facts.changes.get(`1 ${lost}`)).toMatchObject({ added: NONE, lines: NONE });
    expect(facts.changes.get(`1 ${kept}`)).toMatchObject({ added: 1, lines: 1 });
    expect(Object.fromEntries(facts.tip)).toEqual({
      [`${kept} 0`]: 3,
      [`${kept} 1`]: 1,
      [`${lost} 2`]: 12,
      [`${lost} 3`]: 1,
    });
    expect(landedLines(facts)).toEqual(facts.tip);
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
