import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createRepository } from '../../testing/repository.ts';
import { temporaryFolder } from '../../testing/small-repository.ts';
import { notStarted, runGitText, startGit, startGitInto } from './run.ts';

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

it.skipIf(process.platform === 'win32')('git that stands still is ended, with all that it has started', async () => {
  using folder = temporaryFolder();
  // `!` runs a shell, which starts a program of its own
  const stalled = startGit(['-c', 'alias.x=!sleep 61.25 & mkfifo pipe && cat pipe', 'x'], {
    cwd: folder.path,
    patience: 400,
  });
  await expect(stalled.finished).rejects.toMatchObject({
    code: 'git.failed',
    message: expect.stringMatching(/was ended: it did nothing for 0 seconds/) as string,
  });
  stalled.stdout.resume();
  await once(stalled.stdout, 'close');
  expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain('sleep 61.25');
});

it('git that is kept for the next question may be silent, and works on where it is asked', async () => {
  let isAwaited = false;
  const git = startGit(['hash-object', '--stdin-paths'], {
    input: 'open',
    cwd: tmpdir(),
    patience: 200,
    isAwaited: () => isAwaited,
  });
  await sleep(500);
  const said = once(git.stdout, 'data');
  isAwaited = true;
  await git.send([`${fileURLToPath(import.meta.url)}\n`]);
  expect(String((await said)[0])).toMatch(/^[0-9a-f]{40}\n$/);
  await expect(git.finished).rejects.toMatchObject({ code: 'git.failed' });
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

  it.each([
    ['EAGAIN', 'git cannot be started: no further process may run.', 'ulimit -u'],
    ['EMFILE', 'git cannot be started: too many files are open.', 'ulimit -n'],
    ['ENFILE', 'git cannot be started: too many files are open on this machine.', 'Close other programs'],
    ['ENOMEM', 'git cannot be started: memory is short.', 'give the machine more'],
    ['EACCES', "The repository's folder cannot be entered: permission denied.", 'access'],
  ])('%s of the system is told in words, with what to do', (code, message, help) => {
    const cause = Object.assign(new Error(`spawn git ${code}`), { code, syscall: 'spawn git' });
    expect(notStarted(cause, tmpdir())).toMatchObject({ message, help: expect.stringContaining(help) as string });
  });

  it.skipIf(process.platform === 'win32')('where files run out, however many are left, nothing else ends', () => {
    const script = `
      import { closeSync, openSync } from 'node:fs';
      import { runGitText } from ${JSON.stringify(new URL('run.ts', import.meta.url).href)};
      await runGitText(['version']);
      const files = [];
      try { for (;;) files.push(openSync('/dev/null')); } catch {}
      const said = new Set();
      for (let left = 0; left < 60; left += 5) {
        await runGitText(['hash-object', '--stdin'], { input: ['a'] }).then(() => said.add('ok'), (error) => said.add(error.message));
        files.splice(-5).forEach((file) => closeSync(file));
      }
      console.log(JSON.stringify([...said]));`;
    const limited = ['-c', 'ulimit -n 200; exec "$0" "$@"', process.execPath, '--import', 'tsx'];
    const said = execFileSync('sh', [...limited, '--input-type=module', '--eval', script], { encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual(['git cannot be started: too many files are open.', 'ok']);
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
