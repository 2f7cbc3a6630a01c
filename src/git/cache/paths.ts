import { join } from 'node:path';
import type { Segment } from '../model/segment.ts';
import { openLog } from './files.ts';

/** Paths in the order in which history first shows them: a path's id is its position. Kept in `paths.log`, one block per segment. */
export interface PathBook {
  readonly paths: string[];
  /** Commits whose segments have been taken in. */
  readonly commits: number;
  /** Blobs that were missing, over all segments. */
  readonly missingBlobs: number;
  idOf(path: string): number | undefined;
  /** Takes in the next segment's paths. */
  add(segment: Segment): Promise<void>;
  /** Global ids of a segment's paths. */
  idsOf(segment: Segment): Int32Array;
}

interface Block {
  to: number;
  missingBlobs: number;
  paths: string[];
}

export async function openPaths(cacheDir: string): Promise<PathBook> {
  const log = await openLog(join(cacheDir, 'paths.log'));
  const paths: string[] = [];
  const ids = new Map<string, number>();
  let commits = 0;
  const learn = (path: string): void => {
    ids.set(path, paths.length);
    paths.push(path);
  };
  let missingBlobs = 0;
  for (const bytes of log.blocks) {
    const block = JSON.parse(bytes.toString('utf8')) as Block;
    missingBlobs += block.missingBlobs;
    block.paths.forEach(learn);
    commits = block.to;
  }
  return {
    paths,
    get commits() {
      return commits;
    },
    get missingBlobs() {
      return missingBlobs;
    },
    idOf: (path) => ids.get(path),
    async add(segment) {
      if (segment.to <= commits) return;
      const fresh = segment.paths.filter((path) => !ids.has(path));
      await log.append(
        Buffer.from(
          JSON.stringify({ to: segment.to, missingBlobs: segment.missingBlobs, paths: fresh } satisfies Block),
        ),
      );
      fresh.forEach(learn);
      commits = segment.to;
      missingBlobs += segment.missingBlobs;
    },
    idsOf: (segment) => Int32Array.from(segment.paths, (path) => ids.get(path)!),
  };
}
