import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { WheelhouseError } from '../core/index.ts';
import type { ApiContext } from './api.ts';
import { answer, bytesOf, type Answer } from './answer-cache.ts';
import { chooseEncoding } from './encoding.ts';
import { securityHeaders } from './security-headers.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const COMPRESSED = new Set(['.css', '.html', '.js', '.json', '.map', '.svg', '.txt', '.webmanifest']);

/** Stands in a page that writes style elements, where its nonce belongs (`html.cspNonce` of Vite). */
const NONCE = '__CSP_NONCE__';

function readFiles(dir: string): Map<string, Answer> {
  const entries = readdirSync(dir, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => {
      const bytes = readFileSync(file);
      const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
      return [`/${relative(dir, file).split(sep).join('/')}`, answer(etag, bytes)];
    }),
  );
}

/**
 * Serves the built web app, as it was at start: a new build or version put in its place does not mix with it. Only files
 * that were there are known, so no path can lead out of the folder.
 */
export function createStaticFiles(dir: string) {
  const files = existsSync(dir) ? readFiles(dir) : new Map<string, Answer>();

  function page(c: ApiContext): Response {
    const index = files.get('/index.html');
    if (!index) {
      throw new WheelhouseError('route.not-found', 'The web app is not built.', {
        help: 'Run `npm run build` in the clone. The API answers under /api/v1.',
      });
    }
    const html = Buffer.from(index.plain).toString('utf8');
    const nonce = html.includes(NONCE) ? randomBytes(16).toString('base64url') : null;
    return c.body(nonce ? html.replaceAll(NONCE, nonce) : html, 200, {
      ...securityHeaders({ page: true, nonce }),
      'content-type': TYPES['.html'] ?? '',
      'cache-control': 'no-store',
    });
  }

  return {
    /** Every path that is no file and has no file's ending is a page of the app, which reads the path itself. */
    async serve(c: ApiContext): Promise<Response> {
      const { pathname } = new URL(c.req.url);
      const found = pathname === '/index.html' ? undefined : files.get(pathname);
      if (!found) {
        if (pathname !== '/index.html' && TYPES[extname(pathname)]) {
          throw new WheelhouseError('route.not-found', 'There is no such file.', {
            help: 'Reload the page; it may be of an older version.',
          });
        }
        return page(c);
      }
      const type = extname(pathname);
      const headers = {
        'content-type': TYPES[type] ?? 'application/octet-stream',
        'cache-control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        etag: found.etag,
        vary: 'accept-encoding',
      };
      if (c.req.header('if-none-match') === found.etag) return c.body(null, 304, headers);
      const encoding = COMPRESSED.has(type)
        ? chooseEncoding(c.req.header('accept-encoding') ?? null, found.plain.length)
        : 'identity';
      const bytes = await bytesOf(found, encoding);
      return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
        ...headers,
        ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      });
    },
  };
}
