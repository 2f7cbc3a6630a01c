import { execFile, spawn } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { postgresBinaries, unprivilegedUser } from './postgres-binaries.ts';

export interface TestServer {
  url: string;
  stop(): Promise<void>;
}

/** Speed over durability: the data is thrown away. */
const SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'autovacuum=off',
];

/** The server ends with its standard input: also when this process is killed and can clean up nothing. */
const KEEPER = 'data=$1; shift; "$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf "$data"';

/** Starts a PostgreSQL of our own on a free port, with its data in a temporary folder. */
export async function startPostgres(): Promise<TestServer> {
  const user = unprivilegedUser();
  const binaries = postgresBinaries(user);
  const data = mkdtempSync(join(tmpdir(), 'wheelhouse-postgres-'));
  if (user) chownSync(data, user.uid, user.gid);
  const options = { ...user, cwd: data, env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } };
  await promisify(execFile)(
    binaries.initdb,
    [
      '-D',
      join(data, 'db'),
      '-U',
      'postgres',
      '-E',
      'UTF8',
      '--locale=C',
      '--auth=trust',
      '--no-sync',
      '--no-instructions',
    ],
    options,
  );

  const port = await freePort();
  const command = [
    binaries.postgres,
    '-D',
    join(data, 'db'),
    '-p',
    String(port),
    ...SETTINGS.flatMap((setting) => ['-c', setting]),
  ];
  const child = spawn('sh', ['-c', KEEPER, 'keeper', join(data, 'db'), ...command], {
    ...options,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (text: Buffer) => (log = (log + String(text)).slice(-4000)));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await waitUntilReady(url, () => log);
  return {
    url,
    async stop() {
      child.stdin.end();
      await exited;
      await rm(data, { recursive: true, force: true });
      if (binaries.copy) await rm(binaries.copy, { recursive: true, force: true });
    },
  };
}

async function waitUntilReady(url: string, log: () => string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await setTimeout(50);
    }
  }
  throw new Error(`PostgreSQL did not start:\n${log()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
