import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startCli, type RunningCli } from './cli.ts';
import { makeRepository, temporaryFolder, type SmallCommit } from './small-repository.ts';

/** A served Wheelhouse with a browser to look at it. */
export interface World extends AsyncDisposable {
  url: string;
  browser: Browser;
  /** Path of a repository, or of one that does not exist yet. */
  path: (name: string) => string;
}

/** Makes repositories (name → commits), mines them and serves them. */
export async function openWorld(repositories: Record<string, readonly SmallCommit[]>): Promise<World> {
  const folder = temporaryFolder();
  const data = folder.join('data');
  mkdirSync(data);
  const paths = Object.entries(repositories).map(([name, commits]) => makeRepository(folder.join(name), commits));
  const [server, browser] = await Promise.all([
    startCli(['up', ...paths, '--no-open'], { data }) as Promise<RunningCli & { url: string }>,
    launchBrowser(),
  ]);
  await server.event('synced').catch(() => undefined);
  return {
    url: server.url,
    browser,
    path: (name) => folder.join(name),
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      server.kill('SIGKILL');
      await server.ended;
      folder[Symbol.dispose]();
    },
  };
}
