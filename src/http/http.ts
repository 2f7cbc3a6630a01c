import { endpoints, type Endpoint } from '../contract/index.ts';
import { WheelhouseError } from '../core/index.ts';
import { newApi, type Api, type ApiContext } from './api.ts';
import { createAnswerCache } from './answer-cache.ts';
import { checkHost, checkOrigin } from './guard.ts';
import { implement, type Freshness, type Handlers } from './implement.ts';
import { registerChannel, type Channel } from './internal.ts';
import { openApiDocument } from './open-api.ts';
import { problemOf } from './problem.ts';
import { createPrometheus, type Gauge } from './prometheus.ts';
import { securityHeaders } from './security-headers.ts';
import { createStaticFiles } from './static-files.ts';

export interface HttpOptions {
  handlers: Handlers;
  /** Changes whenever an answer made of facts may change. */
  factsKey: () => Promise<string>;
  channel: Channel;
  /** True once questions can be answered. */
  ready: () => Promise<boolean>;
  gauges: () => Gauge[];
  /** Told of every failure that is not the caller's. */
  onError: (error: unknown, reference: string) => void;
  /** Of the program. */
  version: string;
  webDir: string;
  /** The port that is listened on; asked for each request, as it is known only after listening. */
  port: () => number;
  cacheBytes?: number;
}

const MAX_BODY_BYTES = 256 * 1024;
const READ_BEFORE_EVERY_ANSWER = new Set<keyof Handlers>([
  'meta',
  'sync',
  'listRepositories',
  'getRepository',
  'findings',
]);

const freshnessOf = (name: keyof Handlers): Freshness => (READ_BEFORE_EVERY_ANSWER.has(name) ? 'state' : 'facts');

/** The public API, the health pages, the command line's way in, and the web app, as one fetch handler. */
export function createHttp(options: HttpOptions): Api {
  const app = newApi();
  const cache = createAnswerCache(options.cacheBytes ?? 64 * 1024 * 1024);
  const prometheus = createPrometheus();
  const web = createStaticFiles(options.webDir);

  app.use(async (c, next) => {
    const started = performance.now();
    await next();
    prometheus.observe(c.get('endpoint') ?? 'other', {
      method: c.req.method,
      status: c.res.status,
      cache: c.get('cache') ?? 'none',
      seconds: (performance.now() - started) / 1_000,
    });
  });
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders({ page: false }))) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  });
  app.use(async (c, next) => {
    checkHost(c.req.header('host'), options.port());
    checkOrigin(c.req.raw);
    await next();
  });

  app.onError((error, c) => {
    const reference = crypto.randomUUID().slice(0, 8);
    const { status, body } = problemOf(error, reference);
    // 503 passes by itself: what is asked for is not there yet, or the server is stopping
    if (status >= 500 && status !== 503) options.onError(error, reference);
    return c.json(body, status as 500, { 'cache-control': 'no-store' });
  });

  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const known = name as keyof Handlers;
    implement(
      app,
      { endpoint, handler: options.handlers[known] },
      {
        name,
        freshness: freshnessOf(known),
        cache,
        factsKey: options.factsKey,
        maxBodyBytes: MAX_BODY_BYTES,
      },
    );
  }

  let document: string | undefined;
  app.get('/api/v1/openapi.json', (c) => {
    document ??= JSON.stringify(openApiDocument(options.version));
    return c.body(document, 200, { 'content-type': 'application/json; charset=utf-8' });
  });
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => ((await options.ready()) ? c.text('ok\n') : c.text('not ready\n', 503)));
  app.get('/metrics', (c) =>
    c.body(
      prometheus.render([
        ...options.gauges(),
        { name: 'wheelhouse_answer_cache_bytes', help: 'Bytes of answers held.', values: [{ value: cache.bytes }] },
        {
          name: 'process_resident_memory_bytes',
          help: 'Resident memory.',
          values: [{ value: process.memoryUsage.rss() }],
        },
      ]),
      200,
      { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
    ),
  );
  registerChannel(app, options.channel, options.onError);

  app.all('/api/*', notFound);
  app.all('/internal/*', notFound);
  app.get('*', (c) => web.serve(c));
  app.all('*', notFound);
  return app;
}

/** A path the contract has, asked with a method it has not, is told so. */
function notFound(c: ApiContext): never {
  const { pathname } = new URL(c.req.url);
  const methods = Object.values<Endpoint>(endpoints)
    .filter(({ path }) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname))
    .map(({ method }) => method.toUpperCase());
  if (methods.length > 0) {
    throw new WheelhouseError('method.not-allowed', `${c.req.method} is not possible here.`, {
      help: `Possible: ${methods.join(', ')}.`,
    });
  }
  throw new WheelhouseError('route.not-found', 'There is nothing at this address.', {
    help: 'The API is described at /api/v1/openapi.json.',
  });
}
