import { readMeta } from './cache/meta.ts';
import { GitFailure } from './process/run.ts';
import { glanceOf } from './repository/survey.ts';

/**
 * True where a repository shows at a glance that there is nothing to read: its refs are as they were when facts were read
 * to this fingerprint. One git process answers it; false says that it takes more than a glance.
 */
export async function isAsRead({
  gitDir,
  cacheDir,
  ignoreRevs,
  read,
  signal,
}: {
  gitDir: string;
  cacheDir: string;
  ignoreRevs?: string | undefined;
  /** How far the facts are. */
  read: { epoch: string; fingerprint: string };
  signal?: AbortSignal;
}): Promise<boolean> {
  const meta = await readMeta(cacheDir);
  if (meta?.epoch !== read.epoch || meta.seen?.fingerprint !== read.fingerprint) return false;
  // what was missing may have been fetched since, which no ref shows
  if (meta.missingBlobs > 0) return false;
  try {
    return (await glanceOf(gitDir, { ignoreRevs, signal })) === meta.seen.glance;
  } catch (error) {
    // mining says what is wrong
    if (error instanceof GitFailure) return false;
    throw error;
  }
}
