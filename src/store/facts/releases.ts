import type { WriteTransaction } from '../engine/engine.ts';

export async function storeReleases({ db }: WriteTransaction, repoId: number): Promise<void> {
  await db.deleteFrom('release').where('repo_id', '=', repoId).execute();
}
