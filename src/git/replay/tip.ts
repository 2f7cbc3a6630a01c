import { NONE, type TipColumns, type TipFileColumns } from '../../core/index.ts';
import { forEachFile, type FileTree } from '../model/file-tree.ts';
import { intWriter } from '../model/int-writer.ts';
import { lineCount } from './runs.ts';
import { createTally } from './tally.ts';

/** Lines alive in a tree, by file and origin, and the size of every file; `sizes` in bytes by path id, NONE if unknown. */
export function describeTip(
  tree: FileTree,
  sizes: ReadonlyMap<number, number>,
  commits: number,
): { files: TipFileColumns; lines: TipColumns } {
  const files = [intWriter(), intWriter(), intWriter()] as const;
  const lines = [intWriter(), intWriter(), intWriter()] as const;
  const tally = createTally(commits);
  forEachFile(tree, (path, { runs }) => {
    files[0].push(path);
    files[1].push(runs === null ? NONE : lineCount(runs));
    files[2].push(sizes.get(path) ?? NONE);
    for (let i = 0; runs !== null && i < runs.length; i += 2) tally.add(runs[i]!, runs[i + 1]!);
    tally.drain((origin, count) => {
      lines[0].push(path);
      lines[1].push(origin);
      lines[2].push(count);
    });
  });
  return {
    files: { file: files[0].finish(), lines: files[1].finish(), bytes: files[2].finish() },
    lines: { file: lines[0].finish(), origin: lines[1].finish(), lines: lines[2].finish() },
  };
}
