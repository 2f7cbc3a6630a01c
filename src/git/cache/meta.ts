import { join } from 'node:path';
import { writeSealed, readSealed } from './files.ts';

/** What the cache was made with; anything else than the same again starts a new epoch. */
export interface CacheMeta {
  engine: string;
  epoch: string;
  objectFormat: 'sha1' | 'sha256';
  /** Commits cut off by a shallow clone. */
  shallow: string[];
  ignoreRevs: string | null;
  /** Tip whose history the ledger follows; null before the first survey. */
  tip: string | null;
  missingBlobs: number;
  /** Ids of some of them (missing-blobs.ts). A cache made before these were kept has none, and gets them at its next run. */
  missingSample?: string[];
  /** What the refs showed at a glance when a run came to its end, and the fingerprint of that run. */
  seen?: { glance: string; fingerprint: string };
  /** By what rules and attributes paths were described, gone ones too, and how many of them, from the first. */
  described?: { by: string; paths: number };
}

export async function readMeta(cacheDir: string): Promise<CacheMeta | null> {
  const body = await readSealed(metaPath(cacheDir));
  return body === null ? null : (JSON.parse(body.toString('utf8')) as CacheMeta);
}

export function writeMeta(cacheDir: string, meta: CacheMeta): Promise<void> {
  return writeSealed(metaPath(cacheDir), Buffer.from(JSON.stringify(meta)));
}

function metaPath(cacheDir: string): string {
  return join(cacheDir, 'meta.bin');
}
