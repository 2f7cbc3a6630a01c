import { WheelhouseError } from '../core/index.ts';
import type { LiveServer, Run } from '../app/index.ts';
import { environment } from '../config/index.ts';
import type { CommandContext } from './context.ts';

/** A way to run operations: in the server that holds the data directory, or here. */
export interface Session extends AsyncDisposable {
  run: Run;
  /** The server, when one runs. */
  server: LiveServer | null;
}

/** A server that is just starting has the database before it can be asked. */
const STARTING_MS = 3_000;

/**
 * One process owns the database: with a live server, operations go through it. `toRead` is the verb of a command that only
 * reads, which makes no data. Errors: store.locked where another process holds it and does not answer; input.invalid where
 * there is nothing to read.
 */
export async function openSession(
  context: CommandContext,
  { toRead }: { toRead?: string | undefined } = {},
): Promise<Session> {
  const { createApp, findServer, refuseWithoutData } = await import('../app/index.ts');
  const giveUp = performance.now() + STARTING_MS;
  for (;;) {
    const server = await findServer(context.config.dataDir);
    if (server) return { run: server.run, server, async [Symbol.asyncDispose]() {} };
    if (toRead) refuseWithoutData(context.config, toRead);
    try {
      // what failed is said in words; a log is for servers, which nobody watches
      const app = await createApp(context.config, environment().debug ? {} : { onError: () => undefined });
      return { run: app.run, server: null, [Symbol.asyncDispose]: () => app.close() };
    } catch (error) {
      if (!(error instanceof WheelhouseError) || error.code !== 'store.locked' || performance.now() > giveUp)
        throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
