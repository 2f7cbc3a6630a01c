import { startGit } from '../process/run.ts';
import { inView, type View } from '../process/view.ts';
import { DIFF_OPTIONS, PATCH_OPTIONS, RENAME_OPTIONS } from './diff-options.ts';
import { readDiffs, type RawRecord } from './diff-stream.ts';
import { hasBlob, isSubmodule } from './git-modes.ts';
import { KIND, type FileRecord } from './records.ts';
import { diffBlobs } from './tree-pairs.ts';

const ADDED = 65;

interface RawFile {
  record: RawRecord;
  /** Hunks of its patches: one, or two for a change of type. */
  patches: { hunks: number[]; binary: boolean }[];
}

export interface ExtractContext {
  view: View;
  signal?: AbortSignal;
  onCommits?(count: number): void;
}

/** Files of commits with at most one parent, by sha. */
export async function extractPlainCommits(context: ExtractContext, shas: readonly string[]): Promise<Map<string, FileRecord[]>> {
  const raw = await readPatches(context, shas);
  const records = new Map<string, FileRecord[]>();
  const unclear: { file: FileRecord; record: RawRecord }[] = [];
  for (const [sha, files] of raw) {
    records.set(sha, files.map((file) => {
      const made = fileRecord(file);
      if (made.kind === KIND.binary && file.record.status !== ADDED && hasBlob(file.record.newMode)) unclear.push({ file: made, record: file.record });
      return made;
    }));
  }
  await settleBinaries(context, unclear);
  return records;
}

async function readPatches({ view, signal, onCommits }: ExtractContext, shas: readonly string[]): Promise<Map<string, RawFile[]>> {
  const commits = new Map<string, RawFile[]>();
  if (shas.length === 0) return commits;
  const git = startGit(['diff-tree', '--stdin', '--root', ...DIFF_OPTIONS, ...RENAME_OPTIONS, ...PATCH_OPTIONS],
    inView(view, { input: shas.map((sha) => `${sha}\n`), signal }));
  let files: RawFile[] = [];
  let current: RawFile | null = null;
  let next = 0;
  const reader = readDiffs({
    begin(sha) {
      commits.set(sha, (files = []));
      next = 0;
      onCommits?.(1);
    },
    raw: (record) => void files.push({ record, patches: [] }),
    patch() {
      if (current === null || next === 0 || current.patches.length >= patchesOf(current.record)) current = files[next++]!;
      current.patches.push({ hunks: [], binary: false });
    },
    hunk: (start, d, a) => void current!.patches.at(-1)!.hunks.push(start, d, a),
    binary: () => void (current!.patches.at(-1)!.binary = true),
  }, view.objectFormat === 'sha256' ? 64 : 40);
  for await (const chunk of git.stdout) reader.push(chunk as Buffer);
  await git.finished;
  reader.end();
  return commits;
}

/** A change of type is shown as a deletion and a creation. */
function patchesOf(record: RawRecord): number {
  return record.status === 84 ? 2 : 1;
}

function fileRecord({ record, patches }: RawFile): FileRecord {
  const { status, path, oldPath, newOid, oldMode, newMode } = record;
  const file: FileRecord = { status, kind: KIND.text, path, oldPath, newOid, sources: [] };
  const first = patches[0] ?? { hunks: [], binary: false };
  const last = patches.at(-1) ?? first;
  if (isSubmodule(status === 68 ? oldMode : newMode)) return { ...file, kind: KIND.submodule };
  if (last.binary) return { ...file, kind: KIND.binary };
  if (status === 84 && (first.binary || isSubmodule(oldMode))) return { ...file, kind: KIND.whole, sources: [{ parent: 0, path: null, hunks: last.hunks }] };
  const hunks = status === 84 ? [0, first.hunks[1] ?? 0, last.hunks[2] ?? 0] : first.hunks;
  return { ...file, sources: [{ parent: 0, path: null, hunks }] };
}

/** git calls a change binary when either side is: finds the files whose new side is text, and its number of lines. */
async function settleBinaries({ view, signal }: ExtractContext, unclear: readonly { file: FileRecord; record: RawRecord }[]): Promise<void> {
  const diffs = await diffBlobs(view, unclear.map(({ record }) => ({ old: null, new: { mode: record.newMode, oid: record.newOid } })), signal);
  unclear.forEach(({ file }, i) => {
    const diff = diffs[i]!;
    if (diff.binary) return;
    file.kind = KIND.whole;
    file.sources = [{ parent: 0, path: null, hunks: diff.hunks }];
  });
}
