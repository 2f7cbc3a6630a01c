import { hasBlob } from '../model/git-modes.ts';
import { KIND, type FileRecord } from '../model/records.ts';
import { STATUS } from '../model/status.ts';
import type { RawRecord } from './diff-stream.ts';
import { searchRenames, type NamedBlob } from './rename-search.ts';
import type { ExtractTools } from './tools.ts';
import { diffBlobs } from './tree-pairs.ts';

export interface CommitFiles {
  records: readonly RawRecord[];
  /** Of the same files, in the same order. */
  files: readonly FileRecord[];
}

/**
 * Adds, to the new files of commits, the source that `git blame` follows where it is another than `git log -M` gives: a
 * file split in two is followed by both halves, and one whose best source went to another file still goes there.
 */
export async function followAsBlame(tools: ExtractTools, commits: readonly CommitFiles[]): Promise<void> {
  const searches = commits.flatMap(({ records, files }) => {
    const created = files.filter((file, i) => isCreated(records[i]!) && file.kind === KIND.text);
    const sources = records
      .filter(isGone)
      .map(({ oldMode, oldOid, oldPath, path }): NamedBlob => ({ mode: oldMode, oid: oldOid, path: oldPath ?? path }));
    // one new file has no rival, so that both find the same
    if (sources.length === 0 || records.filter(isCreated).length < 2) return [];
    const modes = new Map(records.map(({ path, newMode }) => [path, newMode]));
    return [
      {
        created,
        sources,
        targets: created.map(({ path, newOid }): NamedBlob => ({ mode: modes.get(path)!, oid: newOid, path })),
      },
    ];
  });
  const found = await searchRenames(tools, searches);
  const changed = searches.flatMap(({ created, targets }, i) =>
    created.flatMap((file, j) => {
      const source = found[i]![j];
      return source && source.path !== file.oldPath ? [{ file, source, target: targets[j]! }] : [];
    }),
  );
  const diffs = await diffBlobs(
    tools,
    changed.map(({ source, target }) => ({ old: source, new: target })),
  );
  changed.forEach(({ file, source }, i) => {
    if (!diffs[i]!.binary) file.sources.push({ parent: 0, path: source.path, hunks: diffs[i]!.hunks });
  });
}

function isCreated({ status, newMode }: RawRecord): boolean {
  return (status === STATUS.added || status === STATUS.renamed) && hasBlob(newMode);
}

function isGone({ status, oldMode }: RawRecord): boolean {
  return (status === STATUS.deleted || status === STATUS.renamed) && hasBlob(oldMode);
}
