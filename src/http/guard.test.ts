import { describe, expect, it } from 'vitest';
import { checkHost, checkOrigin } from './guard.ts';
import { checkListenHost } from './listen.ts';

describe('the name a request was sent to', () => {
  it.each(['localhost:4747', '127.0.0.1:4747', '[::1]:4747', 'LocalHost:4747'])('%s is this machine', (host) => {
    expect(() => checkHost(host, 4747)).not.toThrow();
  });

  it.each([
    'evil.example:4747',
    'localhost.evil.example:4747',
    '127.0.0.1.nip.io:4747',
    'localhost',
    'localhost:80',
    'localhost:47470',
    '0.0.0.0:4747',
    '192.168.1.5:4747',
    '[::ffff:127.0.0.1]:4747',
    'user@localhost:4747',
    ' localhost:4747',
    '',
    undefined,
  ])('%s is refused', (host) => {
    expect(() => checkHost(host, 4747)).toThrow(expect.objectContaining({ code: 'request.forbidden' }));
  });

  it('needs no port where the port is 80', () => {
    expect(() => checkHost('localhost', 80)).not.toThrow();
  });
});

describe('the site a request comes from', () => {
  const request = (path: string, headers: Record<string, string>, method = 'GET') =>
    new Request(`http://localhost:4747${path}`, { method, headers: { host: 'localhost:4747', ...headers } });
  const allowed = (...given: Parameters<typeof request>) => {
    try {
      checkOrigin(request(...given));
      return true;
    } catch {
      return false;
    }
  };

  it('is our own page, or no page at all', () => {
    expect(allowed('/api/v1/meta', {})).toBe(true);
    expect(allowed('/api/v1/meta', { 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(allowed('/api/v1/meta', { 'sec-fetch-site': 'none' })).toBe(true);
    expect(allowed('/api/v1/sync', { origin: 'http://localhost:4747', 'sec-fetch-site': 'same-origin' }, 'POST')).toBe(
      true,
    );
  });

  it('may link to a page, and to nothing else', () => {
    const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect(allowed('/code', navigation)).toBe(true);
    expect(allowed('/api/v1/people', navigation)).toBe(false);
    expect(allowed('/code', { ...navigation, 'sec-fetch-dest': 'iframe' })).toBe(false);
    expect(allowed('/code', navigation, 'POST')).toBe(false);
  });

  it.each(['http://evil.example', 'null', 'http://localhost:3000', 'https://localhost:4747', 'http://127.0.0.1:4747'])(
    '%s gets nothing',
    (origin) => {
      expect(allowed('/api/v1/people', { origin })).toBe(false);
      expect(allowed('/api/v1/sync', { origin }, 'POST')).toBe(false);
    },
  );

  it.each(['cross-site', 'same-site'])('%s gets nothing', (site) => {
    expect(allowed('/api/v1/people', { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' })).toBe(false);
    expect(allowed('/assets/index.js', { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' })).toBe(false);
  });
});

describe('the address to listen on', () => {
  it.each(['127.0.0.1', 'localhost', '::1'])('%s is this machine', (host) =>
    expect(() => checkListenHost(host)).not.toThrow(),
  );
  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.com', '127.0.0.2', ''])('%s is refused', (host) => {
    expect(() => checkListenHost(host)).toThrow(
      expect.objectContaining({
        code: 'listen.refused',
        message: expect.stringContaining('sign-in is needed') as string,
      }),
    );
  });
});
