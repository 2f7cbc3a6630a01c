import type { ExtractTools } from './tools.ts';
import type { TreeEntry } from './tree-writer.ts';

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

/** Compares pairs of blobs; `old` null stands for nothing, so that the one hunk gives the number of lines. */
export async function diffBlobs(tools: ExtractTools, pairs: readonly { old: BlobRef | null; new: BlobRef }[]): Promise<BlobDiff[]> {
  const results: BlobDiff[] = pairs.map(() => ({ binary: false, hunks: [] }));
  const lists: TreeEntry[][] = [];
  for (let from = 0; from < pairs.length; from += PAIRS_PER_TREE) {
    const part = pairs.slice(from, from + PAIRS_PER_TREE);
    const name = (i: number): string => padded(from + i);
    lists.push(part.flatMap((pair, i) => (pair.old === null ? [] : [{ ...pair.old, name: name(i) }])));
    lists.push(part.map((pair, i) => ({ ...pair.new, name: name(i) })));
  }
  await compareTrees(tools, pairUp(await tools.trees.write(lists)), (record, diff) => void (results[Number(record.path)] = diff));
  return results;
}

export interface RenameSearch {
  targets: (BlobRef & { path: string })[];
  sources: (BlobRef & { path: string })[];
}

export interface RenameFound extends BlobDiff {
  source: string;
}

/** For each target of each search the source git takes it to be renamed from (similarity of at least 50%), else null. */
export async function findRenames(tools: ExtractTools, searches: readonly RenameSearch[]): Promise<(RenameFound | null)[][]> {
  const results = searches.map((search) => search.targets.map((): RenameFound | null => null));
  // every file sits in a folder of its own: its base name, which git's rename search looks at, stays, and the order too
  const folders: TreeEntry[][] = [];
  const inFolder = (file: BlobRef & { path: string }): number => folders.push([{ mode: file.mode, oid: file.oid, name: baseName(file.path) }]) - 1;
  const plan = searches.map((search) => ({ old: search.sources.map(inFolder), new: search.targets.map(inFolder) }));
  const folderIds = await tools.trees.write(folders);
  const side = (prefix: string, list: readonly number[]): TreeEntry[] => list.map((folder, i) => ({ mode: FOLDER, oid: folderIds[folder]!, name: prefix + padded(i) }));
  const trees = await tools.trees.write(plan.flatMap((one) => [side('s', one.old), side('t', one.new)]));
  const position = (path: string): number => Number(path.slice(1, 1 + DIGITS));
  await compareTrees(tools, pairUp(trees), (record, diff, pair) => {
    if (record.oldPath === null) return;
    const source = searches[pair]!.sources[position(record.oldPath)]!;
    results[pair]![position(record.path)] = { ...diff, source: source.path };
  });
  return results;
}

const FOLDER = 0o40000;
const DIGITS = 9;

type Names = { path: string; oldPath: string | null };

async function compareTrees(tools: ExtractTools, pairs: readonly [string, string][], onDiff: (record: Names, diff: BlobDiff, pair: number) => void): Promise<void> {
  const wanted = pairs.map((pair, i) => ({ pair, i })).filter(({ pair: [a, b] }) => a !== b);
  let at = -1;
  let patch = -1;
  let queue: { record: Names; diff: BlobDiff }[] = [];
  const flush = (): void => {
    for (const { record, diff } of queue) onDiff(record, diff, wanted[at]!.i);
    queue = [];
    patch = -1;
  };
  await tools.pairs.ask(wanted.map(({ pair: [a, b] }) => `${a} ${b}\n`), {
    begin() {
      flush();
      at++;
    },
    raw: (record) => void queue.push({ record, diff: { binary: false, hunks: [] } }),
    patch: () => void patch++,
    hunk: (start, d, a) => void queue[patch]!.diff.hunks.push(start, d, a),
    binary: () => void (queue[patch]!.diff.binary = true),
  });
  flush();
}

function pairUp(trees: readonly string[]): [string, string][] {
  return Array.from({ length: trees.length / 2 }, (_, i) => [trees[2 * i]!, trees[2 * i + 1]!]);
}

function padded(i: number): string {
  return String(i).padStart(DIGITS, '0');
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
