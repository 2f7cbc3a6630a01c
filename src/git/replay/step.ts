import { getFile, getGoneFile, setFile, type FileState, type FileTree } from '../model/file-tree.ts';
import { KIND, LINE_MAP } from '../model/records.ts';
import { STATUS } from '../model/status.ts';
import type { Lives } from './lives.ts';
import { livesOfMerge, takenWhole } from './merged-lives.ts';
import type { FileView, SourceView } from './record-reader.ts';
import {
  applyHunks,
  applyLineMap,
  emptyRuns,
  fillHoles,
  hasOrigin,
  lineCount,
  replaceOrigin,
  singleRun,
  type HunkListener,
  type Runs,
} from './runs.ts';

/** Told what a non-merge commit did to the lines of a file before it: once per file, then its hunks. */
export interface EditListener extends HunkListener {
  file(path: number, life: number): void;
}

export interface StepResult {
  tree: FileTree;
  /** Files whose hunks did not fit the lines known; their lines are unknown from here on. */
  misfits: number;
}

/** Origin of lines that no parent has explained yet. */
const HOLE = -2;

/** Files after a commit with at most one parent; `changed` are the lives of `files`, in their order. */
export function stepPlain(
  base: FileTree,
  files: readonly FileView[],
  { commit, lives, listener }: { commit: number; lives: Lives; listener: EditListener | null },
): StepResult & { changed: number[] } {
  let tree = base;
  let misfits = 0;
  const put = (path: number, file: FileState | undefined): void =>
    void (tree = setFile(tree, { path, owner: commit, file }));
  const changed = livesOf(base, files, { commit, lives });
  // first what goes, so that a path that is both left and taken in one commit ends up taken
  for (const file of files) {
    if (file.status === STATUS.deleted) put(file.path, goneFile(base, file.path));
    else if (file.status === STATUS.renamed) put(file.oldPath, undefined);
  }
  files.forEach((file, i) => {
    const life = changed[i]!;
    listener?.file(file.path, life);
    const old = oldRuns(base, file);
    if (file.status === STATUS.deleted) {
      if (listener !== null && old !== null && file.kind === KIND.text) removeAll(old, listener);
      return;
    }
    const runs = newRuns(file, old, { commit, listener });
    if (runs === null && file.kind === KIND.text && !isUnchanged(file)) misfits++;
    put(file.path, { blob: file.blob, runs, life, gone: false });
  });
  return { tree, misfits, changed };
}

/** A file goes on under the name that a rename gives it; one that comes back as it was removed is the same. */
function livesOf(
  base: FileTree,
  files: readonly FileView[],
  { commit, lives }: { commit: number; lives: Lives },
): number[] {
  let begun = 0;
  return files.map(({ status, path, oldPath, blob }) => {
    const old = getFile(base, status === STATUS.renamed ? oldPath : path);
    if (old !== undefined) {
      lives.named(old.life, path);
      return old.life;
    }
    const gone = getGoneFile(base, path);
    if (gone?.blob === blob && !lives.isElsewhere(base, gone.life, path)) return gone.life;
    return lives.begin(commit, begun++, path);
  });
}

function goneFile(base: FileTree, path: number): FileState | undefined {
  const file = getFile(base, path);
  return file && { ...file, runs: null, gone: true };
}

/** Lines that the hunks of the last source start from. */
function oldRuns(base: FileTree, { status, path, oldPath, sources }: FileView): Runs | null {
  const last = sources.at(-1);
  const followed =
    sources.length > 1 && last!.parent !== LINE_MAP ? last!.path : status === STATUS.renamed ? oldPath : path;
  return status === STATUS.added && followed === path ? emptyRuns : (getFile(base, followed)?.runs ?? null);
}

/** Without hunks, a renamed file may be anything: of a binary one nothing is known before or after. */
function isUnchanged({ sources }: FileView): boolean {
  return sources.at(-1)?.hunks.count === 0;
}

function newRuns(
  file: FileView,
  old: Runs | null,
  { commit, listener }: { commit: number; listener: EditListener | null },
): Runs | null {
  const source = file.sources.at(-1);
  if (source === undefined) return null;
  const { hunks } = source;
  if (file.kind === KIND.whole) return hunks.count === 0 ? emptyRuns : singleRun(commit, hunks.data[hunks.at + 2]!);
  if (file.kind !== KIND.text || old === null) return null;
  if (source.parent === LINE_MAP) return applyLineMap(old, hunks, commit);
  return applyHunks(old, hunks, { origin: commit, listener: listener ?? undefined });
}

function removeAll(runs: Runs, listener: EditListener): void {
  for (let i = 0; i < runs.length; i += 2) listener.removed(runs[i]!, runs[i + 1]!);
  listener.hunk(lineCount(runs), 0);
}

/**
 * Files after a merge, as `git blame` sees them: a file is taken whole from the first parent with the identical blob; else
 * its lines go to the first parent whose diff leaves them alone, and only the rest is the merge's own.
 */
export function stepMerge(
  parents: readonly FileTree[],
  files: readonly FileView[],
  { commit, lives }: { commit: number; lives: Lives },
): StepResult {
  const base = parents[0]!;
  let tree = base;
  let misfits = 0;
  const put = (path: number, file: FileState | undefined): void =>
    void (tree = setFile(tree, { path, owner: commit, file }));
  const kept = files.filter(({ status }) => status !== STATUS.deleted);
  for (const { status, path } of files) if (status === STATUS.deleted) put(path, goneFile(base, path));
  const merged = livesOfMerge(parents, kept, { commit, lives, rest: tree });
  kept.forEach((file, i) => {
    const whole = file.kind === KIND.text && file.sources.length === 0 ? takenWhole(parents, file) : undefined;
    const life = merged[i]!;
    if (whole?.life === life) return put(file.path, whole);
    const runs = whole === undefined ? mergedRuns(parents, file, commit) : whole.runs;
    if (runs === undefined) misfits++;
    put(file.path, { blob: file.blob, runs: runs ?? null, life, gone: false });
  });
  return { tree, misfits };
}

/** Null where lines are not known, undefined where nothing explains them. */
function mergedRuns(parents: readonly FileTree[], file: FileView, commit: number): Runs | null | undefined {
  if (file.kind === KIND.whole) return newRuns(file, null, { commit, listener: null });
  if (file.kind !== KIND.text) return null;
  return combine(parents, file.sources, commit) ?? (isUnchanged(file) ? null : undefined);
}

function combine(parents: readonly FileTree[], sources: readonly SourceView[], commit: number): Runs | null {
  let result: Runs | null = null;
  for (const { parent, path, hunks } of sources) {
    const old = getFile(parents[parent]!, path)?.runs;
    const lines = old ? applyHunks(old, hunks, { origin: HOLE }) : null;
    if (lines === null) continue;
    result = result === null ? lines : fillHoles(result, lines, HOLE);
    if (!hasOrigin(result, HOLE)) return result;
  }
  return result === null ? null : replaceOrigin(result, HOLE, commit);
}
