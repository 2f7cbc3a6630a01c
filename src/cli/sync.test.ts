import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { createClient, endpoints } from '../contract/index.ts';
import { runCli, startCli } from '../testing/cli.ts';
import { serveDumbly } from '../testing/dumb-server.ts';
import { busyHistory, growRepository, makeRepository, temporaryFolder } from '../testing/small-repository.ts';

// Every step is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 240_000 });

/** A commit that no branch has, under a tag. */
function tagAside(repository: string, tag: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.test', ...args], {
      cwd: repository,
      encoding: 'utf8',
    }).trim();
  git('tag', tag, git('commit-tree', '-m', 'aside', '-p', 'main', 'main^{tree}'));
}

it('says how many commits are on the default branch, as pages do, and how many are outside it', async () => {
  using folder = temporaryFolder();
  const repository = makeRepository(folder.join('api'), busyHistory(12));
  const sync = async () => (await runCli(['sync', repository], { data: folder.path })).stdout;
  expect(await sync()).toBe('✓ api: 12 commits on main; 12 new\n');
  tagAside(repository, 'v0.9');
  expect(await sync()).toBe('✓ api: 12 commits on main, and 1 outside it; 1 new\n');
  expect(await sync()).toBe('✓ api: 12 commits on main, and 1 outside it; no new ones\n');
  const { repositories } = (await runCli(['sync', '--json'], { data: folder.path })).json<{ repositories: object[] }>();
  expect(repositories).toMatchObject([{ commits: 12, commitsOfTags: 1, newCommits: 0, defaultBranch: 'main' }]);
});

it('names a source that is none once', async () => {
  using folder = temporaryFolder();
  const empty = folder.join('empty');
  mkdirSync(empty);
  const { code, stderr } = await runCli(['sync', empty, folder.join('nowhere')], {
    data: folder.join('data'),
    cwd: empty,
  });
  expect(code).toBe(1);
  const [one, , other] = stderr.split('\n');
  expect([one, other]).toEqual([
    `error ${empty} is not a git repository.`,
    `error ${folder.join('nowhere')} does not exist.`,
  ]);
});

it('says in words what nobody foresaw; the stack is for who asks for it', async () => {
  using folder = temporaryFolder();
  const repository = makeRepository(folder.join('api'), busyHistory(3));
  mkdirSync(folder.join('bin'));
  writeFileSync(
    folder.join('bin/git'),
    '#!/bin/sh\ncase "$*" in *diff-tree*) exit 77;; esac\nPATH="${PATH#*:}" exec git "$@"\n',
    { mode: 0o755 },
  );
  const sync = (env: Record<string, string>) =>
    runCli(['sync', repository], {
      data: folder.path,
      env: { PATH: `${folder.join('bin')}:${process.env.PATH}`, ...env },
    });
  const plain = await sync({});
  expect(plain.code).toBe(1);
  expect(plain.stderr).toContain('error api: git diff-tree ended with 77');
  expect(plain.stderr).toContain('WHEELHOUSE_DEBUG=1');
  expect(plain.stderr).not.toMatch(/"stack"|run\.ts|\.js:\d/u);
  expect((await sync({ WHEELHOUSE_DEBUG: '1' })).stderr).toContain('"stack"');
});

it('asks a URL once for what is new: the first time by cloning it, later by fetching', async () => {
  using folder = temporaryFolder();
  const origin = makeRepository(folder.join('origin/tool.git'), busyHistory(5));
  await using server = await serveDumbly(folder.join('origin'));
  const sync = () => runCli(['sync', `${server.url}/tool.git`], { data: folder.join('data'), cwd: folder.path });
  expect((await sync()).stdout).toBe('✓ tool: 5 commits on main; 5 new\n');
  expect(server.asked('/tool.git/info/refs')).toBe(1);
  growRepository(origin, [{ files: { 'new.ts': 'x\n' } }]);
  expect((await sync()).stdout).toBe('✓ tool: 6 commits on main; 1 new\n');
  expect(server.asked('/tool.git/info/refs')).toBe(2);
});

it('a URL of a page that never could be cloned is tried again and named, and fails no sync of others', async () => {
  using folder = temporaryFolder();
  const data = folder.join('data');
  const origin = folder.join('origin/later.git');
  const dead = `file://${origin}`;
  {
    await using server = await startCli(['serve'], { data, cwd: folder.path });
    const call = createClient(server.url);
    const id = (await call(endpoints.addRepository, { body: { source: dead } })).items[0]!.id;
    const phase = async () => (await call(endpoints.getRepository, { params: { repository: id } })).sync.phase;
    await vi.waitFor(async () => expect(await phase()).toBe('failed'), { timeout: 30_000, interval: 50 });
  }
  const sync = (...args: string[]) => runCli(['sync', ...args], { data, cwd: folder.path });
  expect(await sync()).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`error later: ${dead} could`) as string,
  });
  expect(await sync(dead)).toMatchObject({ code: 1, stderr: expect.stringContaining(`error ${dead} could`) as string });

  expect((await sync(makeRepository(folder.join('api'), busyHistory(3)))).code).toBe(0);
  const { code, stdout, stderr } = await sync();
  expect([code, stdout]).toEqual([0, '✓ api: 3 commits on main; no new ones\n']);
  expect(stderr).toMatch(
    /note later: [^\n]+ could not be fetched: [^]*Every sync tries it again; `wheelhouse remove later` ends/,
  );

  makeRepository(origin, busyHistory(4));
  expect((await sync()).stdout).toContain('✓ later: 4 commits on main; 4 new\n');
  rmSync(origin, { recursive: true });
  expect(await sync()).toMatchObject({ code: 3, stderr: expect.stringContaining('error later: ') as string });
});

it('says that it looks for the repository of a URL before it clones it', async () => {
  using folder = temporaryFolder();
  const origin = makeRepository(folder.join('origin.git'), busyHistory(5));
  const { stderr } = await runCli(['sync', `file://${origin}`], { data: folder.join('data'), cwd: folder.path });
  expect(stderr.split('\n')[0]).toBe(`file://${origin}: looking for the repository`);
  expect(stderr).not.toContain('objects');
});
