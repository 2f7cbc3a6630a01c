import { getFile, type FileState, type FileTree } from '../model/file-tree.ts';
import { KIND } from '../model/records.ts';
import type { Lives } from './lives.ts';
import type { FileView, SourceView } from './record-reader.ts';
import { lineCount } from './runs.ts';

interface MergeLives {
  commit: number;
  lives: Lives;
  /** The first parent's files without those that the merge removes. */
  rest: FileTree;
}

/**
 * The lives of files in which a merge differs from its first parent. At a path of the first parent its file goes on, joined
 * by those of other parents that the merge takes it from. At a new path the file of another parent goes on, unless it has
 * another name in the merge already (one branch renamed it and the merge kept both names): then a life begins.
 */
export function livesOfMerge(
  parents: readonly FileTree[],
  files: readonly FileView[],
  { commit, lives, rest }: MergeLives,
): number[] {
  const taken = new Set<number>();
  let begun = 0;
  const found = files.map((file) => {
    const { path } = file;
    const own = getFile(parents[0]!, path)?.life;
    const others = origins(parents, file).filter((life) => life !== own && !lives.isElsewhere(rest, life, path));
    const life = own ?? others.find((other) => !taken.has(other)) ?? lives.begin(commit, begun++, path);
    taken.add(life);
    lives.named(life, path);
    return { life, others };
  });
  for (const { life, others } of found) for (const other of others) if (!taken.has(other)) lives.join(life, other);
  return found.map(({ life }) => life);
}

/** Lives of the files that the merge has this one from, by parent. */
function origins(parents: readonly FileTree[], file: FileView): number[] {
  if (file.kind === KIND.text && file.sources.length > 0)
    return file.sources.flatMap((source) => {
      const old = getFile(parents[source.parent]!, source.path);
      return old !== undefined && isAlike(old, source) ? [old.life] : [];
    });
  if (file.kind === KIND.whole) return [];
  const whole = takenWhole(parents, file);
  if (whole !== undefined) return [whole.life];
  return parents.flatMap((parent) => getFile(parent, file.path)?.life ?? []);
}

/** The file of the first parent that has it with the identical blob. */
export function takenWhole(parents: readonly FileTree[], { path, blob }: FileView): FileState | undefined {
  for (const parent of parents) {
    const same = getFile(parent, path);
    if (same?.blob === blob) return same;
  }
  return undefined;
}

/** At least half of the lines are the same: git's measure of a rename. */
function isAlike({ runs }: FileState, { hunks: { data, at, count } }: SourceView): boolean {
  if (runs === null) return true;
  let same = lineCount(runs);
  let added = 0;
  for (let i = at; i < at + count * 3; i += 3) {
    same -= data[i + 1]!;
    added += data[i + 2]!;
  }
  return same >= added;
}
