import { type Server, serve, sync, Workspace } from './wheelhouse.ts';

/** Imports a repository, serves it, and hands the running server over; everything is gone afterwards. */
export async function withLoadedServer<T>(
  { repository, port }: { repository: string; port: number },
  use: (server: Server) => Promise<T>,
): Promise<T> {
  using workspace = new Workspace();
  await sync(repository, workspace.path);
  const server = await serve(['serve', '--data', workspace.path], port);
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}
