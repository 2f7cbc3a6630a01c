import { expect, it } from 'vitest';
import { changesOfFile } from '../testing/lives.ts';
import { mineInto, cacheOf } from '../testing/mining.ts';
import { createRepository, type TestRepository } from '../testing/repository.ts';
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

const text = (word: string, changed?: number) =>
  Array.from({ length: 20 }, (_, line) => (line === changed ? `changed ${word}\n` : `${word} ${line}\n`)).join('');

/** Mines it and tells, by subject, which commits changed the file at a path. */
async function mined(repository: TestRepository): Promise<(path: string) => string[]> {
  repository.flush();
  const { facts } = await mineInto(repository);
  const subjects = new Map(facts.commits.map(({ sha, subject }) => [sha, subject]));
  return (path) => changesOfFile(facts, path).map((sha) => subjects.get(sha)!);
}

it('a file that came with a merged repository is not taken for the one that had its path before', async () => {
  using repository = createRepository();
  const main = repository.commit({ message: 'main', files: { 'README.md': text('main') } });
  const other = { branch: 'refs/heads/other' };
  repository.commit({ ...other, parents: [], message: 'theirs', files: { 'README.md': text('theirs') } });
  const theirs = repository.commit({ ...other, message: 'theirs again', files: { 'README.md': text('theirs', 3) } });
  const files = { 'README.md': text('main'), 'lib/README.md': text('theirs', 3) };
  repository.commit({ message: 'merge', parents: [main, theirs], files });
  repository.commit({ message: 'later', files: { 'README.md': text('main', 5) } });
  const changesOf = await mined(repository);
  expect(changesOf('README.md')).toEqual(['later', 'main']);
  // Its old path is there after the merge, so git sees a new file and no rename: `git blame` stops at the merge, too.
  expect(changesOf('lib/README.md')).toEqual([]);
});

it('files that two branches made at one path are one file after the merge that takes from both', async () => {
  using repository = createRepository();
  const first = repository.commit({ message: 'first', files: { other: 'x\n' } });
  const side = { branch: 'refs/heads/side' };
  const ours = repository.commit({ message: 'ours', files: { 'a.txt': text('a') } });
  repository.commit({ ...side, parents: [first], message: 'picked', files: { 'a.txt': text('a') } });
  const picked = repository.commit({ ...side, message: 'fixed', files: { 'a.txt': text('a', 3) } });
  repository.commit({ message: 'merge', parents: [ours, picked], files: { 'a.txt': text('a', 3) } });
  const changesOf = await mined(repository);
  expect(changesOf('a.txt')).toEqual(['fixed', 'picked', 'ours']);
});

it('a merge that resolves an edit beside a rename, with changes of its own, goes on with the file', async () => {
  using repository = createRepository();
  const first = repository.commit({ message: 'first', files: { 'old.txt': text('a') } });
  const renamed = repository.commit({ message: 'renamed', renames: [['old.txt', 'new.txt']] });
  const side = { branch: 'refs/heads/side', parents: [first] };
  const edited = repository.commit({ ...side, message: 'edited', files: { 'old.txt': text('a', 3) } });
  const files = { 'old.txt': null, 'new.txt': text('a', 3).replace('a 9', 'a nine') };
  repository.commit({ message: 'merge', parents: [edited, renamed], files });
  repository.commit({ message: 'later', files: { 'new.txt': text('a', 5) } });
  const changesOf = await mined(repository);
  expect(changesOf('new.txt')).toEqual(['later', 'renamed', 'edited', 'first']);
});

it('what only a tag led to is of its file once the default branch has come to it', async () => {
  using repository = createRepository();
  const first = repository.commit({ message: 'first', files: { 'a.txt': text('a') } });
  const next = repository.commit({ branch: 'refs/heads/next', parents: [first], renames: [['a.txt', 'b.txt']] });
  repository.tag('next', { mark: next });
  repository.flush();
  const { facts: before, sink } = await mineInto(repository);
  expect([...before.changes.values()].map(({ life }) => life)).toEqual([0, -1]);
  repository.reset('refs/heads/main', next);
  repository.flush();
  const { facts } = await mineInto(repository, sink);
  expect([...facts.changes.values()].map(({ life }) => life)).toEqual([0, 0]);
  expect(changesOfFile(facts, 'b.txt')).toHaveLength(2);
});

it('checkpoints of programs that knew no lives are neither read nor kept', async () => {
  using repository = createRepository();
  repository.commit({ files: { 'a.txt': text('a') } });
  repository.flush();
  const { facts } = await mineInto(repository);
  const cache = cacheOf(repository);
  renameSync(join(cache, 'replay-1.bin'), join(cache, 'checkpoint-1.bin'));
  repository.commit({ renames: [['a.txt', 'b.txt']] });
  repository.flush();
  const { facts: again } = await mineInto(repository);
  expect(again.commits).toHaveLength(facts.commits.length + 1);
  expect(changesOfFile(again, 'b.txt')).toHaveLength(2);
  expect(readdirSync(cache).filter((name) => name.startsWith('checkpoint'))).toEqual([]);
});
