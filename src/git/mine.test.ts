import { describe, expect, it } from 'vitest';
import { createRepository } from '../testing/repository.ts';
import { landedLines, mineInto, verifyAll } from '../testing/mining.ts';

const lines = (...words: string[]): string => words.map((word) => `${word}\n`).join('');

describe('mining', () => {
  it('books what every hunk removed on who wrote it, and new work on nobody', async () => {
    using repository = createRepository();
    repository.commit({ files: { 'a.txt': lines('one', 'two', 'three') } });
    repository.commit({ files: { 'a.txt': lines('one', 'TWO', 'three', 'four') } });
    repository.commit({ files: { 'a.txt': lines('one', 'three', 'four') } });
    repository.flush();
    const { facts } = await mineInto(repository);
    expect(Object.fromEntries(facts.edits)).toEqual({ '0 0 -1 0': 3, '1 0 0 0': 1, '1 0 -1 0': 1, '2 0 1 0': 1 });
    expect(Object.fromEntries(facts.tip)).toEqual({ '0 0': 2, '0 1': 1 });
    expect(landedLines(facts)).toEqual(facts.tip);
    expect([...facts.changes.values()].map(({ added, deleted, lines: count }) => [added, deleted, count])).toEqual([
      [3, 0, 3],
      [2, 1, 2],
      [0, 1, 1],
    ]);
  });

  it('gives counts as git log --numstat -M does', async () => {
    using repository = createRepository();
    repository.commit({
      files: { 'src/a.ts': lines('1', '2', '3', '4', '5'), 'gone.md': lines('x'), 'pic.png': Buffer.from([0, 1, 2]) },
    });
    repository.commit({
      renames: [['src/a.ts', 'lib/b.ts']],
      files: { 'gone.md': null, 'pic.png': Buffer.from([0, 3]) },
    });
    repository.commit({ files: { 'lib/b.ts': lines('1', 'two', '3', '4', '5', '6') } });
    repository.flush();
    const { facts } = await mineInto(repository);
    const ours = [...facts.changes.values()].map(
      ({ file, added, deleted }) =>
        `${added < 0 ? '-' : added}\t${deleted < 0 ? '-' : deleted}\t${facts.files.get(file)!.path}`,
    );
    const theirs = repository
      .git('log', '--reverse', '--numstat', '-M', '--format=')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.replace('{src/a.ts => lib/b.ts}', 'lib/b.ts').replace('src/a.ts => lib/b.ts', 'lib/b.ts'));
    expect(ours.sort()).toEqual(theirs.sort());
  });

  it('lets a merge take lines from the parents whose diff leaves them alone, and keep only the rest', async () => {
    using repository = createRepository();
    const base = repository.commit({ files: { f: lines('1', '2', '3', '4', '5', '6', '7', '8') } });
    const main = repository.commit({ files: { f: lines('one', '2', '3', '4', '5', '6', '7', '8') } });
    const side = repository.commit({
      branch: 'refs/heads/side',
      parents: [base],
      files: { f: lines('1', '2', '3', '4', '5', '6', '7', 'eight') },
    });
    repository.commit({ parents: [main, side], files: { f: lines('one', '2', '3', 'evil', '5', '6', '7', 'eight') } });
    repository.flush();
    const { facts } = await mineInto(repository);
    expect(Object.fromEntries(facts.tip)).toEqual({ '0 0': 5, '0 1': 1, '0 2': 1, '0 3': 1 });
    expect(await verifyAll(repository)).toMatchObject({ lines: 8, agreed: 8 });
    expect(landedLines(facts)).toEqual(facts.tip);
    expect([...facts.edits.keys()].some((key) => key.startsWith('3 '))).toBe(false);
  });

  it('follows a subtree merge to another path', async () => {
    using repository = createRepository();
    const main = repository.commit({ files: { README: lines('main') } });
    const library = repository.commit({
      branch: 'refs/heads/library',
      parents: [],
      files: { 'lib.c': lines('a', 'b', 'c'), README: lines('library') },
    });
    repository.commit({
      parents: [main, library],
      files: { 'vendor/lib.c': lines('a', 'b', 'c'), 'vendor/README': lines('library') },
    });
    repository.flush();
    const { facts } = await mineInto(repository);
    expect(await verifyAll(repository)).toMatchObject({ lines: 5, agreed: 5 });
    const [file] = [...facts.files.values()].filter(({ path }) => path === 'vendor/lib.c');
    const merge = facts.commits.find(({ parents }) => parents.length === 2)!.id;
    expect(facts.tip.has(`${file!.id} ${merge}`)).toBe(false);
  });

  it('tells which mainline commit brought every commit', async () => {
    using repository = createRepository();
    const base = repository.commit({ files: { a: 'a\n' } });
    const side = repository.commit({ branch: 'refs/heads/side', parents: [base], files: { b: 'b\n' } });
    const side2 = repository.commit({ branch: 'refs/heads/side', files: { b: 'bb\n' } });
    const main = repository.commit({ parents: [base], files: { c: 'c\n' } });
    const merge = repository.commit({ parents: [main, side2] });
    const shas = repository.flush();
    const { facts } = await mineInto(repository);
    const id = (mark: number): number => facts.commits.find(({ sha }) => sha === shas.get(mark))!.id;
    expect(facts.landed).toEqual(
      new Map([
        [id(base), id(base)],
        [id(side), id(merge)],
        [id(side2), id(merge)],
        [id(main), id(main)],
        [id(merge), id(merge)],
      ]),
    );
  });

  it('looks through the revisions that blame should ignore', async () => {
    using repository = createRepository();
    repository.commit({ files: { 'a.js': lines('function one() {', 'return 1', '}', 'const x = 2', 'last()') } });
    const reformat = repository.commit({
      files: { 'a.js': lines('function one() {', '  return 1;', '}', 'const x = 2;', '// added', 'last();') },
      message: 'Reformat',
    });
    const shas = repository.flush();
    repository.commit({
      files: {
        '.git-blame-ignore-revs': `# formatting\n${shas.get(reformat)}\n`,
        'a.js': lines('function one() {', '  return 1;', '}', 'const x = 3;', '// added', 'last();'),
      },
    });
    repository.flush();
    const { facts } = await mineInto(repository, undefined, { ignoreRevs: '.git-blame-ignore-revs' });
    expect(await verifyAll(repository)).toMatchObject({ lines: 8, agreed: 8 });
    expect(landedLines(facts)).toEqual(facts.tip);
    expect([...facts.tip].filter(([key]) => key.endsWith(' 0')).map(([, count]) => count)).toEqual([4]);
  });

  it('has nothing to do the second time, and the same facts', async () => {
    using repository = createRepository();
    repository.commit({ files: { a: 'a\n' } });
    repository.flush();
    const { facts, sink } = await mineInto(repository);
    const steps = facts.steps;
    const { summary } = await mineInto(repository, sink);
    expect(summary).toMatchObject({ changed: false, newCommits: 0, commits: 1 });
    expect(sink.facts.steps).toBe(steps + 1);
  });

  it('describes files anew by what .gitattributes say now, gone ones too', async () => {
    using repository = createRepository();
    const written = (language: string) => ({ '.gitattributes': `*.inc linguist-language=${language}\n` });
    repository.commit({ files: { 'a.inc': lines('<?php'), 'gone.inc': lines('<?php') } });
    repository.commit({ files: { 'gone.inc': null, ...written('php') } });
    repository.flush();
    const { facts, sink, summary } = await mineInto(repository);
    const described = () => Object.fromEntries([...facts.files.values()].map(({ path, language }) => [path, language]));
    expect(described()).toMatchObject({ 'a.inc': 'PHP', 'gone.inc': 'PHP' });

    repository.commit({ files: written('c') });
    repository.flush();
    const { summary: again } = await mineInto(repository, sink);
    expect(again).toMatchObject({ epoch: summary.epoch, newCommits: 1 });
    expect(described()).toMatchObject({ 'a.inc': 'C', 'gone.inc': 'C' });

    repository.commit({ files: { 'brief.inc': lines('a') } });
    repository.commit({ files: { 'brief.inc': null } });
    repository.flush();
    await mineInto(repository, sink);
    expect(described()).toMatchObject({ 'a.inc': 'C', 'gone.inc': 'C', 'brief.inc': 'C' });
  });
});
