import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { WheelhouseError } from '../core/index.ts';
import { answerUnreadable } from './unreadable-request.ts';

type Fetch = (request: Request) => Response | Promise<Response>;

export interface Listening {
  port: number;
  url: string;
  /** Stops taking requests; those under way get `graceMs` to finish. */
  close(graceMs?: number): Promise<void>;
}

const MAX_HEADER_BYTES = 16_384;

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** Errors: listen.refused for anything but this machine. */
export function checkListenHost(host: string): void {
  if (LOOPBACK.has(host)) return;
  throw new WheelhouseError(
    'listen.refused',
    `Wheelhouse does not listen on ${host}: sign-in is needed to listen elsewhere and is not there yet.`,
    {
      help: 'Leave the host at 127.0.0.1. To reach it from another machine, tunnel: `ssh -L PORT:127.0.0.1:PORT user@machine`.',
    },
  );
}

function bind(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

const isTaken = (error: unknown): boolean =>
  ['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');

/** The port asked for, or, where nobody asked for that very one, the first free one after it. */
async function bindFirstFree(server: Server, wanted: { number: number; chosen: boolean }): Promise<number> {
  const last = wanted.chosen ? wanted.number : Math.min(wanted.number + 20, 65_535);
  for (let port = wanted.number; port <= last; port += 1) {
    try {
      return await bind(server, port, '127.0.0.1');
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  throw new WheelhouseError('port.taken', `Port ${wanted.number} is taken by another program.`, {
    help: 'Stop that program, give another --port, or --port 0 for any free one.',
  });
}

/** Listens on loopback, on IPv4 and, where the machine has it, on IPv6 under the same port. Errors: port.taken. */
export async function listen(fetch: Fetch, wanted: { number: number; chosen: boolean }): Promise<Listening> {
  const handle = getRequestListener(fetch);
  const create = () =>
    answerUnreadable(
      createServer(
        {
          requestTimeout: 60_000,
          headersTimeout: 10_000,
          // Longer than proxies and clients keep an idle connection: were the server the first to close, it would cut off a
          // request that is on its way.
          keepAliveTimeout: 65_000,
          maxHeaderSize: MAX_HEADER_BYTES,
        },
        (request, response) => void handle(request, response),
      ),
    );
  const server = create();
  const port = await bindFirstFree(server, wanted);
  const second = create();
  const alsoSecond = await bind(second, port, '::1').then(
    () => true,
    () => false,
  );
  const servers = alsoSecond ? [server, second] : [server];
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    async close(graceMs = 2_000) {
      const closing = servers.map((one) => new Promise((resolve) => one.close(resolve)));
      for (const one of servers) one.closeIdleConnections();
      const force = setTimeout(() => servers.forEach((one) => one.closeAllConnections()), graceMs);
      await Promise.all(closing);
      clearTimeout(force);
    },
  };
}
