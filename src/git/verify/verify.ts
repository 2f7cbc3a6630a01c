import { join } from 'node:path';
import { readObjects } from '../commits/object-batch.ts';
import { parseIgnoredRevisions } from '../extract/ignored-commits.ts';
import { tellingDamage } from '../process/damage.ts';
import { readLayout } from '../process/layout.ts';
import { makeView, type View } from '../process/view.ts';
import { parentCount } from '../model/commit-order.ts';
import { forEachFile, type FileState } from '../model/file-tree.ts';
import { pathText } from '../model/quote.ts';
import { blameFile, canBlame, type BlamedLine } from './blame.ts';
import { sample } from './sample.ts';
import { readTipState, type TipState } from './tip-state.ts';

export interface VerifyOptions {
  gitDir: string;
  cacheDir: string;
  /** Number of files to compare, chosen at random by `seed`; all by default. */
  files?: number;
  seed?: number;
  /** git processes at a time. */
  parallel?: number;
  onProgress?(progress: { done: number; total: number }): void;
  signal?: AbortSignal;
}

export interface VerifiedFile {
  path: string;
  lines: number;
  /** Lines of which ledger and blame name different commits. */
  differ: number;
  /** What the differing lines have in common; null when none differ. */
  why: string | null;
}

export interface Verification {
  tip: string;
  lines: number;
  agreed: number;
  files: VerifiedFile[];
  /** Files without lines to compare: binary, submodules, missing content, names that are not UTF-8. */
  skipped: number;
}

interface Candidate {
  path: string;
  file: FileState;
}

/** Compares the ledger with `git blame` line by line, at the tip that the ledger has reached. */
export function verifyLedger(options: VerifyOptions): Promise<Verification> {
  return tellingDamage(options.gitDir, () => compare(options));
}

async function compare(options: VerifyOptions): Promise<Verification> {
  const layout = await readLayout(options.gitDir, options.signal);
  const state = await readTipState(options.cacheDir);
  const view = await makeView(layout, join(options.cacheDir, `view-verify-${process.pid}`));
  const ignored = await ignoredRevisions(view, state);
  const all: Candidate[] = [];
  let skipped = 0;
  forEachFile(state.tree, (id, file) => {
    const path = state.paths.paths[id]!;
    if (file.runs === null || !canBlame(path)) skipped++;
    else if (file.runs.length > 0) all.push({ path, file });
  });
  const chosen = sample(all, { count: options.files ?? all.length, seed: options.seed ?? 1 });
  const files: VerifiedFile[] = [];
  const queue = chosen.entries();
  const work = async (): Promise<void> => {
    for (const [index, candidate] of queue) {
      files[index] = await compareFile(view, state, { ...candidate, ignored, signal: options.signal });
      options.onProgress?.({ done: files.length, total: chosen.length });
    }
  };
  try {
    await Promise.all(Array.from({ length: options.parallel ?? 2 }, work));
  } finally {
    await view.remove();
  }
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  return { tip: state.tip, lines, agreed: lines - files.reduce((sum, file) => sum + file.differ, 0), files, skipped };
}

async function ignoredRevisions(view: View, { ignoreRevs, order }: TipState): Promise<string[]> {
  const [object] = ignoreRevs === null ? [] : await readObjects(view, [ignoreRevs]);
  return [...parseIgnoredRevisions(object?.body.toString('utf8') ?? '')].filter((sha) => order.idOf.has(sha));
}

async function compareFile(
  view: View,
  state: TipState,
  { path, file, ignored, signal }: Candidate & { ignored: readonly string[]; signal?: AbortSignal },
): Promise<VerifiedFile> {
  const blamed = await blameFile(view, { commit: state.tip, path, ignored, signal });
  const runs = file.runs!;
  const ours: number[] = [];
  for (let i = 0; i < runs.length; i += 2) for (let n = runs[i + 1]!; n > 0; n--) ours.push(runs[i]!);
  const length = Math.max(ours.length, blamed.length);
  const differing = Array.from({ length }, (_, i) => i).filter(
    (i) => ours[i] === undefined || state.order.shas[ours[i]] !== blamed[i]?.commit,
  );
  return {
    path: pathText(path),
    lines: length,
    differ: differing.length,
    why: differing.length === 0 ? null : explain(state, { path, ours, blamed, differing }),
  };
}

interface Disagreement {
  path: string;
  ours: readonly number[];
  blamed: readonly BlamedLine[];
  differing: readonly number[];
}

/** Says of the first differing line what can be told: who is named by whom, and whether a rename or merge is in it. */
function explain({ order }: TipState, { path, ours, blamed, differing }: Disagreement): string {
  if (ours.length !== blamed.length) return `the ledger has ${ours.length} lines, blame ${blamed.length}`;
  const line = differing[0]!;
  const theirs = blamed[line]!;
  const theirId = order.idOf.get(theirs.commit);
  const kind =
    theirs.path !== path
      ? 'lines came from another path'
      : theirId !== undefined && (parentCount(order, theirId) > 1 || parentCount(order, ours[line]!) > 1)
        ? 'a merge'
        : 'another diff';
  return `${kind}: line ${line + 1} is of ${order.shas[ours[line]!]!.slice(0, 12)} in the ledger, of ${theirs.commit.slice(0, 12)} (${theirs.path}) in blame`;
}
