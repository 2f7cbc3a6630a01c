import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { loadConfig } from '../config/index.ts';
import { createClient, endpoints } from '../contract/index.ts';
import { growRepository, makeRepository, temporaryFolder } from '../testing/small-repository.ts';
import { createApp } from './index.ts';

it('a commit names every commit that it takes back, and each of them what took it back first', async () => {
  using folder = temporaryFolder();
  const path = makeRepository(folder.join('api'), [
    { subject: 'One', files: { 'a.ts': '1\n' } },
    { subject: 'Two', files: { 'b.ts': '2\n' } },
  ]);
  const shas = () =>
    execFileSync('git', ['-C', path, 'rev-list', '--reverse', 'main'], { encoding: 'utf8' }).trim().split('\n');
  const [one = '', two = ''] = shas();
  const gone = '0123456789abcdef0123456789abcdef01234567';
  growRepository(path, [
    {
      subject: 'Revert "One" and "Two"',
      body: [one, two, gone].map((sha) => `This reverts commit ${sha}.`).join('\n\n'),
      files: { 'a.ts': null, 'b.ts': null },
    },
    { subject: 'Revert "One" again', body: `This reverts commit ${one.slice(0, 10)}.`, files: { 'c.ts': '3\n' } },
  ]);
  const [, , both = '', again = ''] = shas();
  const app = await createApp(loadConfig({ flags: { data: folder.join('data'), port: 0 }, env: {} }));
  try {
    const call = createClient((await app.serve()).url);
    const { repositories } = await app.run('add', { sources: [path] });
    await app.run('sync', { repositories: repositories.map(({ id }) => id) });
    const told = async (sha: string) => {
      const { reverts, revertedBy } = await call(endpoints.getCommit, { params: { repository: 1, sha } });
      return { reverts: [...reverts].sort(), revertedBy };
    };
    expect(await told(one)).toEqual({ reverts: [], revertedBy: both });
    expect(await told(two)).toEqual({ reverts: [], revertedBy: both });
    expect(await told(both)).toEqual({ reverts: [one, two, gone].sort(), revertedBy: null });
    expect(await told(again)).toEqual({ reverts: [one], revertedBy: null });
  } finally {
    await app.close();
  }
});
