import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { NONE } from '../core/index.ts';
import { idOf, mineSoundly, text } from '../testing/mine-soundly.ts';
import { landedLines, mineInto, verifyAll } from '../testing/mining.ts';
import { createRepository, DAY, FIRST_DAY, loseObject } from '../testing/repository.ts';

describe('mining survives in what is committed:', () => {
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
});
