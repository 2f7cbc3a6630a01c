import { mkdirSync, writeFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/small-repository.ts';
import { newApi } from './api.ts';
import { createStaticFiles } from './static-files.ts';

const SCRIPT = `export const x = '${'wheel'.repeat(1_000)}';`;

function site(index = '<!doctype html><title>Wheelhouse</title>') {
  const folder = temporaryFolder();
  mkdirSync(folder.join('web/assets'), { recursive: true });
  writeFileSync(folder.join('web/index.html'), index);
  writeFileSync(folder.join('web/assets/main-4f2a.js'), SCRIPT);
  writeFileSync(folder.join('web/wheel.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(folder.join('secret.txt'), 'secret');
  const files = createStaticFiles(folder.join('web'));
  const api = newApi().get('*', (c) => files.serve(c)) as ReturnType<typeof newApi>;
  api.onError((error, c) => c.json({ code: (error as { code?: string }).code }, 404));
  const get = (path: string, headers: Record<string, string> = {}) =>
    Promise.resolve(api.request(`http://localhost${path}`, { headers }));
  return { folder, get };
}

it('a path that is no file is a page of the app', async () => {
  const { folder, get } = site();
  using _folder = folder;
  for (const path of ['/', '/code?from=2026-01-01', '/repositories/1/file', '/files/src%2Fv1.0/api', '/index.html']) {
    const page = await get(path);
    expect([path, page.status, page.headers.get('content-type')]).toEqual([path, 200, 'text/html; charset=utf-8']);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  }
});

it('what is named after its content is kept for ever, the rest is asked for again', async () => {
  const { folder, get } = site();
  using _folder = folder;
  const script = await get('/assets/main-4f2a.js', { 'accept-encoding': 'br' });
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(brotliDecompressSync(Buffer.from(await script.arrayBuffer())).toString()).toBe(SCRIPT);
  const icon = await get('/wheel.svg');
  expect(icon.headers.get('cache-control')).toBe('no-cache');
  expect((await get('/wheel.svg', { 'if-none-match': icon.headers.get('etag') ?? '' })).status).toBe(304);
});

it('nothing outside of the folder, and no page where a file is meant', async () => {
  const { folder, get } = site();
  using _folder = folder;
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/old-1.js',
  ]) {
    const answer = await get(path);
    expect([path, await answer.text()]).not.toEqual([path, 'secret']);
    if (!path.includes('%2f')) expect([path, answer.status]).toEqual([path, 404]);
  }
});

it('a page that writes style elements gets a nonce of its own every time', async () => {
  const { folder, get } = site('<meta property="csp-nonce" nonce="__CSP_NONCE__">');
  using _folder = folder;
  const nonces = await Promise.all(
    ['/', '/'].map(async (path) => {
      const page = await get(path);
      const nonce = /nonce="([\w-]{20,})"/.exec(await page.text())?.[1] ?? '';
      expect(page.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
      return nonce;
    }),
  );
  expect(new Set(nonces).size).toBe(2);
});
