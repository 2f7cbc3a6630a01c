import { WheelhouseError } from '../core/index.ts';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

const forbidden = (message: string, help: string) => new WheelhouseError('request.forbidden', message, { help });

/**
 * A page of another site may point its own name at 127.0.0.1 (DNS rebinding) and then read answers as if they were its
 * own. Only the names that can't be re-pointed are answered.
 */
export function checkHost(host: string | undefined, port: number): void {
  const allowed = LOOPBACK_NAMES.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  if (host !== undefined && allowed.includes(host.toLowerCase())) return;
  throw forbidden('This address is not one that Wheelhouse answers to.', `Open http://localhost:${port} instead.`);
}

/**
 * Requests that a browser makes on behalf of another site are refused: everything that changes state, and every read but
 * a plain navigation to a page (a link to the dashboard in a chat must open).
 */
export function checkOrigin(request: Request): void {
  const help = 'Use the page of Wheelhouse itself, or call it from outside a browser.';
  const origin = request.headers.get('origin');
  const host = request.headers.get('host');
  if (origin !== null && origin !== `http://${host}`) {
    throw forbidden('This request comes from a page of another site.', help);
  }
  const site = request.headers.get('sec-fetch-site');
  if (site === null || site === 'same-origin' || site === 'none') return;
  const opensPage =
    SAFE_METHODS.has(request.method) &&
    request.headers.get('sec-fetch-mode') === 'navigate' &&
    request.headers.get('sec-fetch-dest') === 'document' &&
    !new URL(request.url).pathname.startsWith('/api/');
  if (!opensPage) throw forbidden('This request comes from a page of another site.', help);
}
