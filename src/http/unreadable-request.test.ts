import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Problem } from '../contract/index.ts';
import { listen, type Listening } from './listen.ts';

let server: Listening;
const slow = new ReadableStream<Uint8Array>({ start: (body) => body.enqueue(Buffer.from('begun')) });

/** Answers that wait for the rest of the request, or for a while. */
async function later(request: Request): Promise<Response> {
  if (request.method === 'POST') await request.text();
  await sleep(50);
  return new Response('in time');
}

beforeAll(async () => {
  server = await listen(
    (request) =>
      request.url.endsWith('/later') ? later(request) : new Response(request.url.endsWith('/slow') ? slow : 'fine'),
    { number: 0, chosen: true },
  );
});
afterAll(() => server.close(0));

/** What comes back, to the end of the connection, for these bytes, and for some more once the first answer has begun. */
function send(bytes: string, more?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('latin1').on('data', (part: string) => {
      if (text === '' && more !== undefined) socket.write(more);
      text += part;
    });
    socket.on('error', reject).on('close', () => resolve(text));
  });
}

function partsOf(answer: string) {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  const { error } = Problem.parse(JSON.parse(body));
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), ...error };
}

it.each([
  [
    'an unknown method',
    'FROB /api/v1/meta HTTP/1.1\r\nHost: localhost\r\n\r\n',
    { status: 400, code: 'input.invalid' },
    'method',
  ],
  ['no HTTP', '\u0016\u0003\u0001\u0002', { status: 400, code: 'input.invalid' }, 'HTTP'],
  ['no headers', 'GET / HTTP/1.1\r\nno header\r\n\r\n', { status: 400, code: 'input.invalid' }, 'no HTTP request'],
  [
    'headers too long',
    `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
    { status: 431, code: 'input.too-large' },
    'too long',
  ],
  [
    'a proxy request',
    'CONNECT example.test:443 HTTP/1.1\r\nHost: x\r\n\r\n',
    { status: 405, code: 'method.not-allowed' },
    'CONNECT',
  ],
])('%s is told what is wrong, as by every other answer', async (...[, bytes, expected, message]) => {
  const answer = partsOf(await send(bytes));
  expect(answer).toMatchObject({ ...expected, message: expect.stringContaining(message) as string });
  expect(answer.help).toMatch(/\w/);
  for (const header of ['connection: close', 'content-type: application/json', 'x-content-type-options: nosniff'])
    expect(answer.head).toContain(header);
});

it('what cannot be read after a good request is answered after its answer', async () => {
  const answer = await send('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', 'FROB / HTTP/1.1\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*fine[\s\S]*HTTP\/1\.1 400 /);
});

const GOOD = 'GET /later HTTP/1.1\r\nHost: localhost\r\n\r\n';
const statusesOf = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => Number(status));

it.each([
  ['in one piece', `${GOOD}FROB / HTTP/1.1\r\n\r\n`],
  ['in one piece, of bytes that are no HTTP', `${GOOD}\u0016\u0003\u0001\u0002`],
])('what cannot be read behind a good request, %s, waits for its answer', async (_, bytes) => {
  const answer = await send(bytes);
  expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*in time[\s\S]*HTTP\/1\.1 400 /);
  expect(statusesOf(answer)).toEqual([200, 400]);
});

it('what cannot be read behind two good requests waits for both answers', async () => {
  expect(statusesOf(await send(`${GOOD}${GOOD}FROB / HTTP/1.1\r\n\r\n`))).toEqual([200, 200, 400]);
});

it('more of what cannot be read is not answered again', async () => {
  const answer = new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(`${GOOD}FROB / HTTP/1.1\r\n\r\n`));
    const more = setInterval(() => socket.write('FROB / HTTP/1.1\r\n\r\n'), 10);
    socket.setEncoding('latin1').on('data', (part: string) => (text += part));
    socket.on('end', () => clearInterval(more)).on('error', reject);
    socket.on('close', () => {
      clearInterval(more);
      resolve(text);
    });
  });
  expect(statusesOf(await answer)).toEqual([200, 400]);
});

it('a request whose body cannot be read is answered once, and the server goes on', async () => {
  const head = 'POST /later HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n';
  expect(statusesOf(await send(`${head}nonsense\r\n`))).toEqual([400]);
  await sleep(100);
  expect(await (await fetch(server.url)).text()).toBe('fine');
});

it('nothing is written into an answer that has begun', async () => {
  const answer = await send('GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n', 'FROB / HTTP/1.1\r\n\r\n');
  expect(answer).toContain('begun');
  expect(answer).not.toContain('HTTP/1.1 400');
});

it.each(['FROB / HTTP/1.1\r\n\r\n', 'CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n'])(
  'a caller who never hangs up does not keep the server from closing: %j',
  async (bytes) => {
    const own = await listen(() => new Response('fine'), { number: 0, chosen: true });
    const socket = connect({ port: own.port, host: '127.0.0.1', allowHalfOpen: true }, () => socket.write(bytes));
    await new Promise((resolve) => socket.resume().on('end', resolve));
    await own.close(0);
    socket.destroy();
  },
);

it('a caller who leaves harms nobody', async () => {
  const socket = connect(server.port, '127.0.0.1', () => {
    socket.write('FROB / HTTP/1.1\r\n\r\n');
    socket.resetAndDestroy();
  });
  await new Promise((resolve) => socket.on('close', resolve));
  expect(await (await fetch(server.url)).text()).toBe('fine');
});
