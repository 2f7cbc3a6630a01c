import { dayOf } from '../core/index.ts';
import { checkListenHost, createHttp, listen, type Channel, type Gauge, type Listening } from '../http/index.ts';
import { answersBasis } from './answers-basis.ts';
import type { Parts } from './parts.ts';
import { createHandlers } from './handlers/index.ts';

export interface ServerOptions extends Channel {
  webDir: string;
}

/** An answer made of facts changes with them, with the settings, with the program, and with the day. */
function factsKeyOf({ config, store, version }: Parts): () => Promise<string> {
  const settings = answersBasis(version, config);
  return async () => `${await store.version()} ${dayOf(new Date(), config.zone)} ${settings}`;
}

/** Asked while nothing is awaited, so only what is in memory. */
function gaugesOf({ sync }: Parts): () => Gauge[] {
  return () => [
    {
      name: 'wheelhouse_repositories_syncing',
      help: 'Repositories being read.',
      values: [{ value: sync.runningCount }],
    },
    {
      name: 'wheelhouse_repositories_failed',
      help: 'Repositories whose last reading in this process failed.',
      values: [{ value: sync.failedCount }],
    },
  ];
}

/**
 * Serves the API and the web app on loopback. Errors: listen.refused, port.taken.
 */
export async function createServer(parts: Parts, { webDir, ...channel }: ServerOptions): Promise<Listening> {
  const { config, store, version, onError } = parts;
  checkListenHost(config.host);
  const services = await parts.loadServices();
  let port = config.port.number;
  const http = createHttp({
    handlers: createHandlers(parts, services),
    factsKey: factsKeyOf(parts),
    channel,
    ready: async () => (await store.version()) >= 0,
    gauges: gaugesOf(parts),
    onError,
    version,
    webDir,
    port: () => port,
  });
  const listening = await listen((request) => http.fetch(request), config.port);
  port = listening.port;
  return listening;
}
