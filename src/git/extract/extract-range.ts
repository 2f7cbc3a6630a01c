import { writeSegment, type Segment } from '../cache/segments.ts';
import { parentCount, parentsOf, type CommitOrder } from '../cache/order.ts';
import { extractMerges } from './merges.ts';
import { extractPlainCommits } from './plain-commits.ts';
import { KIND, intWriter, writeCommit, type FileRecord } from './records.ts';
import type { ExtractTools } from './tools.ts';

export interface RangeOptions {
  order: CommitOrder;
  cacheDir: string;
  from: number;
  to: number;
  onCommit?(): void;
}

/** Extracts the commits with ids in [from, to) and keeps them as one segment of the cache. */
export async function extractRange(tools: ExtractTools, options: RangeOptions): Promise<void> {
  for (;;) {
    try {
      await writeSegment(options.cacheDir, await extractOnce(tools, options));
      return;
    } catch (error) {
      if (!tools.presence.learn(error)) throw error;
    }
  }
}

async function extractOnce(tools: ExtractTools, { order, from, to, onCommit }: RangeOptions): Promise<Segment> {
  const ids = Array.from({ length: to - from }, (_, i) => from + i);
  const sha = (id: number): string => order.shas[id]!;
  const merges = ids.filter((id) => parentCount(order, id) > 1);
  const plain = await extractPlainCommits(tools, ids.filter((id) => parentCount(order, id) <= 1).map(sha), onCommit);
  const merged = await extractMerges(tools, merges.map((id) => ({ sha: sha(id), parents: parentsOf(order, id).map(sha) })));
  return pack(ids.map((id) => plain.get(sha(id)) ?? merged.get(sha(id)) ?? []), from);
}

function pack(commits: readonly FileRecord[][], from: number): Segment {
  const paths: string[] = [];
  const ids = new Map<string, number>();
  const pathId = (path: string): number => {
    const known = ids.get(path);
    if (known !== undefined) return known;
    ids.set(path, paths.length);
    return paths.push(path) - 1;
  };
  const out = intWriter(1 << 16);
  let missingBlobs = 0;
  for (const files of commits) {
    writeCommit(out, files, pathId);
    missingBlobs += files.filter(({ kind }) => kind === KIND.missing).length;
  }
  return { from, to: from + commits.length, paths, missingBlobs, payload: out.finish() };
}
