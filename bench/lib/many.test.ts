import { expect, test } from 'vitest';
import { temporaryFolder } from '../../src/testing/small-repository.ts';
import { makeRepository } from './many.ts';
import { countCommits, git } from './repository.ts';

test('the same shape gives the same history, with merges and tags', async () => {
  using folder = temporaryFolder();
  const shape = { commits: 60, seed: 3, until: 1_700_000_000 };
  for (const name of ['one', 'again', 'other'])
    await makeRepository(folder.join(name), name === 'other' ? { ...shape, seed: 4 } : shape);
  const tip = (name: string) => git(folder.join(name), 'rev-parse', 'HEAD');
  expect(tip('one')).toBe(tip('again'));
  expect(tip('one')).not.toBe(tip('other'));
  expect(countCommits(folder.join('one'))).toBe(60);
  expect(git(folder.join('one'), 'rev-list', '--merges', '--count', 'HEAD')).toBe('3');
  expect(git(folder.join('one'), 'for-each-ref', '--format=%(refname)')).toBe('refs/heads/main\nrefs/tags/v1.1.0');
});
