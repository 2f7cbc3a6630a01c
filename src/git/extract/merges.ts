import { startGit } from '../process/run.ts';
import { inView, type View } from '../process/view.ts';
import { DIFF_OPTIONS } from './diff-options.ts';
import { readDiffs, type CombinedRecord, type RawRecord } from './diff-stream.ts';
import { hasBlob, isSubmodule, sameType } from './git-modes.ts';
import type { ExtractContext } from './plain-commits.ts';
import { KIND, type FileRecord, type SourceRecord } from './records.ts';
import { findMergeRenames, type RenameRequest } from './merge-renames.ts';
import { diffBlobs, type BlobRef } from './tree-pairs.ts';

export interface MergeCommit {
  sha: string;
  parents: string[];
}

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
export async function extractMerges(context: ExtractContext, merges: readonly MergeCommit[]): Promise<Map<string, FileRecord[]>> {
  const records = new Map<string, FileRecord[]>();
  if (merges.length === 0) return records;
  const [changes, contests] = await Promise.all([
    readRaw(context, merges.map(({ sha, parents }) => `${sha} ${parents[0]}\n`), '--no-renames'),
    readCombined(context, merges),
  ]);
  const contested: Contested[] = [];
  const pairs: { contest: Contested; parent: number; old: BlobRef; new: BlobRef }[] = [];
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
          else pairs.push({ contest, parent, old, new: result });
        } else searches.push({ merge, parent, target: { ...result, path }, contest });
      }
    }
  }
  const exact = new Set<Contested>();
  const found = await findMergeRenames(context, searches);
  searches.forEach(({ contest, parent }, i) => {
    const rename = found[i];
    if (!rename || exact.has(contest)) return;
    if (rename.exact) {
      exact.add(contest);
      contest.sources = [];
    }
    if (!rename.binary) contest.sources.push({ parent, path: rename.source, hunks: rename.hunks });
  });
  const open = pairs.filter(({ contest }) => !exact.has(contest));
  const diffs = await diffBlobs(context.view, open, context.signal);
  open.forEach(({ contest, parent }, i) => {
    if (!diffs[i]!.binary) contest.sources.push({ parent, path: null, hunks: diffs[i]!.hunks });
  });
  await settleOrphans(context, contested);
  return records;
}

/** Files that no parent's text explains: new text of the merge itself, or binary. */
async function settleOrphans({ view, signal }: ExtractContext, contested: readonly Contested[]): Promise<void> {
  const orphans = contested.filter(({ sources }) => sources.length === 0);
  const diffs = await diffBlobs(view, orphans.map(({ result }) => ({ old: null, new: result })), signal);
  orphans.forEach(({ file }, i) => {
    if (diffs[i]!.binary) file.kind = KIND.binary;
    else {
      file.kind = KIND.whole;
      file.sources = [{ parent: 0, path: null, hunks: diffs[i]!.hunks }];
    }
  });
  for (const { file, sources } of contested) if (sources.length > 0) file.sources = sources.sort((a, b) => a.parent - b.parent);
}

function mergedFile({ status, path, newOid, newMode }: RawRecord): FileRecord {
  return { status, kind: isSubmodule(newMode) ? KIND.submodule : KIND.text, path, oldPath: null, newOid, sources: [] };
}

/** Raw records by the first name of each input line. */
export async function readRaw(context: ExtractContext, lines: readonly string[], ...options: string[]): Promise<Map<string, RawRecord[]>> {
  const found = new Map<string, RawRecord[]>();
  await readNames(context, { lines, options, begin: (name) => {
    const records: RawRecord[] = [];
    found.set(name, records);
    return { raw: (record) => void records.push(record) };
  } });
  return found;
}

async function readCombined(context: ExtractContext, merges: readonly MergeCommit[]): Promise<Map<string, CombinedRecord[]>> {
  const found = new Map<string, CombinedRecord[]>();
  await readNames(context, { lines: merges.map(({ sha }) => `${sha}\n`), options: ['-c', '--no-renames'], begin: (name) => {
    const records: CombinedRecord[] = [];
    found.set(name, records);
    return { combined: (record) => void records.push(record) };
  } });
  return found;
}

interface NameQuery {
  lines: readonly string[];
  options: readonly string[];
  begin(name: string): { raw?(record: RawRecord): void; combined?(record: CombinedRecord): void };
}

async function readNames({ view, signal }: { view: View; signal?: AbortSignal }, { lines, options, begin }: NameQuery): Promise<void> {
  if (lines.length === 0) return;
  const git = startGit(['diff-tree', '--stdin', ...DIFF_OPTIONS, ...options], inView(view, { input: lines, signal }));
  let events: ReturnType<NameQuery['begin']> = {};
  const reader = readDiffs({
    begin: (name) => void (events = begin(name)),
    raw: (record) => events.raw?.(record),
    combined: (record) => events.combined?.(record),
    patch: () => undefined,
    hunk: () => undefined,
    binary: () => undefined,
  }, view.objectFormat === 'sha256' ? 64 : 40);
  for await (const chunk of git.stdout) reader.push(chunk as Buffer);
  await git.finished;
  reader.end();
}
