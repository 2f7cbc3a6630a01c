import { isAsRead } from '../../git/index.ts';
import { cacheDirOf } from '../cache-dir.ts';
import type { MiningResult } from '../mining/messages.ts';
import type { Step } from './step.ts';

/** What mining would come to where a glance shows that there is nothing new; null where it has to look closer. */
export const look: Step<{ repository: number }, MiningResult | null> = {
  lane: 'glance',
  async run(input, { store, dataDir, ignoreRevs, report, signal }) {
    const repository = await store.repositories.get(input.repository);
    const { epoch, fingerprint, commits } = (await store.repositories.readTo(repository.id)) ?? {};
    if (epoch === undefined || commits === undefined || !fingerprint) return null;
    report.started();
    const same = await isAsRead({
      gitDir: repository.git_dir,
      cacheDir: cacheDirOf(dataDir, repository.id),
      ignoreRevs,
      read: { epoch, fingerprint },
      signal,
    });
    return same ? { commits, newCommits: 0, misfits: 0 } : null;
  },
};
