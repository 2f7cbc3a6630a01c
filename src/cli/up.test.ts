import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { runCli, startCli } from '../testing/cli.ts';
import { busyHistory, growRepository, makeRepository, temporaryFolder } from '../testing/small-repository.ts';

// Every step is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 240_000 });

interface Synced {
  repositories: { name: string; state: { phase: string; ready: object; error: { code: string } | null } }[];
  failed: { source: string; code: string }[];
  bearings: { sentence: string }[];
}

const get = async <T = Record<string, unknown>>(url: string): Promise<T> => (await fetch(url)).json() as Promise<T>;

it('reads repositories, says what matters, serves, and stops when told to', async () => {
  using folder = temporaryFolder();
  const data = folder.join('data');
  mkdirSync(data);
  makeRepository(folder.join('code/api'), busyHistory(200));
  makeRepository(folder.join('code/web'), busyHistory(60, 7));

  const up = await startCli(['up', folder.join('code')], { data });
  const { repositories, failed } = await up.event<Synced>('synced');
  expect(failed).toEqual([]);
  expect(repositories.map(({ name, state }) => [name, state.phase, state.ready])).toEqual([
    ['api', 'done', { commits: true, changes: true, ledger: true }],
    ['web', 'done', { commits: true, changes: true, ledger: true }],
  ]);
  const list = await get<{
    items: { name: string; commits: number; people: number; versionTags: number; files: number }[];
  }>(`${up.url}/api/v1/repositories`);
  expect(list.items).toMatchObject([
    { name: 'api', commits: 200, people: 3, versionTags: 4 },
    { name: 'web', commits: 60, people: 3, versionTags: 1 },
  ]);

  up.kill('SIGINT');
  expect(await up.ended).toBe(0);
});

it('goes on with what works when one source does not, and tells which', async () => {
  using folder = temporaryFolder();
  makeRepository(folder.join('api'), busyHistory(5));
  makeRepository(folder.join('empty'), []);
  await using up = await startCli(['up', folder.join('api'), folder.join('nowhere'), folder.join('empty')], {
    data: folder.path,
  });
  const { repositories, failed } = await up.event<Synced>('synced');
  expect(failed.map(({ source, code }) => [source, code])).toEqual([[folder.join('nowhere'), 'repository.not-found']]);
  expect(repositories.map(({ name, state }) => [name, state.phase, state.error?.code])).toEqual([
    ['api', 'done', undefined],
    ['empty', 'empty', 'repository.empty'],
  ]);
  const { repositories: states } = await get<{ repositories: { phase: string; error: object | null }[] }>(
    `${up.url}/api/v1/sync`,
  );
  expect(states.map(({ phase }) => phase)).toEqual(['done', 'empty']);
});

it('a failure before the first fact is still told after a restart, until reading works', async () => {
  using folder = temporaryFolder();
  makeRepository(folder.join('empty'), []);
  makeRepository(folder.join('torn'), busyHistory(3));
  const options = { data: folder.join('data'), cwd: folder.path };
  rmSync(folder.join('torn/objects'), { recursive: true });
  mkdirSync(folder.join('torn/objects'));
  const first = await runCli(['sync', folder.join('empty'), folder.join('torn')], options);
  expect(first.code).toBe(1);

  const states = async () => {
    await using server = await startCli(['serve'], options);
    const { items } = await get<{ items: { sync: { phase: string; error: unknown; finishedAt: string } }[] }>(
      `${server.url}/api/v1/repositories`,
    );
    return items.map(({ sync }) => sync);
  };
  const [empty, torn] = await states();
  expect(empty).toMatchObject({
    phase: 'empty',
    error: { code: 'repository.empty', help: expect.stringContaining('Commit something') as string },
    finishedAt: expect.stringMatching(/^20/) as string,
  });
  expect(torn).toMatchObject({
    phase: 'failed',
    error: { code: 'repository.not-readable', help: expect.stringContaining('git fsck') as string },
  });

  rmSync(folder.join('torn'), { recursive: true });
  makeRepository(folder.join('torn'), busyHistory(3));
  const second = await runCli(['sync'], options);
  expect([second.code, second.stderr.includes('The repository has no commits yet.')]).toEqual([0, true]);
  expect(await states()).toMatchObject([{ phase: 'empty' }, { phase: 'done', error: null }]);
});

it('repositories of one name are told apart by the folder above', async () => {
  using folder = temporaryFolder();
  makeRepository(folder.join('code/red/api'), busyHistory(3));
  makeRepository(folder.join('code/blue/api'), busyHistory(3, 5));
  for (let time = 0; time < 2; time += 1) {
    const { stdout } = await runCli(['sync', folder.join('code'), '--json'], { data: folder.path });
    const { repositories } = JSON.parse(stdout) as Synced;
    expect(repositories.map(({ name }) => name)).toEqual(['blue/api', 'red/api']);
  }
});

it('a URL is cloned, and fetched at the next sync', async () => {
  using folder = temporaryFolder();
  const origin = makeRepository(folder.join('origin.git'), busyHistory(12));
  const sync = async () =>
    (await runCli(['sync', `file://${origin}`, '--json'], { data: folder.join('data'), cwd: folder.path })).json<{
      repositories: { name: string; newCommits: number }[];
    }>();
  expect((await sync()).repositories).toMatchObject([{ name: 'origin', newCommits: 12 }]);
  growRepository(origin, [{ files: { 'new.ts': 'x\n' } }, { files: { 'new.ts': 'y\n' } }]);
  expect((await sync()).repositories).toMatchObject([{ name: 'origin', newCommits: 2 }]);
  expect((await sync()).repositories).toMatchObject([{ name: 'origin', newCommits: 0 }]);
});

it('takes the repository it stands in, and joins a Wheelhouse that runs already', async () => {
  using folder = temporaryFolder();
  makeRepository(folder.join('api'), busyHistory(30));
  makeRepository(folder.join('web'), busyHistory(10, 3));
  await using up = await startCli(['up'], { data: folder.path, cwd: folder.join('api') });
  await up.event('synced');

  const second = await runCli(['up', folder.join('web'), '--json', '--no-open'], { data: folder.path });
  expect(second.code).toBe(0);
  expect(JSON.parse(second.stdout.split('\n')[0] ?? '')).toMatchObject({ event: 'serving', url: up.url, pid: up.pid });

  growRepository(folder.join('api'), [{ files: { 'new.ts': 'x\n' } }]);
  const sync = await runCli(['sync', '--json'], { data: folder.path });
  expect(sync.code).toBe(0);
  const { items } = await get<{ items: { name: string; commits: number }[] }>(`${up.url}/api/v1/repositories`);
  expect(items.map(({ name, commits }) => [name, commits])).toEqual([
    ['api', 31],
    ['web', 10],
  ]);
});

it('started again without a path takes up what is known, and adds no repository it happens to stand in', async () => {
  using folder = temporaryFolder();
  makeRepository(folder.join('api'), busyHistory(12));
  makeRepository(folder.join('elsewhere'), busyHistory(5, 3));
  const data = folder.join('data');
  expect((await runCli(['sync', folder.join('api')], { data, cwd: folder.path })).code).toBe(0);
  growRepository(folder.join('api'), [{ files: { 'new.ts': 'x\n' } }]);
  await using up = await startCli(['up'], { data, cwd: folder.join('elsewhere') });
  const { repositories } = await up.event<{ repositories: { name: string; newCommits: number }[] }>('synced');
  expect(repositories).toMatchObject([{ name: 'api', newCommits: 1 }]);
  const { items } = await get<{ items: { name: string }[] }>(`${up.url}/api/v1/repositories`);
  expect(items.map(({ name }) => name)).toEqual(['api']);
});

it('a data directory among the repositories is not read, and an empty name is refused', async () => {
  using folder = temporaryFolder();
  makeRepository(folder.join('code/api'), busyHistory(5));
  for (let time = 0; time < 2; time += 1) {
    const sync = await runCli(['sync', folder.join('code'), '--json'], {
      data: folder.join('code/data'),
      cwd: folder.path,
    });
    expect(sync.json<Synced>().repositories.map(({ name }) => name)).toEqual(['api']);
  }
  const nothing = await runCli(['sync', ''], { data: folder.join('code/data'), cwd: folder.path });
  expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('A repository is named by nothing.')]);
});

it('says what to do where there is no repository', async () => {
  using folder = temporaryFolder();
  const up = await runCli(['up', '--port', '0', '--no-open'], { data: folder.path });
  expect(up.code).toBe(2);
  expect(up.stderr).toContain('There is no repository here.');
  expect(up.stderr).not.toContain('at ');
});

it('says of a shallow and of a partial clone what is missing and how to get it', async () => {
  using folder = temporaryFolder();
  const origin = makeRepository(folder.join('origin.git'), busyHistory(30));
  execFileSync('git', ['-C', origin, 'config', 'uploadpack.allowFilter', 'true']);
  const clone = (name: string, how: string) =>
    execFileSync('git', ['clone', '-q', '--no-checkout', how, `file://${origin}`, folder.join(name)]);
  clone('code/shallow', '--depth=5');
  clone('code/partial', '--filter=blob:none');
  clone('code/whole', '--no-local');
  const options = { data: folder.join('data'), cwd: folder.path };
  for (let time = 0; time < 2; time += 1) {
    const { code, stderr } = await runCli(['sync', folder.join('code')], options);
    const notes = stderr.split('\n').filter((line) => line.startsWith('note'));
    expect([code, notes]).toEqual([
      0,
      [
        expect.stringMatching(/^note partial: 30 file versions are missing .*git fetch --refetch --no-filter/),
        expect.stringMatching(/^note shallow: A shallow clone: .*git fetch --unshallow/),
      ],
    ]);
  }

  execFileSync('git', ['-C', folder.join('code/shallow'), 'fetch', '-q', '--unshallow']);
  const { stderr } = await runCli(['sync', folder.join('code/shallow')], options);
  expect(stderr).not.toContain('note');
});

it('a source that cannot be had, and nothing beside it, is told once and ends the command', async () => {
  using folder = temporaryFolder();
  const { code, stderr } = await runCli(['up', folder.join('nowhere'), '--no-open', '--port', '0'], {
    data: folder.path,
  });
  expect([code, stderr.match(/nowhere does not exist/g)]).toEqual([1, ['nowhere does not exist']]);
});
