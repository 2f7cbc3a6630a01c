import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { loadConfig } from '../config/index.ts';
import { createClient, endpoints } from '../contract/index.ts';
import { serveDumbly } from '../testing/dumb-server.ts';
import { listenSilently } from '../testing/silent-server.ts';
import { busyHistory, growRepository, makeRepository, temporaryFolder } from '../testing/small-repository.ts';
import { createApp, type App } from './index.ts';

/** The machine may be busy. */
const WITHIN = { timeout: 30_000, interval: 50 };

const folder = temporaryFolder();
let app: App;
let call: ReturnType<typeof createClient>;

beforeAll(async () => {
  app = await createApp(loadConfig({ flags: { data: folder.join('data'), port: 0 }, env: {} }));
  call = createClient((await app.serve()).url);
});
afterAll(async () => {
  await app.close();
  folder[Symbol.dispose]();
});

let spellings = 0;
const look = async (id: number) => (await call(endpoints.getRepository, { params: { repository: id } })).sync;
const add = async (source: string) => (await call(endpoints.addRepository, { body: { source } })).items[0]!;

it('a URL is answered at once and cloned in the background', async () => {
  const origin = makeRepository(folder.join('origin/tool.git'), busyHistory(20, 4));
  const added = await add(`file://${origin}`);
  expect(added).toMatchObject({ name: 'tool', commits: 0, sync: { ready: { commits: false }, error: null } });
  await vi.waitFor(async () => expect(await look(added.id)).toMatchObject({ phase: 'done', total: 20 }), WITHIN);
  expect((await add(`file://${origin}/`)).id).toBe(added.id);
});

it.each([
  ['a slash at its end', (path: string) => `file://${path}/`],
  ['a host that is this one', (path: string) => `file://localhost${path}`],
  ['spaces around it', (path: string) => `  file://${path} `],
])('a URL with %s is cloned once, and that clone is fetched into', async (_, spelled) => {
  const name = `spelled-${++spellings}`;
  const origin = makeRepository(folder.join(`origin/${name}.git`), busyHistory(20, 4));
  const clones = () => readdirSync(folder.join('data/clones')).filter((clone) => clone.startsWith(name));
  const { id } = await add(spelled(origin));
  await vi.waitFor(async () => expect(await look(id)).toMatchObject({ finishedAt: expect.any(String) }), WITHIN);
  expect(await look(id)).toMatchObject({ phase: 'done', total: 20, error: null });
  growRepository(origin, [{ files: { 'new.ts': 'x\n' } }]);
  await app.run('sync', { repositories: [id] });
  expect(await look(id)).toMatchObject({ phase: 'done', total: 21 });
  growRepository(origin, [{ files: { 'new.ts': 'y\n' } }]);
  const added = await app.run('add', { sources: [spelled(origin).trim()] });
  await app.run('sync', { repositories: added.repositories.map((each) => each.id) });
  expect(await look(id)).toMatchObject({ phase: 'done', total: 22 });
  expect(clones()).toHaveLength(1);
});

it('a URL is shown while it is cloned, then with what went wrong, and can be removed', async () => {
  await using silent = await listenSilently();
  const address = `git://127.0.0.1:${silent.port}/team/silent.git`;
  const { id } = await add(address);
  await vi.waitFor(() => expect(silent.callers()).toBe(1), WITHIN);
  expect(await look(id)).toMatchObject({ phase: 'clone', error: null });
  await expect(call(endpoints.listReleases, { query: { repo: String(id) } })).rejects.toMatchObject({
    code: 'facts.pending',
    status: 503,
  });
  silent.hangUp();
  await vi.waitFor(async () => expect(await look(id)).toMatchObject({ phase: 'failed' }), WITHIN);
  expect((await look(id)).error).toMatchObject({ code: 'git.failed', help: expect.any(String) as string });
  await call(endpoints.removeRepository, { params: { repository: id } });
});

it('a URL that never answers keeps no other waiting, and is removed with its clone under way', async () => {
  await using silent = await listenSilently();
  const hanging = cpus().length + 8;
  const added = await Promise.all(
    Array.from({ length: hanging }, (_, index) => add(`git://127.0.0.1:${silent.port}/team/mute-${index}.git`)),
  );
  await vi.waitFor(() => expect(silent.callers()).toBeGreaterThan(0), WITHIN);
  makeRepository(folder.join('beside'), busyHistory(5, 3));
  const beside = await add(folder.join('beside'));
  await vi.waitFor(async () => expect(await look(beside.id)).toMatchObject({ phase: 'done', total: 5 }), WITHIN);
  for (const { id } of added) await call(endpoints.removeRepository, { params: { repository: id } });
  const left = (await call(endpoints.listRepositories)).items.map(({ name }) => name);
  expect(left.filter((name) => name.startsWith('mute'))).toEqual([]);
  expect(readdirSync(folder.join('data/clones')).filter((name) => name.startsWith('mute'))).toEqual([]);
  expect((await call(endpoints.meta)).syncing).toBe(false);
});

it('a URL whose clone the end of the server cut short is not said to run, and is cloned when asked', async () => {
  await using silent = await listenSilently();
  const config = loadConfig({ flags: { data: folder.join('cut-short'), port: 0 }, env: {} });
  const begin = async () => {
    const server = await createApp(config);
    return { server, ask: createClient((await server.serve()).url) };
  };
  const first = await begin();
  const source = `git://127.0.0.1:${silent.port}/team/cut.git`;
  const { items } = await first.ask(endpoints.addRepository, { body: { source } });
  await vi.waitFor(() => expect(silent.callers()).toBe(1), WITHIN);
  await first.server.close();

  const second = await begin();
  try {
    const state = async () => (await second.ask(endpoints.sync)).repositories[0];
    expect([await state(), (await second.ask(endpoints.meta)).syncing]).toMatchObject([
      { phase: 'unfinished', error: null },
      false,
    ]);
    await second.ask(endpoints.startSync, { body: { repositories: [items[0]!.id] } });
    await vi.waitFor(() => expect(silent.callers()).toBe(2), WITHIN);
    expect(await state()).toMatchObject({ phase: 'clone' });
  } finally {
    silent.hangUp();
    await second.server.close();
  }
});

it('a URL over HTTP that falls silent is given up after a while', async () => {
  vi.stubEnv('GIT_HTTP_LOW_SPEED_TIME', '1');
  await using silent = await listenSilently();
  try {
    const { id } = await add(`http://127.0.0.1:${silent.port}/team/dumb.git`);
    await vi.waitFor(async () => expect(await look(id)).toMatchObject({ phase: 'failed' }), WITHIN);
    expect((await look(id)).error).toMatchObject({
      code: 'git.failed',
      message: expect.stringContaining('too slow') as string,
      help: expect.stringContaining('add it again with') as string,
    });
  } finally {
    vi.unstubAllEnvs();
  }
});

it('a mistyped password for what is cloned already is tried once', async () => {
  makeRepository(folder.join('guarded/tool.git'), busyHistory(5, 2));
  await using server = await serveDumbly(folder.join('guarded'));
  const { host } = new URL(server.url);
  const { id } = await add(`${server.url}/tool.git`);
  await vi.waitFor(async () => expect(await look(id)).toMatchObject({ phase: 'done', total: 5 }), WITHIN);
  server.lock();
  expect((await add(`http://ann:mistyped@${host}/tool.git`)).id).toBe(id);
  await vi.waitFor(async () => expect(await look(id)).toMatchObject({ phase: 'failed' }), WITHIN);
  expect(server.tried()).toContain('mistyped');
  await app.run('sync', { repositories: [id] });
  expect(server.tried()).toEqual([]);
});

it('credentials for what is cloned already outlive a network that is down', async () => {
  makeRepository(folder.join('away/far.git'), busyHistory(5, 2));
  const server = await serveDumbly(folder.join('away'));
  const { host } = new URL(server.url);
  const { id } = await add(`${server.url}/far.git`);
  await vi.waitFor(async () => expect(await look(id)).toMatchObject({ phase: 'done', total: 5 }), WITHIN);
  await server[Symbol.asyncDispose]();
  await add(`http://ann:new@${host}/far.git`);
  await vi.waitFor(async () => expect(await look(id)).toMatchObject({ phase: 'failed' }), WITHIN);
  await using back = await serveDumbly(folder.join('away'), Number(host.split(':')[1]));
  back.lock();
  await app.run('sync', { repositories: [id] });
  expect(back.tried()).toContain('new');
});

it('a repository without commits is not said to be read for ever', async () => {
  const bare = folder.join('origin/bare.git');
  execFileSync('git', ['init', '--quiet', '--bare', bare]);
  const { id } = await add(bare);
  await vi.waitFor(async () => expect(await look(id)).toMatchObject({ phase: 'empty' }), WITHIN);
  const query = { repo: String(id) };
  const { total } = await call(endpoints.metricSeries, { params: { id: 'code.commits' }, query });
  expect(total).toMatchObject({ value: null, reason: 'no-data' });
  expect((await call(endpoints.listReleases, { query })).items).toEqual([]);
});

it('a tag that was taken back is forgotten', async () => {
  const origin = makeRepository(folder.join('origin/tags.git'), busyHistory(60, 4));
  const { id } = await add(`file://${origin}`);
  const tags = async () =>
    (await call(endpoints.listReleases, { query: { repo: String(id) } })).items.map(({ tag }) => tag);
  await vi.waitFor(async () => expect(await look(id)).toMatchObject({ phase: 'done' }), WITHIN);
  expect(await tags()).toEqual(['v1.1.0']);
  execFileSync('git', ['-C', origin, 'tag', '--delete', 'v1.1.0']);
  await app.run('sync', { repositories: [id] });
  expect(await tags()).toEqual([]);
});

it('a URL that is none is refused', async () => {
  await expect(add('https://')).rejects.toMatchObject({ code: 'input.invalid' });
});
