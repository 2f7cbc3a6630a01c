import { fileURLToPath } from 'node:url';
import type { Config } from '../config/index.ts';
import { WheelhouseError } from '../core/index.ts';
import { createSync } from '../jobs/index.ts';
import { openStore } from '../store/index.ts';
import { logError } from './log.ts';
import { makeDataDir } from './make-data-dir.ts';
import type { Input, OperationName, Run } from './operations.ts';
import type { Parts } from './parts.ts';
import { createRun } from './run.ts';
import { newToken, removeServerFile, writeServerFile } from './server-file.ts';
import { storeOptions } from './store-options.ts';
import type { Services } from './services.ts';
import { programVersion } from './version.ts';

/** Everything of one data directory, put together. */
export interface App {
  run: Run;
  /** Listens on loopback and tells the command line where (server.json). Errors: listen.refused, port.taken. */
  serve(): Promise<{ url: string; port: number }>;
  /** Stops mining after the step under way, the server after its answers, and closes the store. */
  close(): Promise<void>;
}

/** The web app as built lies beside the built server; from the sources, in dist/. */
function webDir(): string {
  const isSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(isSource ? '../../dist/web' : '../web', import.meta.url));
}

/**
 * Opens the data directory; where the database is elsewhere, what first writes into the directory makes it.
 * Errors: config.invalid, store.locked, store.newer, store.failed.
 */
export async function createApp(
  config: Config,
  { onError = logError }: { onError?: Parts['onError'] } = {},
): Promise<App> {
  if (!config.databaseUrl) await makeDataDir(config);
  const store = await openStore(storeOptions(config));
  const closing = new AbortController();
  const { dataDir, memory, parallel, ignoreRevs } = config;
  const version = programVersion();
  let services: Promise<Services> | undefined;
  const loadServices = () =>
    (services ??= import('./services.ts').then(({ createServices }) =>
      createServices({ config, store, version, onError }),
    ));
  let isServing = false;
  // A command that only mines answers nobody.
  const computeAhead = async () => {
    if (isServing) await (await loadServices()).computeAhead();
  };
  const sync = createSync({ store, dataDir, memory, parallel, ignoreRevs, computeAhead, onError });
  const parts: Parts = { config, store, sync, version, loadServices, closing: closing.signal, onError };
  const run = createRun(parts);
  let stopServing: (() => Promise<void>) | undefined;
  let closed: Promise<void> | undefined;

  async function serve(): Promise<{ url: string; port: number }> {
    await makeDataDir(config);
    const { createServer } = await import('./server.ts');
    const token = newToken();
    const server = await createServer(parts, {
      token,
      run: (operation, input, context) => run(operation as OperationName, input as Input<OperationName>, context),
      webDir: webDir(),
    });
    isServing = true;
    sync.computeAhead();
    if (config.syncEvery) sync.repeat(config.syncEvery);
    writeServerFile(dataDir, { pid: process.pid, port: server.port, token, version: parts.version });
    stopServing = async () => {
      removeServerFile(dataDir);
      await server.close();
    };
    return { url: server.url, port: server.port };
  }

  async function close(): Promise<void> {
    closing.abort(
      new WheelhouseError('store.closed', 'Wheelhouse was stopped before it answered.', {
        help: 'Start it again and repeat the command; what was stored is kept.',
      }),
    );
    await sync.stop();
    await stopServing?.();
    await store.close();
  }

  return { run, serve, close: () => (closed ??= close()) };
}
