import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { runCli, startCli } from '../testing/cli.ts';
import { busyHistory, makeRepository, temporaryFolder } from '../testing/small-repository.ts';
import { confirm } from './terminal/confirm.ts';

// Every step is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 240_000 });

function world() {
  const folder = temporaryFolder();
  const data = folder.join('data');
  return {
    folder,
    data,
    api: makeRepository(folder.join('api'), busyHistory(5)),
    clones: () => readdirSync(`${data}/clones`).filter((name) => name.endsWith('.git')),
    run: (...args: string[]) => runCli(args, { data, cwd: folder.path }),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

describe.each(['alone', 'while the server runs'])('%s', (how) => {
  it('a repository is forgotten with its facts and the clone of a URL; one of the user stays as it is', async () => {
    using here = world();
    const { api, data, run } = here;
    const url = `file://${makeRepository(here.folder.join('origin/tool.git'), busyHistory(4))}`;
    expect((await run('sync', api, url)).code).toBe(0);
    await using _server = how === 'alone' ? null : await startCli(['serve'], { data });
    const names = async () => (await run('sql', 'select name from repo order by name', '--json')).json().rows;

    const unsaid = await run('remove', 'api');
    expect(unsaid).toMatchObject({ code: 2, stdout: '' });
    expect(unsaid.stderr).toBe(
      'error Nobody can be asked here whether api is to be removed.\n   →  Say so with --yes.\n',
    );
    const unknown = await run('remove', 'web', '--yes', '--json');
    expect([unknown.code, JSON.parse(unknown.stderr)]).toMatchObject([
      1,
      { error: { code: 'repository.not-found', help: 'Known are: api, tool.' } },
    ]);
    expect(await names()).toEqual([['api'], ['tool']]);
    expect(here.clones()).toHaveLength(1);

    const removed = await run('remove', `${url}/`, '--yes', '--json');
    expect([removed.code, removed.json()]).toMatchObject([0, { removed: { name: 'tool', source: url } }]);
    expect(here.clones()).toEqual([]);
    expect(await names()).toEqual([['api']]);

    expect(await run('remove', './api', '--yes')).toMatchObject({
      code: 0,
      stdout: '✓ api was removed.\n',
      stderr: '',
    });
    expect((await run('sql', 'select count(*) as n from "commit"', '--json')).json()).toMatchObject({ rows: [[0]] });
    expect([existsSync(`${api}/HEAD`), readdirSync(`${data}/cache`)]).toEqual([true, ['CACHEDIR.TAG']]);
    expect((await run('doctor')).code).toBe(0);
    expect((await run('sync', api)).stdout).toBe('✓ api: 5 commits on main; 5 new\n');
  });
});

it('one whose folder is gone is named as that, and can be removed by its path; one that the configuration names comes back, and that is said', async () => {
  using here = world();
  const { api, data, run } = here;
  mkdirSync(data);
  writeFileSync(`${data}/wheelhouse.yaml`, 'repositories: [..]\n');
  expect((await run('sync', api)).code).toBe(0);
  rmSync(api, { recursive: true });
  const sick = await run('doctor');
  expect([sick.code, sick.stdout]).toEqual([1, expect.stringContaining(`api is no longer at ${api}`)]);
  for (const command of [
    ['verify', 'api'],
    ['lines', './api', 'a.ts'],
  ]) {
    expect(await run(...command)).toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        `error api was read from ${api}, which is no longer there.\n   →  Put it back or, if it is elsewhere now, name ` +
        'that path. What was read of it stays until `wheelhouse remove api`.\n',
    });
  }
  expect((await run('verify', 'web')).stderr).toMatch(/There is no folder \S+web, and no known repository called web/);
  expect(await run('remove', 'api/', '--yes')).toMatchObject({
    code: 0,
    stdout: '✓ api was removed.\n',
    stderr: 'note The configuration names it: take it out there, or the next sync reads it again.\n',
  });
});

it('a path that leads to the clone of a URL is forgotten without the clone', async () => {
  using here = world();
  const { folder, data, run } = here;
  const url = `file://${makeRepository(folder.join('origin/tool.git'), busyHistory(4))}`;
  expect((await run('sync', url)).code).toBe(0);
  const [clone] = here.clones();
  mkdirSync(folder.join('code'));
  symlinkSync(`${data}/clones/${clone}`, folder.join('code/mirror'));
  expect((await run('sync', folder.join('code'))).code).toBe(0);
  expect((await run('remove', 'mirror', '--yes')).code).toBe(0);
  expect(here.clones()).toEqual([clone]);
  expect((await run('sync')).stdout).toBe('✓ tool: 4 commits on main; no new ones\n');
});

describe('a question', () => {
  function ask(typed: string | null) {
    const [input, output] = [new PassThrough(), new PassThrough().setEncoding('utf8')];
    const stop = new AbortController();
    const answer = confirm('Remove api?', { input, output, signal: stop.signal });
    if (typed === null) stop.abort();
    else input.end(typed);
    return { answer, asked: () => output.read() as string };
  }

  it.each([
    ['y\n', true],
    [' YES\n', true],
    ['\n', false],
    ['yesterday\n', false],
    ['n\ny\n', false],
    ['', false],
  ])('answered with %j gives %j', async (typed, agreed) => {
    const { answer, asked } = ask(typed);
    expect([await answer, asked()]).toEqual([agreed, 'Remove api? [y/N] ']);
  });

  it('that is interrupted has no answer', async () => {
    await expect(ask(null).answer).rejects.toThrow('aborted');
  });
});
