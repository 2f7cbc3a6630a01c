import { parentsOf, type CommitOrder } from '../cache/order.ts';
import { listCheckpoints, readCheckpoint, type States } from '../cache/checkpoint.ts';
import { emptyFileTree, type FileTree } from './file-tree.ts';
import { readFiles } from './record-reader.ts';
import type { SegmentSource } from './segment-source.ts';
import { stepMerge, stepPlain, type EditListener, type StepResult } from './step.ts';

export interface Replay {
  order: CommitOrder;
  segments: SegmentSource;
  cacheDir: string;
  /** Ledger position of each commit id, −1 for others. */
  positions: Int32Array;
  /** Commit ids by ledger position. */
  ids: readonly number[];
}

/** Files of a commit, given those of its parents. */
export async function step(
  replay: Replay,
  commit: number,
  { parents, listener }: { parents: readonly FileTree[]; listener: EditListener | null },
): Promise<StepResult> {
  const files = readFiles(await replay.segments.place(commit));
  if (parents.length > 1) return stepMerge(parents, files, commit);
  return stepPlain(parents[0] ?? emptyFileTree, files, { commit, listener });
}

/**
 * Files of an older commit whose state was dropped, for a commit that forks from it: replayed from the last checkpoint
 * before it, only along its own ancestors.
 */
export async function rebuildState(replay: Replay, commit: number): Promise<FileTree> {
  const checkpoints = await listCheckpoints(replay.cacheDir);
  const memory: States = new Map();
  const loaded = new Map<number, States>();
  // an explicit stack, since histories are deeper than call stacks; each entry needs its parents first
  const stack = [commit];
  while (stack.length > 0) {
    const id = stack[stack.length - 1]!;
    if (memory.has(id)) {
      stack.pop();
      continue;
    }
    const fromCheckpoint = await lookUp(replay, id, { checkpoints, loaded });
    if (fromCheckpoint !== undefined) {
      memory.set(id, fromCheckpoint);
      stack.pop();
      continue;
    }
    const parents = parentsOf(replay.order, id);
    const missing = parents.filter((parent) => !memory.has(parent));
    if (missing.length > 0) {
      stack.push(...missing);
      continue;
    }
    const result = await step(replay, id, { parents: parents.map((parent) => memory.get(parent)!), listener: null });
    memory.set(id, result.tree);
    stack.pop();
  }
  return memory.get(commit)!;
}

interface Checkpoints {
  checkpoints: readonly number[];
  loaded: Map<number, States>;
}

/** State of a commit if the nearest checkpoint after it still holds it. */
async function lookUp(replay: Replay, id: number, { checkpoints, loaded }: Checkpoints): Promise<FileTree | undefined> {
  const after = checkpoints.find((position) => position > replay.positions[id]!);
  if (after === undefined) return undefined;
  let states = loaded.get(after);
  if (states === undefined) {
    states = (await readCheckpoint(replay.cacheDir, after)) ?? new Map<number, FileTree>();
    loaded.set(after, states);
  }
  return states.get(id);
}
