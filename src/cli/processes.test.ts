import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { closeSync, existsSync, openSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { openStore, tableNames, type Store } from '../store/index.ts';
import { runCli, spawnCli, startCli } from '../testing/cli.ts';
import { busyHistory, makeRepository, temporaryFolder } from '../testing/small-repository.ts';

// Every step is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 240_000 });

/** Every row of every table but when things were done and how many steps it took. */
async function dump(store: Store): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {};
  for (const table of tableNames.filter((name) => name !== 'counter')) {
    const { columns, rows } = await store.readOnlySql(`select * from "${table}" order by all`, { limit: 1_000_000 });
    const left = columns.map((name) =>
      ['added_at', 'fresh_at', 'version', 'epoch', 'source', 'git_dir'].includes(name),
    );
    tables[table] = rows.map((row) => row.filter((_, index) => !left[index]));
  }
  return tables;
}

async function dumpOf(data: string): Promise<Record<string, unknown[]>> {
  await using store = await openStore({ file: `${data}/wheelhouse.duckdb` });
  return await dump(store);
}

/** Waits until the process has written this to stderr; gives all that it has written there by the time it is asked. */
function said(child: ChildProcess, text: RegExp): Promise<() => string> {
  let all = '';
  return new Promise((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      all += part;
      if (text.test(all)) resolve(() => all);
    });
  });
}

const STOPPING = /^Stopping; what is stored is kept, and the same command goes on from there\.$/m;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('killed at any moment of an import and run again, the facts are those of an undisturbed run', async () => {
  using folder = temporaryFolder();
  const repository = makeRepository(folder.join('api'), busyHistory(3_000));
  const undisturbed = folder.join('undisturbed');
  const started = performance.now();
  expect((await runCli(['sync', repository], { data: undisturbed, cwd: folder.path })).code).toBe(0);
  const duration = performance.now() - started;
  const expected = await dumpOf(undisturbed);

  for (const share of [0.3, 0.5, 0.65, 0.8, 0.95]) {
    const data = folder.join(`killed-${share}`);
    for (const wait of [share * duration, share * duration * 0.8]) {
      const child = await spawnCli(['sync', repository], { data, cwd: folder.path });
      const ended = new Promise((resolve) => child.on('close', resolve));
      await Promise.race([pause(wait), ended]);
      child.kill('SIGKILL');
      await ended;
    }
    const last = await runCli(['sync', repository], { data, cwd: folder.path });
    expect([share, last.code, last.stderr.includes('error')]).toEqual([share, 0, false]);
    expect(await dumpOf(data)).toEqual(expected);
  }
});

it('stopped with Ctrl-C, it ends by itself and goes on from there', async () => {
  using folder = temporaryFolder();
  const repository = makeRepository(folder.join('api'), busyHistory(2_000));
  const child = await spawnCli(['sync', repository], { data: folder.path });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const stderr = await said(child, /api: reading/);
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(stderr()).toMatch(STOPPING);
  expect((await runCli(['sync', '--json'], { data: folder.path })).json()).toMatchObject({
    repositories: [{ state: { phase: 'done' } }],
  });
  expect((await runCli(['verify', 'api'], { data: folder.path })).stdout).toContain('100.000%');
});

it('stopped with Ctrl-C while it reads, `up` ends with 130; while it only serves, with 0', async () => {
  using folder = temporaryFolder();
  const repository = makeRepository(folder.join('api'), busyHistory(2_000));
  const args = ['up', repository, '--no-open', '--port', '0'];
  const reading = await spawnCli(args, { data: folder.path });
  const ended = new Promise<number | null>((resolve) => reading.on('close', resolve));
  const stderr = await said(reading, /api: reading/);
  reading.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(stderr()).toMatch(STOPPING);
  expect(existsSync(folder.join('server.json'))).toBe(false);

  const serving = await startCli(['up', repository], { data: folder.path });
  await serving.event('synced');
  serving.kill('SIGINT');
  expect([await serving.ended, serving.stderr()]).toEqual([0, expect.not.stringMatching(STOPPING)]);
});

describe('two processes', () => {
  it('one that holds the data without serving makes the other say so', async () => {
    using folder = temporaryFolder();
    await using _store = await openStore({ file: folder.join('wheelhouse.duckdb') });
    const other = await runCli(['sql', 'select 1', '--json'], { data: folder.path });
    expect(other.code).toBe(1);
    expect(JSON.parse(other.stderr)).toMatchObject({
      error: {
        code: 'store.locked',
        message: expect.stringContaining(`another process (${process.pid})`) as string,
        help: expect.stringMatching(/\w/) as string,
      },
    });
  });

  it('a file left by a killed server is found out', async () => {
    using folder = temporaryFolder();
    const killed = await startCli(['serve'], { data: folder.path });
    killed.kill('SIGKILL');
    await killed.ended;
    expect((await runCli(['sql', 'select 1 as one'], { data: folder.path })).stdout).toContain('one');
    writeFileSync(folder.join('server.json'), JSON.stringify({ pid: process.pid, port: 1, token: 'x', version: '0' }));
    expect((await runCli(['sql', 'select 1 as one'], { data: folder.path })).stdout).toContain('one');
    writeFileSync(folder.join('server.json'), 'not json');
    expect((await runCli(['sql', 'select 1 as one'], { data: folder.path })).stdout).toContain('one');
  });
});

describe('while the server runs', () => {
  it('a command that is stopped or killed is no error of the server, and what it asked for goes on', async () => {
    using folder = temporaryFolder();
    await using server = await startCli(['serve'], { data: folder.path });
    for (const [name, signal, code] of [
      ['stopped', 'SIGINT', 130],
      ['killed', 'SIGKILL', null],
    ] as const) {
      const repository = makeRepository(folder.join(name), busyHistory(2_000));
      const sync = await spawnCli(['sync', repository], { data: folder.path });
      const ended = new Promise<number | null>((resolve) => sync.on('close', resolve));
      const stderr = await said(sync, new RegExp(`${name}: reading`));
      sync.kill(signal);
      expect(await ended).toBe(code);
      if (code !== null) expect(stderr()).toMatch(`\nStopped waiting; Wheelhouse at ${server.url} reads on.\n`);
    }
    const report = await spawnCli(['report', '--output', folder.join('team.html')], { data: folder.path });
    const ended = new Promise((resolve) => report.on('close', resolve));
    await said(report, /computing/);
    report.kill('SIGKILL');
    await ended;
    expect((await runCli(['sync'], { data: folder.path })).stdout).toMatch(/^✓ killed: 2,000[^]*✓ stopped: 2,000/);
    expect(server.stderr()).toBe('');
  });

  it('told to stop, it says so to the commands that wait for it', async () => {
    using folder = temporaryFolder();
    const repository = makeRepository(folder.join('api'), busyHistory(3_000));
    const server = await startCli(['serve'], { data: folder.path });
    const sync = await spawnCli(['sync', repository], { data: folder.path });
    let stderr = '';
    sync.stderr?.on('data', (text: string) => (stderr += text));
    const ended = new Promise<number | null>((resolve) => sync.on('close', resolve));
    await said(sync, /api: reading/);
    server.kill('SIGINT');
    expect([await server.ended, await ended]).toEqual([0, 1]);
    expect(stderr).toMatch(/^error Wheelhouse was stopped before it answered\./m);
    expect(server.stderr()).toBe('');
  });
});

describe('output that nobody takes', () => {
  const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.on('close', resolve));

  it('is no failure where a pipe was closed, and ends no work', async () => {
    using folder = temporaryFolder();
    const repository = makeRepository(folder.join('api'), busyHistory(5));
    const sync = await spawnCli(['sync', repository], { data: folder.path });
    sync.stderr?.destroy();
    let answer = '';
    sync.stdout?.setEncoding('utf8').on('data', (text: string) => (answer += text));
    expect([await ended(sync), answer]).toEqual([0, '✓ api: 5 commits on main; 5 new\n']);
    const many = ['sql', 'select * from generate_series(1, 300000)', '--limit', '300000'];
    const sql = await spawnCli(many, { data: folder.path });
    sql.stdout?.once('data', () => sql.stdout?.destroy());
    sql.stderr?.resume();
    expect(await ended(sql)).toBe(0);
  });

  it.runIf(existsSync('/dev/full'))('is a failure where the disk is full', async () => {
    using folder = temporaryFolder();
    await (await openStore({ file: folder.join('wheelhouse.duckdb') })).close();
    const stdout = openSync('/dev/full', 'w');
    const { code, stderr } = await runCli(['sql', 'select 1'], { data: folder.path, stdout });
    closeSync(stdout);
    expect([code, stderr]).toEqual([1, expect.stringContaining('The answer could not be written: ENOSPC')]);
  });
});

describe('ports', () => {
  it('one that is asked for and taken is an error; nothing is left behind', async () => {
    using folder = temporaryFolder();
    const other = createServer();
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    );
    const taken = await runCli(['serve', '--port', String(port), '--json'], { data: folder.path });
    other.close();
    expect([taken.code, JSON.parse(taken.stderr)]).toMatchObject([1, { error: { code: 'port.taken' } }]);
  });

  it('another address than this machine is refused', async () => {
    using folder = temporaryFolder();
    const refused = await runCli(['serve', '--host', '0.0.0.0'], { data: folder.path });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('sign-in is needed to listen elsewhere and is not there yet');
  });
});

describe('wrong usage', () => {
  it.each([
    [['frobnicate'], 'unknown command'],
    [['verify'], "missing required argument 'repository'"],
    [['verify', '.', '--files', 'many'], 'expected a whole number'],
    [['sync', '--nope'], "unknown option '--nope'"],
    [['serve', '--port', '70000'], '`port`'],
    [['serve', '--zone', 'Mars/Base'], '`zone`'],
    [['serve', '--port', ''], "'--port <number>' argument '' is invalid. it is empty"],
    [['report', '--repo', 'api', ' '], "'--repo <name...>' argument ' ' is invalid. it is empty"],
    [['verify', ''], 'it is empty'],
    [['restore', 'nowhere.duckdb', '--data', 'new'], 'There is no file'],
    [['export', 'out', '--format', 'xlsx'], 'no format xlsx'],
    [['sync', '.', '--data', '/proc/x'], 'The data directory /proc/x cannot be made'],
  ])('%j ends with 2 and says what is wrong', async (args, message) => {
    using folder = temporaryFolder();
    const { code, stderr, stdout } = await runCli(args, { data: folder.path });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(folder.join('new'))).toBe(false);
  });

  it('a file where a folder of the data directory should be', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.join('cache'), '');
    await (await openStore({ file: folder.join('wheelhouse.duckdb') })).close();
    const { code, stderr } = await runCli(['doctor'], { data: folder.path });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('cache of the data directory cannot be made: a file is'),
    ]);
  });

  it('help and version are no errors', async () => {
    using folder = temporaryFolder();
    const help = await runCli(['--help'], { data: folder.path });
    expect(help.code).toBe(0);
    for (const verb of [
      'up',
      'serve',
      'sync',
      'remove',
      'report',
      'verify',
      'lines',
      'sql',
      'export',
      'doctor',
      'backup',
      'restore',
      'Exit codes',
    ])
      expect(help.stdout).toContain(verb);
    expect((await runCli(['--version'], { data: folder.path })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await runCli(['verify', '--help'], { data: folder.path })).stdout).toContain('--seed');
  });
});
