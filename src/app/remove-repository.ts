import { rm } from 'node:fs/promises';
import { isUrl } from '../git/index.ts';
import { cacheDirOf, isOwnClone } from '../jobs/index.ts';
import type { Parts } from './parts.ts';

/**
 * Forgets a repository: its facts, the miner's files, and the clone that was made of a URL; a repository of the user's own is
 * never touched. What is being read of it is stopped first. Errors: repository.not-found.
 */
export async function removeRepository(
  { config: { dataDir }, store, sync }: Pick<Parts, 'config' | 'store' | 'sync'>,
  id: number,
): Promise<void> {
  const repository = await store.repositories.get(id);
  await sync.forget(id, async () => {
    await store.repositories.remove(id);
    await rm(cacheDirOf(dataDir, id), { recursive: true, force: true });
    // a path may lead to the clone that was made of another's URL
    if (isUrl(repository.source) && isOwnClone(dataDir, repository.git_dir))
      await rm(repository.git_dir, { recursive: true, force: true });
  });
}
