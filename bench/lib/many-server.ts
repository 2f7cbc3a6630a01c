import type { Options } from './figure.ts';
import { makeMany } from './many.ts';
import { type Server, serve, sync, Workspace } from './wheelhouse.ts';

export interface ManyServer {
  /** Data directory. */
  data: string;
  /** Paths of the repositories, in the order of their names. */
  paths: string[];
  /** A server that has just started. The one before must have been stopped. */
  start(): Promise<Server>;
}

/** Makes many repositories, or takes the folder that was named, imports them, and lets servers be started on them. */
export async function withMany<T>(
  { repository, repositories, commits, port }: Options,
  use: (many: ManyServer) => Promise<T>,
): Promise<T> {
  using workspace = new Workspace();
  const data = workspace.at('data');
  const paths = repository ? [repository] : await makeMany(workspace.at('many'), repositories, { commits });
  await sync(repository || workspace.at('many'), data);
  return use({ data, paths, start: () => serve(['serve', '--data', data], port) });
}
