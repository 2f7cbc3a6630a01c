import { request } from 'node:http';
import { readFileSync, statSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../config/index.ts';
import { createClient, endpoints, Problem, type Endpoint } from '../contract/index.ts';
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

interface Raw {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  json(): unknown;
}

/** A request with headers that fetch would not let through. */
function raw(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers: { host: `localhost:${port}`, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const all = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: all,
            json: () => JSON.parse(all.toString('utf8')) as unknown,
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

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

describe('bad input', () => {
  it.each([
    ['/api/v1/metrics/code.commits/series?from=2024-13-45', 400],
    ['/api/v1/metrics/code.commits/series?from=yesterday', 400],
    ['/api/v1/metrics/code.commits/series?from=2024-02-01&to=2024-01-01', 400],
    ['/api/v1/metrics/code.commits/series?by=person', 400],
    ['/api/v1/metrics/code.commits/series?grain=hour', 400],
    ['/api/v1/metrics/code.commits/series?window=1e9', 400],
    ['/api/v1/metrics/code.commits/series?repo=1;drop', 400],
    ['/api/v1/metrics/code.commits/series?repo=99', 404],
    ['/api/v1/metrics/code.commits/series?sort=person', 400],
    ['/api/v1/metrics/code.commits/evidence?cursor=zzz', 400],
    ['/api/v1/metrics/code.commits/evidence?limit=100000', 400],
    ['/api/v1/metrics/__proto__/series', 404],
    ['/api/v1/metrics/nope', 404],
    ['/api/v1/people?cursor=-1', 400],
    ['/api/v1/people?kind=robot', 400],
    ['/api/v1/repositories/0', 400],
    ['/api/v1/repositories/99', 404],
    ['/api/v1/repositories/9999999999', 400],
    ['/api/v1/repositories/one', 400],
    ['/api/v1/repositories/1e99', 400],
    ['/api/v1/repositories/99/commits/abcdef', 404],
    ['/api/v1/repositories/1/commits/zzzz', 400],
    ['/api/v1/repositories/1/commits/0000000000', 404],
    ['/api/v1/repositories/1/file', 400],
    ['/api/v1/repositories/1/file?path=../../etc/passwd', 404],
    ['/api/v1/repositories/1/file?path=%00', 400],
    ['/api/v1/knowledge/tree?path=nowhere', 404],
    ['/api/v1/nothing', 404],
    ['/internal/ping', 404],
  ])('%s is %i, with what to do', async (path, status) => {
    const answer = await raw(path);
    const problem = Problem.parse(answer.json());
    expect([answer.status, problem.error.code === 'internal', problem.error.help === '']).toEqual([
      status,
      false,
      false,
    ]);
    expect(answer.body.toString()).not.toMatch(/\bat .+:\d+:\d+|node_modules|select |SQL/);
  });

  it.each([
    [
      'findings?from=2024-02-01&to=2024-01-01',
      'scope.invalid',
      'The period starts on 2024-02-01, after its end on 2024-01-01.',
      '`from`',
    ],
    ['findings?repo=1,9999', 'repository.not-found', 'There is no repository 9999.', 'page Repositories'],
    ['releases?repo=9999', 'repository.not-found', 'There is no repository 9999.', 'page Repositories'],
    ['repositories/9999/commits/abcdef', 'repository.not-found', 'There is no repository 9999.', 'page Repositories'],
    ['repositories/1/commits/abcdef', 'commit.not-found', 'There is no commit abcdef in this repository.', 'sync'],
    ['repositories/1/commits/zzzz', 'input.invalid', 'digits 0-9 and a-f, not "zzzz"', 'Correct it'],
    ['people?cursor=x', 'input.invalid', '`cursor` in the query must be nextCursor of the page before.', 'first page'],
  ])('%s: what is wrong and what to do', async (...[path, code, message, help]) => {
    const { error } = Problem.parse((await raw(`/api/v1/${path}`)).json());
    expect(error).toEqual({
      code,
      message: expect.stringContaining(message) as string,
      help: expect.stringContaining(help) as string,
    });
  });

  it('a body that is not what is asked for', async () => {
    const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
      raw('/api/v1/identities/reject', { method: 'POST', body, headers });
    expect((await post('{}')).json()).toMatchObject({
      error: { code: 'input.invalid', message: expect.stringContaining('`people`') as string },
    });
    expect((await post('{')).status).toBe(400);
    expect((await post('{"people":[1,2]}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('{"people":[1,2]}', {})).status).toBe(415);
    expect((await post(JSON.stringify({ people: [1, 2], more: 'x'.repeat(300_000) }))).status).toBe(413);
    expect((await post('{"people":[99,98]}')).status).toBe(404);
  });

  it('a method that is not there', async () => {
    const answer = await raw('/api/v1/metrics', { method: 'DELETE', headers: { origin: `http://localhost:${port}` } });
    expect([answer.status, Problem.parse(answer.json()).error.help]).toEqual([405, 'Possible: GET.']);
  });
});

describe('other sites', () => {
  it.each(['evil.example', `evil.example:PORT`, 'localhost', '192.168.0.7:PORT', '0.0.0.0:PORT'])(
    'are not answered under the name %s',
    async (host) => {
      for (const path of ['/api/v1/people', '/', '/healthz', '/metrics']) {
        const answer = await raw(path, { headers: { host: host.replace('PORT', String(port)) } });
        expect([path, answer.status]).toEqual([path, 403]);
      }
    },
  );

  it('cannot change anything', async () => {
    const post = (headers: Record<string, string>) =>
      raw('/api/v1/sync', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', ...headers } });
    expect((await post({ origin: 'http://evil.example' })).status).toBe(403);
    expect((await post({ origin: 'null' })).status).toBe(403);
    expect((await post({ origin: 'http://localhost:1' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await post({ origin: `http://localhost:${port}`, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await post({})).status).toBe(200);
  });

  it('cannot read, and get no permission to', async () => {
    const answer = await raw('/api/v1/people', {
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', origin: 'http://evil.example' },
    });
    expect(answer.status).toBe(403);
    const asked = await raw('/api/v1/people', {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'GET' },
    });
    expect([asked.status, asked.headers['access-control-allow-origin']]).toEqual([403, undefined]);
  });
});

it('every answer forbids what it does not need', async () => {
  for (const path of ['/api/v1/meta', '/healthz', '/api/v1/nothing', '/']) {
    const { headers } = await raw(path);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
  }
});

it('says how it is', async () => {
  expect((await raw('/healthz')).body.toString()).toBe('ok\n');
  expect((await raw('/readyz')).status).toBe(200);
  const metrics = (await raw('/metrics')).body.toString();
  expect(metrics).toMatch(
    /^wheelhouse_http_requests_total\{endpoint="meta",method="GET",status="200",cache="none"\} \d+$/m,
  );
  expect(metrics).toMatch(/^wheelhouse_http_request_duration_seconds_bucket\{endpoint="metricSeries",le="0.1"\} \d+$/m);
  expect(metrics).not.toContain('evil.example');
  expect(
    metrics
      .split('\n')
      .filter((line) => line !== '' && !/^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [\d.e+-]+)$/.test(line)),
  ).toEqual([]);
});

describe('the way in for the command line', () => {
  const file = () =>
    JSON.parse(readFileSync(folder.join('data/server.json'), 'utf8')) as { token: string; port: number; pid: number };
  const ask = (headers: Record<string, string>) =>
    raw('/internal/ping', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', ...headers } });

  it('is open to the same user only', async () => {
    expect(statSync(folder.join('data/server.json')).mode & 0o777).toBe(0o600);
    expect(file()).toMatchObject({ port, pid: process.pid });
    expect((await ask({})).status).toBe(403);
    expect((await ask({ authorization: 'Bearer wrong' })).status).toBe(403);
    expect((await ask({ authorization: `Bearer ${file().token}`, origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask({ authorization: `Bearer ${file().token}` })).json()).toMatchObject({
      result: { pid: process.pid },
    });
  });

  it('knows only its operations', async () => {
    const answer = await raw('/internal/constructor', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${file().token}` },
    });
    expect(answer.json()).toMatchObject({ error: { code: 'input.invalid' } });
  });
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
    const { items, total } = await call(endpoints.listProposals, { query });
    return { names: items.map(({ people }) => people[0]?.name), total };
  };
  expect(await ask({ repo: one })).toEqual({ names: ['Dana Moss'], total: 1 });
  expect(await ask({ repo: two, limit: 1 })).toEqual({ names: ['Erin Moss'], total: 2 });
  expect(await ask({ repo: `${one},${two}` })).toMatchObject({ total: 3 });
  expect(await ask({ repo: '1' })).toEqual({ names: [], total: 0 });
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
