import { hasBlob, isSubmodule, sameType } from '../model/git-modes.ts';
import { KIND, type FileRecord, type SourceRecord } from '../model/records.ts';
import type { RawRecord } from './diff-stream.ts';
import { findMergeRenames, type RenameRequest } from './merge-renames.ts';
import { namesOfMerges, type MergeCommit } from './names.ts';
import type { ExtractTools } from './tools.ts';
import { diffBlobs, type BlobRef } from './tree-pairs.ts';

interface Contested {
  file: FileRecord;
  result: BlobRef;
  /** By parent; found exactly renames come first and alone. */
  sources: SourceRecord[];
}

/**
 * Files of merges that differ from the first parent. Most are taken whole from another parent, which the replay sees by
 * their blob; for those that differ from every parent the hunks against each parent are found, as `git blame` does: the
 * same path, else the file it was renamed from in that parent.
 */
export async function extractMerges(
  tools: ExtractTools,
  merges: readonly MergeCommit[],
): Promise<Map<string, FileRecord[]>> {
  const records = new Map<string, FileRecord[]>();
  if (merges.length === 0) return records;
  const { changes, contests } = await namesOfMerges(tools, merges);
  const contested: Contested[] = [];
  const pairs: Pair[] = [];
  const searches: (RenameRequest & { contest: Contested })[] = [];
  for (const merge of merges) {
    const files = (changes.get(merge.sha) ?? []).map(mergedFile);
    records.set(merge.sha, files);
    const byPath = new Map(files.map((file) => [file.path, file]));
    for (const { modes, oids, path } of contests.get(merge.sha) ?? []) {
      const file = byPath.get(path);
      const result = { mode: modes.at(-1)!, oid: oids.at(-1)! };
      if (file === undefined || !hasBlob(result.mode)) continue;
      const contest: Contested = { file, result, sources: [] };
      contested.push(contest);
      for (let parent = 0; parent < merge.parents.length; parent++) {
        const old = { mode: modes[parent]!, oid: oids[parent]! };
        if (hasBlob(old.mode) && sameType(old.mode, result.mode)) {
          if (old.oid === result.oid) contest.sources.push({ parent, path: null, hunks: [] });
          else pairs.push({ contest, parent, path: null, old, new: result });
        } else searches.push({ merge, parent, target: { ...result, path }, contest });
      }
    }
  }
  const exact = new Set<Contested>();
  const found = await findMergeRenames(tools, searches);
  searches.forEach(({ contest, parent }, i) => {
    const source = found[i];
    if (!source || exact.has(contest)) return;
    if (source.oid === contest.result.oid) {
      // an identical blob under another name goes before lines of the same name, in blame as here
      exact.add(contest);
      contest.sources = [{ parent, path: source.path, hunks: [] }];
    } else pairs.push({ contest, parent, path: source.path, old: source, new: contest.result });
  });
  const missing = await tools.presence.missing(blobsOf(contested, pairs));
  for (const { file, result } of contested) if (missing.has(result.oid)) file.kind = KIND.missing;
  const readable = pairs.filter(
    (pair) => !exact.has(pair.contest) && !missing.has(pair.old.oid) && !missing.has(pair.new.oid),
  );
  for (const parent of new Set(readable.map((pair) => pair.parent).sort((a, b) => a - b))) {
    await comparePairs(
      tools,
      readable.filter((pair) => pair.parent === parent && !isExplained(pair.contest)),
    );
  }
  await settleOrphans(tools, contested);
  return records;
}

interface Pair {
  contest: Contested;
  parent: number;
  /** Path in the parent where it is another. */
  path: string | null;
  old: BlobRef;
  new: BlobRef;
}

async function comparePairs(tools: ExtractTools, pairs: Pair[]): Promise<void> {
  pairs.sort((a, b) =>
    a.contest.file.path < b.contest.file.path ? -1 : Number(a.contest.file.path > b.contest.file.path),
  );
  const diffs = await diffBlobs(tools, pairs);
  pairs.forEach(({ contest, parent, path }, i) => {
    if (!diffs[i]!.binary) contest.sources.push({ parent, path, hunks: diffs[i]!.hunks });
  });
}

/** True when all lines are found in one parent already, so that no other has a say. */
function isExplained({ sources }: Contested): boolean {
  return sources.some(({ hunks }) => hunks.every((value, i) => i % 3 !== 2 || value === 0));
}

/** Files that no parent's text explains: new text of the merge itself, or binary. */
async function settleOrphans(tools: ExtractTools, contested: readonly Contested[]): Promise<void> {
  const orphans = contested.filter(({ file, sources }) => sources.length === 0 && file.kind !== KIND.missing);
  const diffs = await diffBlobs(
    tools,
    orphans.map(({ result }) => ({ old: null, new: result })),
  );
  orphans.forEach(({ file }, i) => {
    if (diffs[i]!.binary) file.kind = KIND.binary;
    else {
      file.kind = KIND.whole;
      file.sources = [{ parent: 0, path: null, hunks: diffs[i]!.hunks }];
    }
  });
  for (const { file, sources } of contested)
    if (sources.length > 0) file.sources = sources.sort((a, b) => a.parent - b.parent);
}

function* blobsOf(contested: readonly Contested[], pairs: readonly { old: BlobRef }[]): Generator<string> {
  for (const { result } of contested) yield result.oid;
  for (const { old } of pairs) yield old.oid;
}

function mergedFile({ status, path, newOid, newMode }: RawRecord): FileRecord {
  return { status, kind: isSubmodule(newMode) ? KIND.submodule : KIND.text, path, oldPath: null, newOid, sources: [] };
}
