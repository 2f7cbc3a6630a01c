import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { makeRepository, temporaryFolder } from '../../testing/small-repository.ts';
import { cloneOrFetch } from './clone.ts';

it('a clone whose credentials are outdated is fetched with those of the address that is given now', async () => {
  using folder = temporaryFolder();
  const clone = makeRepository(folder.join('clone.git'), [{ files: { a: 'a\n' } }]);
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(401, { 'www-authenticate': 'Basic realm="test"' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  execFileSync('git', ['-C', clone, 'remote', 'add', 'origin', `http://ana:old@${host}/api.git`]);
  try {
    await expect(cloneOrFetch(`http://ana:new@${host}/api.git`, clone, {})).rejects.toMatchObject({
      code: 'git.failed',
      message: expect.not.stringContaining('new@') as string,
      help: expect.stringContaining('add it again with its credentials') as string,
    });
    expect(new Set(seen)).toEqual(new Set([undefined, `Basic ${btoa('ana:new')}`]));
  } finally {
    server.close();
  }
});
