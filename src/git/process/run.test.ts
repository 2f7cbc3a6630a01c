import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRepository } from '../../testing/repository.ts';
import { runGitText, startGit, startGitInto } from './run.ts';

it('git that dies of the same Ctrl-C as the program is no failure of its own', async () => {
  const stop = new AbortController();
  const git = startGit(['hash-object', '--stdin'], { input: 'open', signal: stop.signal, cwd: tmpdir() });
  setTimeout(() => stop.abort(new Error('stopped')), 30);
  git.kill();
  await expect(git.finished).rejects.toThrow('stopped');
});

it('git that the system kills is no bug of ours', async () => {
  const git = startGit(['hash-object', '--stdin'], { input: 'open', cwd: tmpdir() });
  git.kill();
  await expect(git.finished).rejects.toMatchObject({
    code: 'git.failed',
    message: 'git hash-object was killed by the system (SIGKILL).',
  });
});

describe('git that cannot be started', () => {
  it('a repository that was deleted is not a missing git', async () => {
    const gitDir = await mkdtemp(join(tmpdir(), 'wheelhouse-gone-'));
    await rm(gitDir, { recursive: true });
    await expect(runGitText(['rev-parse', 'HEAD'], { gitDir })).rejects.toMatchObject({
      code: 'repository.not-found',
      message: `${gitDir} is no longer there.`,
    });
  });
});

it.skipIf(!existsSync('/dev/full'))(
  'git whose output found no room says so when it ends, whatever came after',
  async () => {
    using repository = createRepository();
    repository.commit({ files: { a: 'a\n'.repeat(10_000) } });
    const sha = [...repository.flush().values()][0]!;
    const full = openSync('/dev/full', 'a');
    const git = startGitInto(full, ['diff-tree', '--stdin', '--root', '-p'], {
      gitDir: repository.gitDir,
      input: 'open',
    });
    closeSync(full);
    await git.send([`${sha}\n`]);
    git.endInput();
    await expect(git.finished).rejects.toThrow(/write failure/u);
  },
);
