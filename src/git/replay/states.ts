import { listCheckpoints, readCheckpoint, type States } from '../cache/checkpoint.ts';
import { parentsOf, type CommitOrder } from '../model/commit-order.ts';
import { emptyFileTree, type FileTree } from '../model/file-tree.ts';
import { readFiles } from './record-reader.ts';
import type { SegmentSource } from './segment-source.ts';
import type { Lives } from './lives.ts';
import { stepMerge, stepPlain } from './step.ts';

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
async function step(
  replay: Replay,
  { commit, lives, parents }: { commit: number; lives: Lives; parents: readonly FileTree[] },
): Promise<FileTree> {
  const files = readFiles(await replay.segments.place(commit));
  if (parents.length > 1) return stepMerge(parents, files, { commit, lives }).tree;
  return stepPlain(parents[0] ?? emptyFileTree, files, { commit, lives, listener: null }).tree;
}

/** Files of older commits whose states were dropped, for commits that fork from them. */
export interface StateRebuilder {
  rebuild(commit: number): Promise<FileTree>;
}

/**
 * Replays from the nearest checkpoint before a commit, only along its own ancestors. What one fork needed is kept for the
 * next: forks of one run tend to start near each other.
 */
export function createRebuilder(replay: Replay, lives: Lives): StateRebuilder {
  const memory: States = new Map();
  const loaded = new Map<number, States>();
  let checkpoints: readonly number[] | null = null;

  /** State of a commit if the nearest checkpoint after it still holds it. */
  const lookUp = async (id: number): Promise<FileTree | undefined> => {
    checkpoints ??= await listCheckpoints(replay.cacheDir);
    const after = checkpoints.find((position) => position > replay.positions[id]!);
    if (after === undefined) return undefined;
    let states = loaded.get(after);
    if (states === undefined) {
      states = (await readCheckpoint(replay.cacheDir, after))?.states ?? new Map<number, FileTree>();
      loaded.set(after, states);
    }
    return states.get(id);
  };

  return {
    async rebuild(commit) {
      // an explicit stack, since histories are deeper than call stacks; each entry needs its parents first
      const stack = [commit];
      while (stack.length > 0) {
        const id = stack[stack.length - 1]!;
        const known = memory.get(id) ?? (await lookUp(id));
        if (known !== undefined) {
          memory.set(id, known);
          stack.pop();
          continue;
        }
        const parents = parentsOf(replay.order, id);
        const missing = parents.filter((parent) => !memory.has(parent));
        if (missing.length > 0) {
          stack.push(...missing);
          continue;
        }
        memory.set(
          id,
          await step(replay, { commit: id, lives, parents: parents.map((parent) => memory.get(parent)!) }),
        );
        stack.pop();
      }
      return memory.get(commit)!;
    },
  };
}
