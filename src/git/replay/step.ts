import { getFile, setFile, type FileState, type FileTree } from '../model/file-tree.ts';
import { KIND, LINE_MAP } from '../model/records.ts';
import { STATUS } from '../model/status.ts';
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
  file(path: number): void;
}

export interface StepResult {
  tree: FileTree;
  /** Files whose hunks did not fit the lines known; their lines are unknown from here on. */
  misfits: number;
}

/** Origin of lines that no parent has explained yet. */
const HOLE = -2;

/** Files after a commit with at most one parent. */
export function stepPlain(
  base: FileTree,
  files: readonly FileView[],
  { commit, listener }: { commit: number; listener: EditListener | null },
): StepResult {
  let tree = base;
  let misfits = 0;
  const put = (path: number, file: FileState | undefined): void =>
    void (tree = setFile(tree, { path, owner: commit, file }));
  // first what goes, so that a path that is both left and taken in one commit ends up taken
  for (const file of files) {
    if (file.status === STATUS.deleted) put(file.path, undefined);
    else if (file.status === STATUS.renamed) put(file.oldPath, undefined);
  }
  for (const file of files) {
    listener?.file(file.path);
    const old = oldRuns(base, file);
    if (file.status === STATUS.deleted) {
      if (listener !== null && old !== null && file.kind === KIND.text) removeAll(old, listener);
      continue;
    }
    const runs = newRuns(file, old, { commit, listener });
    if (runs === null && file.kind === KIND.text && !isUnchanged(file)) misfits++;
    put(file.path, { blob: file.blob, runs });
  }
  return { tree, misfits };
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
export function stepMerge(parents: readonly FileTree[], files: readonly FileView[], commit: number): StepResult {
  const base = parents[0]!;
  let tree = base;
  let misfits = 0;
  for (const file of files) {
    const merged = file.status === STATUS.deleted ? undefined : mergedFile(parents, file, commit);
    if (merged === null) misfits++;
    tree = setFile(tree, {
      path: file.path,
      owner: commit,
      file: merged === null ? { blob: file.blob, runs: null } : merged,
    });
  }
  return { tree, misfits };
}

/** Null when nothing explains the file. */
function mergedFile(parents: readonly FileTree[], file: FileView, commit: number): FileState | null {
  if (file.kind === KIND.whole) return { blob: file.blob, runs: newRuns(file, null, { commit, listener: null }) };
  if (file.kind !== KIND.text) return { blob: file.blob, runs: null };
  if (file.sources.length === 0) {
    for (const parent of parents) {
      const same = getFile(parent, file.path);
      if (same !== undefined && same.blob === file.blob) return same;
    }
    return null;
  }
  const runs = combine(parents, file.sources, commit);
  if (runs === null && isUnchanged(file)) return { blob: file.blob, runs };
  return runs === null ? null : { blob: file.blob, runs };
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
