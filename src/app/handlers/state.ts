import { expandPath } from '../../config/index.ts';
import { dayOf, noSuchRepository, WheelhouseError } from '../../core/index.ts';
import type { Handlers } from '../../http/index.ts';
import { isUrl } from '../../git/index.ts';
import { addRepositories, addUrl } from '../../jobs/index.ts';
import { factsRange } from '../../metrics/index.ts';
import type { Parts } from '../parts.ts';
import { removeRepository } from '../remove-repository.ts';
import { listRepositories } from './list-repositories.ts';

type StateHandlers = Pick<
  Handlers,
  'meta' | 'sync' | 'startSync' | 'listRepositories' | 'addRepository' | 'getRepository' | 'removeRepository'
>;

/** What is loaded, what is being read, and taking repositories in and out. */
export function stateHandlers({ config, store, sync, version, closing }: Parts): StateHandlers {
  const { dataDir, zone, defaults } = config;

  async function one(id: number) {
    const found = (await listRepositories(store, sync)).find((repository) => repository.id === id);
    if (found) return found;
    throw noSuchRepository(id);
  }

  const these = async (ids: readonly number[], before: readonly { id: number }[]) => ({
    items: (await listRepositories(store, sync)).filter(({ id }) => ids.includes(id)),
    known: before.flatMap(({ id }) => (ids.includes(id) ? [id] : [])),
  });

  return {
    async meta() {
      const [factsVersion, { first, last }, repositories] = await Promise.all([
        store.version(),
        factsRange(store.db),
        store.repositories.list(),
      ]);
      return {
        version,
        zone,
        factsVersion: String(factsVersion),
        firstDay: first && dayOf(first, zone),
        lastDay: last && dayOf(last, zone),
        syncing: sync.running,
        repositories: repositories.length,
        defaults,
      };
    },

    sync: async () => ({ repositories: await sync.states() }),

    async startSync({ body }) {
      const known = await store.repositories.list();
      const unknown = body.repositories?.find((id) => !known.some((repository) => repository.id === id));
      if (unknown !== undefined) await one(unknown);
      await sync.start(body.repositories);
      return { ok: true };
    },

    listRepositories: async () => ({ items: await listRepositories(store, sync) }),
    getRepository: ({ params }) => one(params.repository),

    async addRepository({ body }) {
      const source = body.source.trim();
      const before = await store.repositories.list();
      if (isUrl(source)) {
        const { id } = await addUrl(source, { store, dataDir });
        sync.cloneFrom(id, source);
        await sync.start([id]);
        return these([id], before);
      }
      const { repositories, failed } = await addRepositories([expandPath(source, process.cwd())], {
        store,
        dataDir,
        onProgress: () => undefined,
        signal: closing,
      });
      const [failure] = failed;
      if (failure) throw new WheelhouseError(failure.code, failure.message, { help: failure.help });
      const ids = repositories.map(({ id }) => id);
      await sync.start(ids);
      return these(ids, before);
    },

    async removeRepository({ params }) {
      await removeRepository({ config, store, sync }, params.repository);
      return { ok: true };
    },
  };
}
