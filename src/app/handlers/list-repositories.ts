import type { Repository } from '../../contract/index.ts';
import { presentRepository } from './present-repository.ts';
import type { Sync } from '../../jobs/index.ts';
import { repositorySummaries } from '../../metrics/index.ts';
import type { Store } from '../../store/index.ts';

/** Every repository with what is known of it and where its mining stands, by name. */
export async function listRepositories(store: Store, sync: Sync): Promise<Repository[]> {
  const [repositories, summaries] = await Promise.all([store.repositories.list(), repositorySummaries(store.db)]);
  return repositories.flatMap((repository) => {
    const summary = summaries.get(repository.id);
    return summary ? [presentRepository(repository, summary, sync.stateOf(repository.id, repository.sync))] : [];
  });
}
