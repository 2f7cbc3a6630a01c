import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';

/** What a request gathers on its way, for the measurements. */
interface HttpEnv {
  Variables: {
    /** The contract's name of what was asked; never the URL, which is unbounded. */
    endpoint: string;
    cache: 'hit' | 'miss';
  };
}

export type Api = OpenAPIHono<HttpEnv>;
export type ApiContext = Context<HttpEnv>;

export const newApi = (): Api => new OpenAPIHono<HttpEnv>();
