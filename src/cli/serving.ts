import { WheelhouseError } from '../core/index.ts';
import type { Run } from '../app/index.ts';
import type { CommandContext } from './context.ts';

export interface Serving extends AsyncDisposable {
  url: string;
  pid: number;
  run: Run;
  /** The server is another process that was there before. */
  joined: boolean;
}

/**
 * Serves the data directory from this process. Where a server holds it already, `orJoin` uses that one.
 * Errors: store.locked, listen.refused, port.taken.
 */
export async function startServing(context: CommandContext, { orJoin }: { orJoin: boolean }): Promise<Serving> {
  const { config, output } = context;
  const [{ createApp, findServer }, { checkListenHost }] = await Promise.all([
    import('../app/index.ts'),
    import('../http/index.ts'),
  ]);
  checkListenHost(config.host);
  const server = await findServer(config.dataDir);
  if (server && orJoin) return { ...server, joined: true, async [Symbol.asyncDispose]() {} };
  if (server) {
    throw new WheelhouseError('store.locked', `Wheelhouse runs already at ${server.url} (process ${server.pid}).`, {
      help: 'Open that address, or stop it first.',
    });
  }
  const app = await createApp(config);
  try {
    const listening = await app.serve();
    if (listening.port !== config.port.number && config.port.number !== 0) {
      output.note(`Port ${config.port.number} is taken by another program; using ${listening.port}.`);
    }
    return {
      url: listening.url,
      pid: process.pid,
      run: app.run,
      joined: false,
      [Symbol.asyncDispose]: () => app.close(),
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}
