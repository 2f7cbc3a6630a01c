import { expect, test } from 'vitest';
import { createRepository } from '../../testing/repository.ts';
import { readDiffs } from './diff-stream.ts';

const NOTHING = {
  begin: () => undefined,
  raw: () => undefined,
  patch: () => undefined,
  hunk: () => undefined,
  binary: () => undefined,
};

function read(...chunks: Buffer[]): void {
  const reader = readDiffs(NOTHING, 40);
  chunks.forEach((chunk) => reader.push(chunk));
  reader.end();
}

test('a hole in the lines of a hunk is an error, wherever it begins and however long it is', () => {
  using repository = createRepository();
  const lines = (word: string): string => Array.from({ length: 40 }, (_, i) => `${word} ${i}\n`).join('');
  repository.commit({ files: { a: lines('one'), b: lines('one') } });
  repository.commit({ files: { a: lines('two'), b: lines('two') } });
  repository.flush();
  const whole = Buffer.from(
    repository.git('diff-tree', '-r', '--raw', '-z', '--no-abbrev', '-p', '-U0', 'HEAD') + '\n',
  );
  expect(() => read(whole)).not.toThrow();
  const body = whole.indexOf('-one 0');
  const end = whole.indexOf('diff --git a/b');
  for (let from = body + 1; from < end; from += 7)
    for (const length of [40, 97, 211, 400].filter((bytes) => from + bytes < end))
      expect(() => read(whole.subarray(0, from), whole.subarray(from + length)), `${from} ${length}`).toThrow(
        /not whole|too early/u,
      );
});
