import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { securityHeaders } from './security-headers.ts';
import type { ProblemBody } from './problem.ts';

interface Refusal extends Omit<ProblemBody['error'], 'code'> {
  status: number;
  code?: string;
}

const PLAIN: Refusal = {
  status: 400,
  message: 'This is no HTTP request that can be read.',
  help: 'Send it as HTTP/1.1; /api/v1/openapi.json describes what can be asked.',
};

/** By Node's code of the error. */
const REFUSALS: Record<string, Refusal> = {
  HPE_INVALID_METHOD: {
    status: 400,
    message: 'HTTP has no such method.',
    help: 'Use GET, POST or DELETE over plain HTTP; /api/v1/openapi.json says which one where.',
  },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'input.too-large',
    message: 'The address and headers of this request are too long.',
    help: 'Send shorter ones: 16 kB together at most.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    message: 'The request did not come to its end in time.',
    help: 'Send it again, and at once.',
  },
};

const CONNECT: Refusal = {
  status: 405,
  code: 'method.not-allowed',
  message: 'CONNECT is not possible here.',
  help: 'Wheelhouse is no proxy. Ask it directly.',
};

/** The whole answer as bytes of HTTP: what Node could not read has no response object. */
function toBytes({ status, code = 'input.invalid', message, help }: Refusal): string {
  const body = JSON.stringify({ error: { code, message, help } } satisfies ProblemBody);
  const headers = {
    ...securityHeaders({ page: false }),
    'cache-control': 'no-store',
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
}

/** For the caller to read the answer and hang up; bytes of his that nobody read would otherwise take it from him. */
const LINGER_MS = 1000;

/**
 * Answers, in the shape of every other error, what Node refuses before it is a request: an unknown method, headers too long,
 * no HTTP at all. Each connection is told once, after the answers to what came before on it; nothing is written where the
 * caller has gone or has begun to read another answer.
 */
export function answerUnreadable(server: Server): Server {
  const latest = new WeakMap<Duplex, Exchange>();
  const refused = new WeakSet<Duplex>();
  const refuse = (socket: Duplex, refusal: Refusal) => {
    // Node tells of every further piece of what it cannot read.
    if (refused.has(socket)) return;
    refused.add(socket);
    const { request, response } = latest.get(socket) ?? {};
    const over = !response || response.writableFinished;
    if (!socket.writable || (!over && response.headersSent)) socket.destroy();
    // The handler of a request whose own body cannot be read would wait for the rest of it.
    else if (over || !request?.complete) hangUpWith(socket, refusal);
    else response.once('finish', () => hangUpWith(socket, refusal));
  };
  server.on('request', (request, response) => latest.set(request.socket, { request, response }));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET') socket.destroy();
    else refuse(socket, REFUSALS[error.code ?? ''] ?? PLAIN);
  });
  server.on('connect', (_, socket) => {
    socket.on('error', () => undefined);
    refuse(socket, CONNECT);
  });
  return server;
}

/** The request that a connection brought last, and its answer. */
interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

function hangUpWith(socket: Duplex, refusal: Refusal): void {
  if (!socket.writable) return;
  socket.end(toBytes(refusal));
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
