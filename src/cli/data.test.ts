import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStore } from '../store/index.ts';
import { runCli, startCli, type RunningCli } from '../testing/cli.ts';
import { busyHistory, makeRepository, temporaryFolder } from '../testing/small-repository.ts';

// Every step is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 240_000 });

const folder = temporaryFolder();
const data = folder.path;
const repository = folder.join('api');
const run = (args: readonly string[], input?: string) =>
  runCli(args, { data, ...(input === undefined ? {} : { input }) });

beforeAll(async () => {
  makeRepository(repository, [
    ...busyHistory(60),
    { files: { 'evil\u001b[31m.txt': 'x\n' }, subject: 'Red \u001b[31malert\u0007 \u202egnp' },
  ]);
  await run(['sync', repository]);
});
afterAll(() => folder[Symbol.dispose]());

it('where there is no data, reading makes none, and it is said what does', async () => {
  const empty = folder.join('empty');
  mkdirSync(empty);
  const typo = folder.join('typo');
  for (const command of [
    ['report', '--output', folder.join('nothing.html')],
    ['export', folder.join('nothing')],
    ['sql', 'select name from repo'],
    ['backup'],
    ['verify', 'web'],
    ['lines', 'web', 'a.ts'],
    ['remove', 'web', '--yes'],
    ['sync'],
  ]) {
    const [inEmpty, inTypo] = [
      await runCli(command, { data: empty }),
      await runCli([...command, '--data', typo], { data: empty }),
    ];
    expect([inEmpty.code, inEmpty.stdout, inTypo.code, inTypo.stdout]).toEqual([2, '', 2, '']);
    expect(inEmpty.stderr).toMatch(
      /The data folder \S+empty holds no data yet, so there is nothing to \w+.*\.[^]*wheelhouse sync /,
    );
    expect(inTypo.stderr).toMatch(
      /There is no data folder (\S+typo), so there is nothing to \w+.*\.[^]*wheelhouse sync --data \1 ~/,
    );
  }
  const { code, stdout } = await runCli(['doctor'], { data: empty });
  expect([code, stdout]).toEqual([
    1,
    expect.stringMatching(
      /^✓ git is there: [^\n]+\n✗ There is data: [^\n]+ holds no data yet[^\n]+\n {3}→ {2}[^]*sync /,
    ),
  ]);
  const answer = await runCli(['doctor', '--json'], { data: empty });
  expect(JSON.parse(answer.stdout)).toMatchObject({ ok: false, checks: [{ ok: true }, { ok: false }] });
  expect(readdirSync(empty)).toEqual([]);
  expect(readdirSync(folder.path).filter((name) => /^(nothing|typo)/.test(name))).toEqual([]);
});

it('with data but no repository there is nothing to report or export, and it is said what to do', async () => {
  const bare = folder.join('bare');
  mkdirSync(bare);
  await (await openStore({ file: `${bare}/wheelhouse.duckdb` })).close();
  for (const command of [
    ['report', '--output', folder.join('none.html')],
    ['export', folder.join('none')],
  ]) {
    const { code, stdout, stderr } = await runCli(command, { data: bare });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^error No repository is known yet, so there is nothing to \w+\.\n {3}→ {2}.*wheelhouse sync /,
    );
  }
  expect(readdirSync(folder.path).filter((name) => name.startsWith('none'))).toEqual([]);
});

/** The same questions, asked with and without a server that holds the data. */
function answers(): void {
  it('sql answers as a table and as JSON, and never writes', async () => {
    const query = 'select name, default_branch from repo';
    expect((await run(['sql', query])).stdout).toBe('name  default_branch\n----  --------------\napi   main\n');
    expect((await run(['sql', query, '--json'])).json()).toEqual({
      columns: ['name', 'default_branch'],
      rows: [['api', 'main']],
      truncated: false,
    });
    expect((await run(['sql'], 'select count(*) as n from "commit"')).stdout).toContain('61');
    for (const nothing of [['sql', ''], ['sql']])
      expect((await run(nothing, ' ')).stderr).toContain('There is no query.');
    const odd = "select interval 1 day as i, {'a': 1} as s, 9223372036854775807 as big";
    expect((await run(['sql', odd, '--json'])).json()).toMatchObject({
      rows: [['1 day', "{'a': 1}", '9223372036854775807']],
    });
    const wrong = await run(['sql', 'select nope\nfrom repo']);
    expect(wrong.stderr).toMatch(
      /^error Binder Error: [^\n]+\n(?: {6}[^\n]+\n)* {6}LINE 1: select nope\n {6} +\^\n {3}→ {2}\w/,
    );
    expect(wrong.stderr).not.toContain('\\u000a');
    const write = await run(['sql', 'delete from repo', '--json']);
    expect([write.code, JSON.parse(write.stderr)]).toMatchObject([1, { error: { code: 'sql.not-read-only' } }]);
  });

  it('what a repository says cannot steer the terminal', async () => {
    const { stdout } = await run(['sql', `select subject from "commit" where subject like 'Red%'`]);
    expect(stdout).toContain('Red \\u001b[31malert\\u0007 \\u202egnp');
    expect(stdout).not.toContain('\u001b');
  });

  it('lines gives what git blame gives', async () => {
    const path =
      execFileSync('git', ['ls-tree', '-r', '--name-only', 'main', 'src'], { cwd: repository, encoding: 'utf8' }).split(
        '\n',
      )[0] ?? '';
    const blame = execFileSync('git', ['blame', '-l', '-s', 'main', '--', path], { cwd: repository, encoding: 'utf8' })
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(0, 40).replace('^', ''));
    const { stdout, code } = await run(['lines', repository, path]);
    const attributed = stdout
      .trimEnd()
      .split('\n')
      .flatMap((line) => Array<string>(Number(line.split('\t')[1])).fill(line.split('\t')[0] ?? ''));
    expect(code).toBe(0);
    expect(attributed.map((sha) => sha.slice(0, 39))).toEqual(blame.map((sha) => sha.slice(0, 39)));
    expect((await run(['lines', 'api', path, '--json'])).json()).toMatchObject({ repository: 'api', path });
    expect(await run(['lines', 'api', 'nowhere.ts'])).toMatchObject({ code: 1, stdout: '' });
  });

  it('verify agrees with git blame', async () => {
    const { code, stdout } = await run(['verify', repository, '--files', '5', '--seed', '3']);
    expect(stdout).toMatch(/^100\.000% of \d+ lines in 5 files agree with git blame \(tip [0-9a-f]{12}\)\n$/);
    expect(code).toBe(0);
  });

  it('doctor finds everything in order', async () => {
    const { code, stdout } = await run(['doctor']);
    expect(stdout).toContain('✓ git is there');
    expect(stdout).not.toContain('✗');
    expect(code).toBe(0);
  });

  it('export, report and backup write files that are whole', async () => {
    const out = folder.join(`out-${Math.random()}`);
    expect((await run(['export', out, '--format', 'csv', '--table', 'repo', 'commit', '--json'])).json()).toMatchObject(
      {
        files: [
          { table: 'repo', rows: 1 },
          { table: 'commit', rows: 61 },
        ],
      },
    );
    expect(readFileSync(`${out}/repo.csv`, 'utf8')).toContain('api');
    expect((await run(['report', '--output', `${out}/team.html`])).code).toBe(0);
    expect(readFileSync(`${out}/team.html`, 'utf8')).toMatch(/^<!doctype html>/i);
    expect((await run(['backup', `${out}/copy.duckdb`])).code).toBe(0);
    expect(readdirSync(out).toSorted()).toEqual(['commit.csv', 'copy.duckdb', 'repo.csv', 'team.html']);

    for (const command of [['report', '--output'], ['backup']]) {
      const missing = await run([...command, `${out}/typo/deep/file`]);
      expect(missing).toMatchObject({ code: 2, stdout: '' });
      expect(missing.stderr).toContain(`${out}/typo/deep does not exist.`);
      expect((await run([...command, `${out}/team.html/file`])).stderr).toContain('is no folder');
    }
    expect(existsSync(`${out}/typo`)).toBe(false);
    const inTheWay = await run(['export', `${out}/team.html`]);
    expect([inTheWay.code, inTheWay.stderr]).toEqual([
      2,
      expect.stringContaining('team.html cannot be made: a file is'),
    ]);

    for (const period of [
      ['--from', '2026-02-03', '--to', '2026-01-01'],
      ['--from', '9998-01-01'],
    ])
      expect(await run(['report', ...period])).toMatchObject({ code: 2, stdout: '' });

    const restored = folder.join(`restored-${Math.random()}`);
    const { code, stdout } = await run(['restore', `${out}/copy.duckdb`, '--data', restored]);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`Start it with \`wheelhouse up --data ${restored}\``)]);
    const count = ['sql', 'select count(*) as n from commit_file', '--json'];
    expect((await run([...count, '--data', restored])).stdout).toBe((await run(count)).stdout);
    expect((await run(['restore', `${out}/copy.duckdb`, '--data', restored])).code).toBe(2);
    const short = `${out}/short.duckdb`;
    writeFileSync(short, readFileSync(`${out}/copy.duckdb`).subarray(0, 300_000));
    const torn = await run(['restore', short, '--data', folder.join('torn')]);
    expect([torn.code, torn.stderr]).toEqual([
      2,
      expect.stringMatching(/short\.duckdb cannot be read as a backup: [^]*cut short when it was copied/),
    ]);
    expect(torn.stderr).not.toContain('.wheelhouse-restore');
    const noFile = await run(['report', '--output', out]);
    expect([noFile.code, noFile.stderr]).toEqual([2, expect.stringContaining('is a folder.')]);
  });
}

describe('alone', () => {
  answers();
});

describe('while the server runs', () => {
  let server: RunningCli;
  beforeAll(async () => {
    server = await startCli(['serve'], { data });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  answers();

  it('a second server is told where the first one is', async () => {
    const second = await run(['serve', '--json']);
    expect(second.code).toBe(1);
    expect(JSON.parse(second.stderr)).toMatchObject({
      error: { code: 'store.locked', message: expect.stringContaining(server.url) as string },
    });
  });

  it('restoring into its data is refused, and it is said by whom', async () => {
    const copy = folder.join('copy-of-served.duckdb');
    expect((await run(['backup', copy])).code).toBe(0);
    const { code, stderr } = await run(['restore', copy, '--json']);
    expect([code, JSON.parse(stderr.trim().split('\n').at(-1) ?? '')]).toMatchObject([
      1,
      {
        error: {
          code: 'store.locked',
          message: expect.stringContaining(`${server.url} (process ${server.pid})`) as string,
          help: expect.stringContaining('--data') as string,
        },
      },
    ]);
  });

  it('told to stop, it ends and takes its traces with it', async () => {
    server.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(existsSync(folder.join('server.json'))).toBe(false);
  });
});
