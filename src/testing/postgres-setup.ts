import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { POSTGRES_DOOR } from './postgres-door.ts';
import { startPostgres, type TestServer } from './postgres-server.ts';

/** One PostgreSQL a test run, and only when a test asks for it. `WHEELHOUSE_TEST_POSTGRES_URL` names another server instead. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['WHEELHOUSE_TEST_POSTGRES_URL'];
  let started: Promise<TestServer> | undefined;
  const door = createServer((_, response) => {
    const url = given ? Promise.resolve(given) : (started ??= startPostgres()).then((server) => server.url);
    url.then(
      (text) => response.end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  project.provide(POSTGRES_DOOR, `http://127.0.0.1:${(door.address() as AddressInfo).port}/`);
  return async () => {
    door.close();
    await (await started?.catch(() => undefined))?.stop();
  };
}
