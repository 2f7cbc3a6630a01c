import { timingSafeEqual, createHash } from 'node:crypto';
import { stream } from 'hono/streaming';
import { z } from 'zod';
import { WheelhouseError } from '../core/index.ts';
import type { Api } from './api.ts';
import { readBody } from './input.ts';
import { problemOf } from './problem.ts';

/**
 * The way in for the command line while the server holds the database: one request an operation, answered as lines of
 * JSON: `{"progress":…}` as it goes, last `{"result":…}` or `{"error":…}`. It is no part of the public API.
 */
export interface Channel {
  token: string;
  run(
    operation: string,
    input: unknown,
    context: { report: (progress: unknown) => void; signal: AbortSignal },
  ): Promise<unknown>;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

function checkToken(header: string | undefined, token: string): void {
  if (header && timingSafeEqual(digest(header), digest(`Bearer ${token}`))) return;
  throw new WheelhouseError('request.forbidden', 'This way in is for the command line of the same user.', {
    help: 'Use the public API under /api/v1.',
  });
}

export function registerChannel(
  app: Api,
  channel: Channel,
  onError: (error: unknown, reference: string) => void,
): void {
  app.post('/internal/:operation', async (c) => {
    c.set('endpoint', 'internal');
    checkToken(c.req.header('authorization'), channel.token);
    const input = await readBody(z.unknown(), c.req.raw, 1_000_000);
    const stop = new AbortController();
    c.header('content-type', 'application/x-ndjson');
    return stream(c, async (out) => {
      out.onAbort(() => stop.abort());
      const line = (value: object) => void out.writeln(JSON.stringify(value));
      try {
        line({
          result:
            (await channel.run(c.req.param('operation'), input, {
              report: (progress) => line({ progress }),
              signal: stop.signal,
            })) ?? null,
        });
      } catch (error) {
        if (error === stop.signal.reason) return;
        const reference = crypto.randomUUID().slice(0, 8);
        if (!(error instanceof WheelhouseError)) onError(error, reference);
        line(problemOf(error, reference).body);
      }
    });
  });
}
