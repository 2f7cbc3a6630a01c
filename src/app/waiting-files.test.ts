import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { loadConfig } from '../config/index.ts';
import { busyHistory, makeRepository, temporaryFolder } from '../testing/small-repository.ts';
import { createApp } from './index.ts';

it.skipIf(process.platform === 'win32')(
  'a pipe in a repository stops neither others, nor its removal, nor the end',
  async () => {
    using folder = temporaryFolder();
    const sources = ['api', 'web'].map((name) => makeRepository(folder.join(name), busyHistory(20)));
    const app = await createApp(loadConfig({ flags: { data: folder.join('data'), port: 0 }, env: {} }));
    try {
      const { repositories } = await app.run('add', { sources });
      const ids = repositories.map(({ id }) => id);
      execFileSync('mkfifo', [folder.join('api/shallow')]);
      const { outcomes } = await app.run('sync', { repositories: ids });
      expect(JSON.stringify(outcomes)).toContain(
        `${folder.join('api/shallow')} is a pipe (FIFO), where git expects a file.`,
      );
      expect(outcomes.map(({ name, state }) => [name, state.error === null])).toEqual([
        ['api', false],
        ['web', true],
      ]);
      await app.run('remove', { repository: ids[0]! });
    } finally {
      await app.close();
    }
  },
  20_000,
);
