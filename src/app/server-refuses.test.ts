import { readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../config/index.ts';
import { Problem } from '../contract/index.ts';
import { rawRequest } from '../testing/raw-request.ts';
import { busyHistory, makeRepository, temporaryFolder } from '../testing/small-repository.ts';
import { createApp, type App } from './index.ts';

const folder = temporaryFolder();
let app: App;
let port: number;

beforeAll(async () => {
  const repository = makeRepository(folder.join('api'), busyHistory(150));
  app = await createApp(loadConfig({ flags: { data: folder.join('data'), port: 0 }, env: {} }));
  ({ port } = await app.serve());
  const { repositories } = await app.run('add', { sources: [repository] });
  await app.run('sync', { repositories: repositories.map(({ id }) => id) });
});
afterAll(async () => {
  await app.close();
  folder[Symbol.dispose]();
});

const raw = (path: string, options?: Parameters<typeof rawRequest>[2]) => rawRequest(port, path, options);

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
    ['/api/v1/findings?repo=99999999999', 400],
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
    [
      'findings?from=9998-02-01',
      'scope.invalid',
      'The period starts on 9998-02-01, which is in the future.',
      'not later than today, 2',
    ],
    [
      'releases?from=9998-02-01&to=9999-01-01',
      'scope.invalid',
      'The period starts on 9998-02-01, which is in the future.',
      'not later than today, 2',
    ],
    [
      'metrics/code.after-hours/series?from=9998-02-01',
      'scope.invalid',
      'The period starts on 9998-02-01, which is in the future.',
      'not later than today, 2',
    ],
    ['findings?repo=1,9999', 'repository.not-found', 'There is no repository 9999.', 'page Repositories'],
    ['identities/proposals?repo=1,9999', 'repository.not-found', 'There is no repository 9999.', 'page Repositories'],
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
