import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemorySink } from '../testing/memory-sink.ts';
import { makeRepository, temporaryFolder } from '../testing/small-repository.ts';
import { mine, openRepository, showCommit } from './index.ts';

const folder = temporaryFolder();
const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
let sha: string;
let made = 0;

beforeAll(() => {
  makeRepository(folder.join('origin.git'), [{ files: { a: 'a\n' } }, { files: { a: 'a\nb\n' } }]);
  git('clone', '-q', folder.join('origin.git'), folder.join('api'));
  git('-C', folder.join('api'), 'branch', 'topic/one');
  sha = git('-C', folder.join('api'), 'rev-parse', 'HEAD').trim();
});
afterAll(() => folder[Symbol.dispose]());

/** A copy of the clone, with something else in the place of one of its files. */
function copyWith(path: string, put: (place: string) => void): { clone: string; place: string } {
  const clone = folder.join(`copy-${++made}`, 'api');
  cpSync(folder.join('api'), clone, { recursive: true });
  const place = `${clone}/${path}`;
  rmSync(place, { force: true, recursive: true });
  mkdirSync(dirname(place), { recursive: true });
  put(place);
  return { clone, place };
}

const pipe = (place: string) => void execFileSync('mkfifo', [place]);
const run = (clone: string) => mine({ gitDir: `${clone}/.git`, cacheDir: `${clone}-cache`, sink: createMemorySink() });

const refusal = (place: string, kind: string) => ({
  code: 'repository.not-readable',
  message: `${place} is ${kind}, where git expects a file.`,
  help: expect.stringContaining('Remove it') as string,
});

describe.skipIf(process.platform === 'win32')(
  'a pipe in the place of a file of the repository is refused at once',
  () => {
    it.each([
      'HEAD',
      'config',
      'config.worktree',
      'packed-refs',
      'shallow',
      'index',
      'commondir',
      'info/attributes',
      'info/exclude',
      'info/grafts',
      'refs/heads/x',
      'refs/heads/topic/one',
      'refs/remotes/origin/HEAD',
      'objects/info/alternates',
      'objects/info/commit-graph',
      'objects/info/commit-graphs/commit-graph-chain',
      'objects/pack/multi-pack-index',
      'objects/pack/pack-1.idx',
      'objects/01/23456789012345678901234567890123456789',
      'worktrees/x/HEAD',
    ])('.git/%s', async (path) => {
      const { clone, place } = copyWith(`.git/${path}`, pipe);
      const refused = refusal(place, 'a pipe (FIFO)');
      await expect(openRepository(clone, folder.join('data'))).rejects.toMatchObject(refused);
      await expect(run(clone)).rejects.toMatchObject(refused);
      await expect(showCommit({ gitDir: `${clone}/.git`, sha })).rejects.toMatchObject(refused);
    });

    it('.git itself, and what a linked worktree leads to', async () => {
      const { clone, place } = copyWith('.git', pipe);
      await expect(openRepository(clone, folder.join('data'))).rejects.toMatchObject(refusal(place, 'a pipe (FIFO)'));
      const linked = copyWith('.git/HEAD', pipe);
      mkdirSync(folder.join('linked'));
      writeFileSync(folder.join('linked/.git'), `gitdir: ${linked.clone}/.git\n`);
      await expect(openRepository(folder.join('linked'), folder.join('data'))).rejects.toMatchObject(
        refusal(linked.place, 'a pipe (FIFO)'),
      );
    });

    it('in a store of objects that is borrowed from, and in a repository that is cloned', async () => {
      const other = copyWith('.git/objects/pack/pack-1.idx', pipe);
      const { clone } = copyWith('.git/objects/info/alternates', (place) =>
        writeFileSync(place, `# others\n"${dirname(dirname(other.place)).replaceAll('/', '\\057')}"\n`),
      );
      const refused = refusal(other.place, 'a pipe (FIFO)');
      await expect(openRepository(clone, folder.join('data'))).rejects.toMatchObject(refused);
      await expect(openRepository(`file://${other.clone}`, folder.join('data'))).rejects.toMatchObject(refused);
    });

    it('devices, sockets, and what is far too large', async () => {
      const device = copyWith('.git/shallow', (place) => symlinkSync('/dev/zero', place));
      await expect(run(device.clone)).rejects.toMatchObject(refusal(device.place, 'a device'));
      const large = copyWith('.git/shallow', (place) => {
        writeFileSync(place, '');
        truncateSync(place, 2 ** 31);
      });
      await expect(run(large.clone)).rejects.toMatchObject({
        message: `${large.place} has 2048 MB, which no such file has.`,
      });
      const socket = copyWith('.git/packed-refs', () => undefined);
      const server = createServer();
      await new Promise<void>((resolve) => void server.listen(socket.place, resolve));
      await expect(run(socket.clone)).rejects.toMatchObject(refusal(socket.place, 'a socket'));
      await new Promise((resolve) => server.close(resolve));
    });
  },
);

describe.skipIf(process.platform === 'win32')('what git does not wait on is no reason to refuse', () => {
  it.each(['.mailmap', '.git-blame-ignore-revs', '.gitattributes', '.git/COMMIT_EDITMSG.d/pipe'])(
    '%s',
    async (path) => {
      const { clone } = copyWith(path, pipe);
      await openRepository(clone, folder.join('data'));
      const result = await mine({
        gitDir: `${clone}/.git`,
        cacheDir: `${clone}-cache`,
        sink: createMemorySink(),
        ignoreRevs: '.git-blame-ignore-revs',
      });
      expect(result.commits).toBe(2);
    },
  );

  it("the socket of git's own file system monitor", async () => {
    const { clone, place } = copyWith('.git/fsmonitor--daemon.ipc', () => undefined);
    const server = createServer();
    await new Promise<void>((resolve) => void server.listen(place, resolve));
    expect(existsSync(place)).toBe(true);
    expect((await run(clone)).commits).toBe(2);
    await new Promise((resolve) => server.close(resolve));
  });
});
