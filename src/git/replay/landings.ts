import { NONE } from '../../core/index.ts';
import { getFile, type FileState, type FileTree } from '../model/file-tree.ts';
import type { FactRows } from './columns.ts';
import { runsDifference } from './difference.ts';
import type { FileView } from './record-reader.ts';
import type { Tally } from './tally.ts';

interface Touched {
  path: number;
  old: FileState | undefined;
  now: FileState | undefined;
}

/** What a commit found at the paths it touched and what it left there. */
export function touchedFiles(
  files: readonly FileView[],
  { before, after }: { before: FileTree; after: FileTree },
): Touched[] {
  const touched = new Set<number>();
  for (const file of files) {
    touched.add(file.path);
    if (file.oldPath >= 0) touched.add(file.oldPath);
  }
  return [...touched].map((path) => ({ path, old: getFile(before, path), now: getFile(after, path) }));
}

/** Rows of line_landing: for every file a mainline commit touched, its lines after minus its lines before, by origin. */
export function pushLandings(
  { rows, tally, commit }: { rows: FactRows; tally: Tally; commit: number },
  touched: readonly Touched[],
): void {
  const push = (path: number, life: number): void =>
    tally.drain((origin, delta) => rows.landings.push([commit, path, life, origin, delta]));
  for (const { path, old, now } of touched) {
    if (old !== undefined && now !== undefined && old.life !== now.life) {
      runsDifference(old.runs, null, tally.add);
      push(path, old.life);
      runsDifference(null, now.runs, tally.add);
      push(path, now.life);
      continue;
    }
    runsDifference(old?.runs ?? null, now?.runs ?? null, tally.add);
    push(path, (now ?? old)?.life ?? NONE);
  }
}
