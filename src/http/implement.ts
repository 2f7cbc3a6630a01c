import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { endpoints, Endpoint } from '../contract/index.ts';
import type { Api, ApiContext } from './api.ts';
import { answer, bytesOf, type AnswerCache } from './answer-cache.ts';
import { chooseEncoding } from './encoding.ts';
import { readBody, readInput, readQuery } from './input.ts';

type Read<S> = S extends z.ZodType ? ([z.output<S>] extends [never] ? undefined : z.output<S>) : never;
/** What a handler is given of one part of a request; undefined where the endpoint has no such part. */
type Output<S> = Read<NonNullable<S>>;

export interface Call<E extends Endpoint> {
  params: Output<E['params']>;
  query: Output<E['query']>;
  body: Output<E['body']>;
}

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<z.input<E['response']>>;

/** A handler for every endpoint of the contract: the compiler says when one is missing. */
export type Handlers = { [Name in keyof typeof endpoints]: Handler<(typeof endpoints)[Name]> };

/**
 * What an answer is made of. `facts`: only of facts, settings and the calendar day, so it may be kept until one of them
 * changes. `state`: of something that moves by itself.
 */
export type Freshness = 'facts' | 'state';

export interface ImplementOptions {
  name: string;
  freshness: Freshness;
  cache: AnswerCache;
  /** Changes whenever an answer made of facts may change. */
  factsKey: () => Promise<string>;
  maxBodyBytes: number;
}

const hash = (text: string | Uint8Array) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

function matches(header: string | null, etag: string): boolean {
  return (
    header !== null &&
    header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''))
  );
}

/** Same parameters in another order are the same question. */
function questionOf(url: URL): string {
  const search = new URLSearchParams(url.search);
  search.sort();
  return `${url.pathname}?${search}`;
}

const toJson = (value: unknown) => Buffer.from(JSON.stringify(value));

/** Registers one endpoint under its path, with its inputs checked and its answers tagged, kept and compressed. */
export function implement<E extends Endpoint>(
  app: Api,
  { endpoint, handler }: { endpoint: E; handler: Handler<E> },
  options: ImplementOptions,
): void {
  const { cache, factsKey, freshness, maxBodyBytes } = options;

  async function read(c: ApiContext): Promise<Call<E>> {
    return {
      params: readInput(endpoint.params, c.req.param(), 'path'),
      query: readQuery(endpoint.query, new URL(c.req.url).searchParams),
      body: await readBody(endpoint.body, c.req.raw, maxBodyBytes),
    } as Call<E>;
  }

  async function make(c: ApiContext) {
    const call = await read(c);
    const compute = async () => toJson(await handler(call));
    if (endpoint.method !== 'get') return answer('', await compute());
    if (freshness === 'state') {
      const bytes = await compute();
      return answer(`W/"${hash(bytes)}"`, bytes);
    }
    const key = `${questionOf(new URL(c.req.url))}#${await factsKey()}`;
    const etag = `W/"${hash(key)}"`;
    if (matches(c.req.header('if-none-match') ?? null, etag)) return answer(etag, new Uint8Array());
    const found = await cache.get(key, async () => answer(etag, await compute()));
    c.set('cache', found.hit ? 'hit' : 'miss');
    return found.answer;
  }

  app.on(endpoint.method.toUpperCase(), endpoint.path.replace(/\{(\w+)\}/g, ':$1'), async (c) => {
    c.set('endpoint', options.name);
    const made = await make(c);
    c.header('cache-control', endpoint.method === 'get' ? 'private, no-cache' : 'no-store');
    c.header('vary', 'accept-encoding');
    if (made.etag) {
      c.header('etag', made.etag);
      if (matches(c.req.header('if-none-match') ?? null, made.etag)) return c.body(null, 304);
    }
    const encoding = chooseEncoding(c.req.header('accept-encoding') ?? null, made.plain.length);
    if (encoding !== 'identity') c.header('content-encoding', encoding);
    c.header('content-type', 'application/json; charset=utf-8');
    const bytes = await bytesOf(made, encoding);
    c.header('content-length', String(bytes.length));
    return c.body(bytes as Uint8Array<ArrayBuffer>);
  });
}
