import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface SilentServer extends AsyncDisposable {
  port: number;
  /** Connections that were made so far. */
  callers(): number;
  /** Ends every connection. */
  hangUp(): void;
}

/** A server on loopback that takes every connection and never says a word. */
export async function listenSilently(): Promise<SilentServer> {
  const held: Socket[] = [];
  const server = createServer((socket) => held.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hangUp = () => {
    for (const socket of held) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    callers: () => held.length,
    hangUp,
    async [Symbol.asyncDispose]() {
      hangUp();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
