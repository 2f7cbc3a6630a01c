import { NONE } from '../../core/index.ts';
import { KIND } from '../model/records.ts';
import { STATUS } from '../model/status.ts';
import type { RowBuffer } from './columns.ts';
import type { FileView } from './record-reader.ts';

/** Rows of a non-merge commit's files with counts as `git log --numstat -M` gives them; `lives` by file, where known. */
export function pushChanges(
  out: RowBuffer,
  commit: number,
  { files, lives }: { files: readonly FileView[]; lives: readonly number[] | undefined },
): void {
  files.forEach((file, i) => {
    const { added, deleted, lines } = countLines(file);
    out.push([commit, file.path, file.oldPath, lives?.[i] ?? NONE, file.status, added, deleted, lines]);
  });
}

function countLines({ status, kind, sources }: FileView): { added: number; deleted: number; lines: number } {
  // git shows a submodule as one line of text; it has no lines of its own
  if (kind === KIND.submodule)
    return { added: status === STATUS.deleted ? 0 : 1, deleted: status === STATUS.added ? 0 : 1, lines: 0 };
  if (kind !== KIND.text) return { added: NONE, deleted: NONE, lines: NONE };
  let [added, deleted, lines] = [0, 0, 0];
  const hunks = sources[0]?.hunks;
  for (let i = 0; hunks !== undefined && i < hunks.count; i++) {
    const d = hunks.data[hunks.at + i * 3 + 1]!;
    const a = hunks.data[hunks.at + i * 3 + 2]!;
    added += a;
    deleted += d;
    lines += Math.max(a, d);
  }
  return { added, deleted, lines };
}
