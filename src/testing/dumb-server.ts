import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

export interface DumbServer extends AsyncDisposable {
  url: string;
  /** How often a path was asked for. */
  asked(path: string): number;
  /** From now on nobody is let in. */
  lock(): void;
  /** Passwords that came since the last look. */
  tried(): readonly string[];
}

/** Serves bare repositories below a folder over git's "dumb" HTTP protocol: plain files, on loopback. */
export async function serveDumbly(folder: string, port = 0): Promise<DumbServer> {
  const asked: string[] = [];
  const tried: string[] = [];
  let isOpen = true;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(pathname);
    const [, credentials] = request.headers.authorization?.split('Basic ') ?? [];
    if (credentials) tried.push(Buffer.from(credentials, 'base64').toString().replace(/^.*:/, ''));
    if (!isOpen) return void response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
    const file = join(folder, normalize(pathname));
    if (pathname.endsWith('/info/refs')) execFileSync('git', ['-C', join(file, '../..'), 'update-server-info']);
    readFile(file).then(
      (content) => response.end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: (path) => asked.filter((one) => one === path).length,
    lock: () => void (isOpen = false),
    tried: () => tried.splice(0),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
