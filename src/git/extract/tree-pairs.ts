import { GitFailure } from '../process/run.ts';
import type { ExtractTools } from './tools.ts';
import { writeTrees, type TreeEntry } from './tree-writer.ts';

/**
 * Diffs between blobs of our choosing. git compares trees, so small trees that hold only those blobs are written into the
 * view (never into the repository) and compared by the same plain two-way diff that `git blame` uses. That is several
 * times cheaper than combined diffs of merges, which keep books per line and parent.
 */
export interface BlobRef {
  mode: number;
  oid: string;
}

export interface BlobDiff {
  binary: boolean;
  /** start, d, a per hunk. */
  hunks: number[];
}

const PAIRS_PER_TREE = 2000;

export interface BlobPair {
  /** Null stands for nothing, so that the one hunk gives the number of lines. */
  old: BlobRef | null;
  new: BlobRef;
}

/** Compares pairs of blobs, each pair once. Pairs of one file should follow each other: git unpacks its versions together. */
export async function diffBlobs(tools: ExtractTools, pairs: readonly BlobPair[]): Promise<BlobDiff[]> {
  const slots = new Map<string, number>();
  const unique: BlobPair[] = [];
  const places = pairs.map((pair) => {
    const key = `${pair.old?.oid} ${pair.new.oid}`;
    const known = slots.get(key);
    if (known !== undefined) return known;
    slots.set(key, unique.length);
    return unique.push(pair) - 1;
  });
  const diffs = await diffUnique(tools, unique);
  return places.map((place) => diffs[place]!);
}

async function diffUnique(tools: ExtractTools, pairs: readonly BlobPair[]): Promise<BlobDiff[]> {
  const results: BlobDiff[] = pairs.map(() => ({ binary: false, hunks: [] }));
  const lists: TreeEntry[][] = [];
  for (let from = 0; from < pairs.length; from += PAIRS_PER_TREE) {
    const part = pairs.slice(from, from + PAIRS_PER_TREE);
    const name = (i: number): string => padded(from + i);
    lists.push(part.flatMap((pair, i) => (pair.old === null ? [] : [{ ...pair.old, name: name(i) }])));
    lists.push(part.map((pair, i) => ({ ...pair.new, name: name(i) })));
  }
  await compareTrees(
    tools,
    pairUp(await writeTrees(tools.view, lists)),
    (path, diff) => void (results[Number(path)] = diff),
  );
  return results;
}

const DIGITS = 9;

async function compareTrees(
  tools: ExtractTools,
  pairs: readonly [string, string][],
  onDiff: (path: string, diff: BlobDiff) => void,
): Promise<void> {
  let patch = -1;
  let queue: { path: string; diff: BlobDiff }[] = [];
  const flush = (): void => {
    for (const { path, diff } of queue) onDiff(path, diff);
    queue = [];
    patch = -1;
  };
  const lines = pairs.filter(([a, b]) => a !== b).map(([a, b]) => `${a} ${b}\n`);
  let answers = 0;
  await tools.pairs.ask(lines, {
    begin() {
      answers++;
      flush();
    },
    raw: ({ path }) => void queue.push({ path, diff: { binary: false, hunks: [] } }),
    patch: () => void patch++,
    hunk: (start, d, a) => void queue[patch]!.diff.hunks.push(start, d, a),
    binary: () => void (queue[patch]!.diff.binary = true),
  });
  flush();
  // git passes over a tree that it can't find, with a word on standard error only
  if (answers !== lines.length)
    throw new GitFailure(['diff-tree'], 0, `${answers} of ${lines.length} pairs of trees were compared`);
}

function pairUp(trees: readonly string[]): [string, string][] {
  return Array.from({ length: trees.length / 2 }, (_, i) => [trees[2 * i]!, trees[2 * i + 1]!]);
}

function padded(i: number): string {
  return String(i).padStart(DIGITS, '0');
}
