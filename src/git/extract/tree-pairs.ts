import { emptyTree, inView, type View } from '../process/view.ts';
import { runGit, startGit } from '../process/run.ts';
import { DIFF_OPTIONS, PATCH_OPTIONS } from './diff-options.ts';
import { readDiffs } from './diff-stream.ts';
import { hasBlob } from './git-modes.ts';

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
export async function diffBlobs(view: View, pairs: readonly { old: BlobRef | null; new: BlobRef }[], signal?: AbortSignal): Promise<BlobDiff[]> {
  const results: BlobDiff[] = pairs.map(() => ({ binary: false, hunks: [] }));
  const lists: TreeEntry[][] = [];
  for (let from = 0; from < pairs.length; from += PAIRS_PER_TREE) {
    const part = pairs.slice(from, from + PAIRS_PER_TREE);
    const name = (i: number): string => String(from + i).padStart(9, '0');
    lists.push(part.flatMap((pair, i) => (pair.old === null ? [] : [{ ...pair.old, name: name(i) }])));
    lists.push(part.map((pair, i) => ({ ...pair.new, name: name(i) })));
  }
  const trees = await makeTrees(view, lists, signal);
  await compareTrees(view, pairUp(trees), { signal, onDiff: (record, diff) => (results[Number(record.path)] = diff) });
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
export async function findRenames(view: View, searches: readonly RenameSearch[], signal?: AbortSignal): Promise<(RenameFound | null)[][]> {
  const results = searches.map((search) => search.targets.map((): RenameFound | null => null));
  if (searches.length === 0) return results;
  // Every file sits in a folder of its own: its base name, which git's rename search looks at, stays, and order too.
  const folders: TreeEntry[][] = [];
  const inFolder = (file: BlobRef & { path: string }): number => folders.push([{ mode: file.mode, oid: file.oid, name: baseName(file.path) }]) - 1;
  const plan = searches.map((search) => ({ old: search.sources.map(inFolder), new: search.targets.map(inFolder) }));
  const folderIds = await makeTrees(view, folders, signal);
  const entries = (list: number[]): TreeEntry[] => list.map((folder, i) => ({ mode: 0o40000, oid: folderIds[folder]!, name: String(i).padStart(9, '0') }));
  const side = (prefix: string, list: TreeEntry[]): TreeEntry[] => list.map((entry) => ({ ...entry, name: `${prefix}${entry.name}` }));
  const trees = await makeTrees(view, plan.flatMap((one) => [side('s', entries(one.old)), side('t', entries(one.new))]), signal);
  const number = (path: string): number => Number(path.slice(1, 10));
  await compareTrees(view, pairUp(trees), {
    signal,
    renames: true,
    onDiff(record, diff, pair) {
      if (record.oldPath === null || record.status !== 82) return;
      const source = searches[pair]!.sources[number(record.oldPath)]!;
      results[pair]![number(record.path)] = { ...diff, source: source.path };
    },
  });
  return results;
}

interface TreeEntry extends BlobRef {
  name: string;
}

interface Comparison {
  signal?: AbortSignal;
  renames?: boolean;
  onDiff(record: { path: string; oldPath: string | null; status: number }, diff: BlobDiff, pair: number): void;
}

async function compareTrees(view: View, pairs: readonly [string, string][], { signal, renames, onDiff }: Comparison): Promise<void> {
  const wanted = pairs.map((pair, i) => ({ pair, i })).filter(({ pair: [a, b] }) => a !== b);
  if (wanted.length === 0) return;
  const git = startGit(['diff-tree', '--stdin', ...DIFF_OPTIONS, ...(renames ? ['-M50%', '--diff-filter=R'] : ['--no-renames']), ...PATCH_OPTIONS],
    inView(view, { input: wanted.map(({ pair: [a, b] }) => `${a} ${b}\n`), signal }));
  let at = -1;
  let queue: { record: { path: string; oldPath: string | null; status: number }; diff: BlobDiff }[] = [];
  let patch = -1;
  const flush = (): void => {
    for (const { record, diff } of queue) onDiff(record, diff, wanted[at]!.i);
    queue = [];
    patch = -1;
  };
  const reader = readDiffs({
    begin() {
      flush();
      at++;
    },
    raw: (record) => void queue.push({ record, diff: { binary: false, hunks: [] } }),
    patch: () => void patch++,
    hunk: (start, d, a) => void queue[patch]!.diff.hunks.push(start, d, a),
    binary: () => void (queue[patch]!.diff.binary = true),
  }, view.objectFormat === 'sha256' ? 64 : 40);
  for await (const chunk of git.stdout) reader.push(chunk as Buffer);
  await git.finished;
  reader.end();
  flush();
}

/** Writes trees into the view; an empty list is the empty tree. Blobs need not exist. */
async function makeTrees(view: View, lists: readonly TreeEntry[][], signal?: AbortSignal): Promise<string[]> {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length === 0) return lists.map(() => emptyTree(view.objectFormat));
  const text = filled.map((list) => list.map(entryLine).join('')).join('\0');
  const out = await runGit(['mktree', '--batch', '--missing', '-z'], inView(view, { input: Buffer.from(text, 'latin1'), signal }));
  const ids = out.toString('latin1').trimEnd().split('\n');
  let next = 0;
  return lists.map((list) => (list.length > 0 ? ids[next++]! : emptyTree(view.objectFormat)));
}

function entryLine({ mode, oid, name }: TreeEntry): string {
  return `${mode.toString(8).padStart(6, '0')} ${hasBlob(mode) && mode !== 0o40000 ? 'blob' : 'tree'} ${oid}\t${name}\0`;
}

function pairUp(trees: readonly string[]): [string, string][] {
  return Array.from({ length: trees.length / 2 }, (_, i) => [trees[2 * i]!, trees[2 * i + 1]!]);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
