import { readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../config/index.ts';
import { createClient, endpoints, type Endpoint } from '../contract/index.ts';
import { rawRequest } from '../testing/raw-request.ts';
import { busyHistory, growRepository, makeRepository, temporaryFolder } from '../testing/small-repository.ts';
import { createApp, type App } from './index.ts';

const folder = temporaryFolder();
const repository = folder.join('api');
let app: App;
let url: string;
let port: number;
let sha: string;

beforeAll(async () => {
  makeRepository(repository, busyHistory(150));
  app = await createApp(loadConfig({ flags: { data: folder.join('data'), port: 0 }, env: {} }));
  ({ url, port } = await app.serve());
  const { repositories } = await app.run('add', { sources: [repository] });
  await app.run('sync', { repositories: repositories.map(({ id }) => id) });
  sha = (await call(endpoints.getRepository, { params: { repository: 1 } })).tip ?? '';
});
afterAll(async () => {
  await app.close();
  folder[Symbol.dispose]();
});

const call: ReturnType<typeof createClient> = (target, input, signal) => createClient(url)(target, input, signal);

const raw = (path: string, options?: Parameters<typeof rawRequest>[2]) => rawRequest(port, path, options);

/** One good question to every endpoint that only reads. */
const questions: Partial<Record<keyof typeof endpoints, string>> = {
  meta: '/api/v1/meta',
  sync: '/api/v1/sync',
  listRepositories: '/api/v1/repositories',
  getRepository: '/api/v1/repositories/1',
  getFile: '/api/v1/repositories/1/file?path=src/api/file-0.ts',
  findFiles: '/api/v1/files?q=api%20file',
  getCommit: '/api/v1/repositories/1/commits/SHA',
  knowledgeTree: '/api/v1/knowledge/tree',
  listReleases: '/api/v1/releases?from=2024-01-01',
  listMetrics: '/api/v1/metrics',
  getMetric: '/api/v1/metrics/code.throughput',
  metricSeries: '/api/v1/metrics/code.throughput/series?by=directory',
  metricBreakdown: '/api/v1/metrics/code.throughput/breakdown?by=directory',
  metricDistribution: '/api/v1/metrics/code.commit-size/distribution',
  metricCurve: '/api/v1/metrics/code.survival/curve',
  metricEvidence: '/api/v1/metrics/code.throughput/evidence?limit=3',
  findings: '/api/v1/findings',
  listPeople: '/api/v1/people?limit=2',
  listProposals: '/api/v1/identities/proposals',
  listDecisions: '/api/v1/identities/decisions',
};

describe('every endpoint that reads', () => {
  const reading = Object.entries<Endpoint>(endpoints).filter(([, { method }]) => method === 'get');

  it.each(reading)('%s answers as the contract says', async (name, endpoint) => {
    const path = questions[name as keyof typeof endpoints];
    expect(path, 'a question for it in this test').toBeDefined();
    const answer = await raw((path ?? '').replace('SHA', sha));
    expect([answer.status, answer.status === 200 ? null : answer.json()]).toEqual([200, null]);
    const parsed = endpoint.response.safeParse(answer.json());
    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it.each(reading)('%s gives 304 for an answer the reader has', async (name) => {
    const path = (questions[name as keyof typeof endpoints] ?? '').replace('SHA', sha);
    const first = await raw(path);
    expect(first.headers.etag).toMatch(/^W\/".+"$/);
    const second = await raw(path, { headers: { 'if-none-match': String(first.headers.etag) } });
    expect([second.status, second.body.length]).toEqual([304, 0]);
    const head = await raw(path, { method: 'HEAD' });
    expect([head.status, head.body.length, head.headers.etag]).toEqual([200, 0, first.headers.etag]);
  });
});

it('an answer changes its tag when facts change', async () => {
  const path = '/api/v1/metrics/code.commits/series';
  const before = await raw(path);
  growRepository(repository, [{ files: { 'src/api/new.ts': 'x\n' } }]);
  await app.run('sync', {});
  const after = await raw(path, { headers: { 'if-none-match': String(before.headers.etag) } });
  expect(after.status).toBe(200);
  expect(after.headers.etag).not.toBe(before.headers.etag);
});

it('the same question in another order is the same answer', async () => {
  const [one, two] = await Promise.all([
    raw('/api/v1/metrics/code.commits/series?grain=week&from=2024-01-02'),
    raw('/api/v1/metrics/code.commits/series?from=2024-01-02&grain=week'),
  ]);
  expect(one.headers.etag).toBe(two.headers.etag);
});

it('answers are compressed as the reader likes', async () => {
  const plain = await raw('/api/v1/metrics');
  const br = await raw('/api/v1/metrics', { headers: { 'accept-encoding': 'gzip, br' } });
  const gzip = await raw('/api/v1/metrics', { headers: { 'accept-encoding': 'gzip' } });
  expect([br.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip']);
  expect(brotliDecompressSync(br.body)).toEqual(plain.body);
  expect(gunzipSync(gzip.body)).toEqual(plain.body);
  expect(br.headers.vary).toContain('accept-encoding');
});

it('the OpenAPI document is served, and is the committed one', async () => {
  const served = (await raw('/api/v1/openapi.json')).json() as { openapi: string; paths: object };
  expect(served.openapi).toBe('3.1.0');
  expect(served).toEqual(JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')));
});

it('identities are merged, undone, split and renamed in kind through the API', async () => {
  const people = async () => (await call(endpoints.listPeople)).items;
  const before = await people();
  const [first, second] = before;
  await call(endpoints.acceptProposal, { body: { people: [first!.id, second!.id] } });
  expect(await people()).toHaveLength(before.length - 1);
  const [decision] = (await call(endpoints.listDecisions)).items;
  expect(decision).toMatchObject({ action: 'merge', undone: false });
  await call(endpoints.undoDecision, { params: { id: decision!.id } });
  expect(await people()).toEqual(before);
  await call(endpoints.setPersonKind, { body: { person: first!.id, kind: 'bot' } });
  expect((await call(endpoints.listPeople, { query: { kind: 'bot' } })).items.map(({ name }) => name)).toEqual([
    first!.name,
  ]);
});

it('who is likely one person is asked of the repositories that have seen one of them', async () => {
  const pair = (name: string, first: string) =>
    ['home', 'work'].map((place, at) => ({
      by: `${name} <${first}.moss@${place}.test>`,
      files: { [`${first}-${at}.md`]: 'a\n' },
    }));
  const add = async (name: string, commits: ReturnType<typeof pair>) => {
    makeRepository(folder.join(name), commits);
    const { items } = await call(endpoints.addRepository, { body: { source: folder.join(name) } });
    await app.run('sync', { repositories: [items[0]!.id] });
    return String(items[0]!.id);
  };
  const one = await add('one-pair', pair('Dana Moss', 'dana'));
  const two = await add('two-pairs', [...pair('Erin Moss', 'erin'), ...pair('Finn Moss', 'finn')]);
  const ask = async (query: { repo?: string; limit?: number }) => {
    const { items, total, groups } = await call(endpoints.listProposals, { query });
    return { names: items.map(({ people }) => people[0]?.name), total, groups };
  };
  expect(await ask({ repo: one })).toEqual({ names: ['Dana Moss'], total: 1, groups: 1 });
  expect(await ask({ repo: two, limit: 1 })).toEqual({ names: ['Erin Moss'], total: 2, groups: 2 });
  expect(await ask({ repo: `${one},${two}` })).toMatchObject({ total: 3 });
  expect(await ask({ repo: '1' })).toEqual({ names: [], total: 0, groups: 0 });
  for (const id of [one, two]) await call(endpoints.removeRepository, { params: { repository: Number(id) } });
});

it('a repository is added, and forgotten with all its facts', async () => {
  makeRepository(folder.join('web'), busyHistory(5, 9));
  const { items } = await call(endpoints.addRepository, { body: { source: folder.join('web') } });
  const id = items[0]!.id;
  await app.run('sync', { repositories: [id] });
  expect(await call(endpoints.getRepository, { params: { repository: id } })).toMatchObject({
    name: 'web',
    commits: 5,
  });
  await call(endpoints.removeRepository, { params: { repository: id } });
  await expect(call(endpoints.getRepository, { params: { repository: id } })).rejects.toMatchObject({
    status: 404,
    code: 'repository.not-found',
  });
  await expect(call(endpoints.addRepository, { body: { source: folder.join('nowhere') } })).rejects.toMatchObject({
    code: 'repository.not-found',
  });
});

it('a repository is removed while it is being mined', async () => {
  makeRepository(folder.join('long'), busyHistory(2_000, 5));
  const { items } = await call(endpoints.addRepository, { body: { source: folder.join('long') } });
  const id = items[0]!.id;
  expect((await call(endpoints.meta)).syncing).toBe(true);
  await call(endpoints.removeRepository, { params: { repository: id } });
  const { items: left } = await call(endpoints.listRepositories);
  expect([left.some((each) => each.id === id), (await call(endpoints.meta)).syncing]).toEqual([false, false]);
});
