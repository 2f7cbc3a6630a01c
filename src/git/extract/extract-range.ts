import { writeSegment } from '../cache/segments.ts';
import { parentCount, parentsOf, type CommitOrder } from '../model/commit-order.ts';
import { intWriter } from '../model/int-writer.ts';
import { KIND, writeCommit, type FileRecord } from '../model/records.ts';
import type { Segment } from '../model/segment.ts';
import { extractMerges } from './merges.ts';
import { readPlainCommits, settlePlainCommits, type PlainReading } from './plain-commits.ts';
import type { ExtractTools } from './tools.ts';

export interface RangeOptions {
  order: CommitOrder;
  cacheDir: string;
  from: number;
  to: number;
}

/** The first half of extracting the commits with ids in [from, to): patches of those that are no merges. */
export async function readRange(
  tools: ExtractTools,
  { order, from, to }: RangeOptions,
  onCommit?: () => void,
): Promise<PlainReading> {
  const plain = idsOf(from, to)
    .filter((id) => parentCount(order, id) <= 1)
    .map((id) => order.shas[id]!);
  return await retry(tools, () => readPlainCommits(tools, plain, onCommit));
}

/** The second half: merges, and what else needs pairs of blobs; keeps the range as one segment of the cache. */
export async function settleRange(
  tools: ExtractTools,
  { order, cacheDir, from, to }: RangeOptions,
  reading: PlainReading,
): Promise<void> {
  const sha = (id: number): string => order.shas[id]!;
  const merges = idsOf(from, to)
    .filter((id) => parentCount(order, id) > 1)
    .map((id) => ({ sha: sha(id), parents: parentsOf(order, id).map(sha) }));
  const [plain, merged] = await retry(
    tools,
    async () => [await settlePlainCommits(tools, reading), await extractMerges(tools, merges)] as const,
  );
  await writeSegment(
    cacheDir,
    pack(
      idsOf(from, to).map((id) => plain.get(sha(id)) ?? merged.get(sha(id)) ?? []),
      from,
    ),
  );
}

/** Repeats what failed for a blob that is not there as long as something is learnt from it. */
async function retry<T>(tools: ExtractTools, act: () => Promise<T>): Promise<T> {
  for (;;) {
    const { lessons } = tools.presence;
    try {
      return await act();
    } catch (error) {
      if (!tools.presence.learn(error, lessons)) throw error;
    }
  }
}

function idsOf(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
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
