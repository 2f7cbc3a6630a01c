import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRepository, loseObject, type TestRepository } from '../../testing/repository.ts';
import { readLayout } from '../process/layout.ts';
import { GitFailure, Stopped } from '../process/run.ts';
import { makeView, type View } from '../process/view.ts';
import { createDiffServer, type DiffServer } from './diff-server.ts';
import { PATCH_OPTIONS } from './diff-options.ts';

let repository: TestRepository;
let view: View;
let server: DiffServer;
let commits: string[];

beforeEach(async () => {
  repository = createRepository();
  const marks = ['one\n', 'two\n', 'three\n'].map((text) => repository.commit({ files: { file: text } }));
  const shas = repository.flush();
  commits = marks.map((mark) => shas.get(mark)!);
  view = await makeView(await readLayout(repository.gitDir), join(repository.scratch, 'view'));
  server = createDiffServer({ view, arguments: PATCH_OPTIONS });
});

afterEach(() => {
  server.stop();
  repository[Symbol.dispose]();
});

/** Asks for a commit; gives start, d, a of its hunks. */
async function hunksOf(...shas: string[]): Promise<number[][]> {
  const hunks: number[][] = [];
  await server.ask(
    shas.map((sha) => `${sha}\n`),
    {
      begin: () => undefined,
      raw: () => undefined,
      patch: () => undefined,
      hunk: (...hunk) => void hunks.push(hunk),
      binary: () => undefined,
    },
  );
  return hunks;
}

test('questions asked at once are answered each with its own', async () => {
  const answers = await Promise.all([hunksOf(commits[0]!), hunksOf(), hunksOf(commits[1]!, commits[2]!)]);
  expect(answers).toEqual([
    [[0, 0, 1]],
    [],
    [
      [0, 1, 1],
      [0, 1, 1],
    ],
  ]);
});

test('only the question over which git dies fails; those behind it are asked again', async () => {
  loseObject(repository, repository.git('rev-parse', `${commits[1]!}:file`));
  const [first, poisoned, last] = await Promise.allSettled([
    hunksOf(commits[0]!),
    hunksOf(commits[1]!),
    hunksOf(commits[0]!),
  ]);
  expect(first).toMatchObject({ status: 'fulfilled', value: [[0, 0, 1]] });
  expect(poisoned).toMatchObject({ status: 'rejected', reason: { name: 'GitFailure' } });
  expect(last).toMatchObject({ status: 'fulfilled', value: [[0, 0, 1]] });
  expect(await hunksOf(commits[0]!)).toEqual([[0, 0, 1]]);
});

test('who asks while git is dying neither hides what it died of nor fails with it', async () => {
  loseObject(repository, repository.git('rev-parse', `${commits[1]!}:file`));
  let isOver = false;
  const poisoned = Promise.allSettled([hunksOf(commits[1]!)]).finally(() => (isOver = true));
  const others: Promise<number[][]>[] = [];
  while (!isOver) {
    others.push(hunksOf(commits[0]!));
    await sleep(1);
  }
  expect(await poisoned).toMatchObject([{ reason: expect.any(GitFailure) as GitFailure }]);
  expect(await Promise.all(others)).toEqual(others.map(() => [[0, 0, 1]]));
});

test('what is still asked when it is stopped fails as stopped', async () => {
  const asked = Promise.allSettled([hunksOf(commits[0]!), hunksOf(commits[1]!)]);
  server.stop();
  for (const { status, ...rest } of await asked) {
    expect(status).toBe('rejected');
    expect(rest).toMatchObject({ reason: expect.any(Stopped) });
  }
  await expect(hunksOf(commits[0]!)).rejects.toThrow(Stopped);
});
