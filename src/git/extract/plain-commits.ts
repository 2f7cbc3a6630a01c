import { startGit, drain, GitFailure } from '../process/run.ts';
import { inView } from '../process/view.ts';
import { hasBlob, isSubmodule } from '../model/git-modes.ts';
import { KIND, type FileRecord } from '../model/records.ts';
import { STATUS } from '../model/status.ts';
import { DIFF_OPTIONS, PATCH_OPTIONS, RENAME_OPTIONS } from './diff-options.ts';
import { followAsBlame } from './follow.ts';
import { readDiffs, torn, type DiffEvents, type RawRecord } from './diff-stream.ts';
import { mapIgnoredCommit } from './ignored-commits.ts';
import { namesOfCommits } from './names.ts';
import type { ExtractTools } from './tools.ts';
import { diffBlobs } from './tree-pairs.ts';

interface RawFile {
  record: RawRecord;
  /** Hunks of its patches: one, or two for a change of type. */
  patches: { hunks: number[]; binary: boolean }[];
}

/** What git said of commits with at most one parent. */
export interface PlainReading {
  commits: Map<string, RawFile[]>;
  partial: Map<string, Partial>;
  /** Files and hunks in it. */
  size: number;
}

/** The first half: patches of commits with at most one parent. */
export async function readPlainCommits(
  tools: ExtractTools,
  shas: readonly string[],
  onCommit?: () => void,
): Promise<PlainReading> {
  const partial = await findPartial(tools, shas);
  const commits = new Map<string, RawFile[]>();
  const asked = shas.filter((sha) => !partial.has(sha));
  await tools.patches.ask(
    asked.map((sha) => `${sha}\n`),
    collect(commits, onCommit),
  );
  for (const sha of asked) checkWhole(commits.get(sha) ?? []);
  return { commits, partial, size: sizeOf({ commits, partial }) };
}

function sizeOf({ commits, partial }: Omit<PlainReading, 'size'>): number {
  let size = 0;
  for (const { present, lost } of partial.values()) size += present.length + lost.length;
  for (const files of commits.values())
    for (const { patches } of files) size += patches.reduce((sum, { hunks }) => sum + hunks.length / 3, 1);
  return size;
}

/** The second half: their files by sha, with what takes a further look at some blobs. */
export async function settlePlainCommits(
  tools: ExtractTools,
  { commits, partial }: PlainReading,
): Promise<Map<string, FileRecord[]>> {
  const records = new Map<string, FileRecord[]>();
  const unclear: { file: FileRecord; record: RawRecord }[] = [];
  const keep = (sha: string, files: readonly RawFile[]): void => {
    const made = files.map(fileRecord);
    records.set(sha, made);
    made.forEach((file, i) => {
      const { record } = files[i]!;
      if (file.kind === KIND.binary && record.status !== STATUS.added && hasBlob(record.newMode))
        unclear.push({ file, record });
    });
  };
  for (const [sha, files] of commits) keep(sha, files);
  for (const [sha, { present, lost }] of partial) {
    keep(sha, await readPresent(tools, sha, present));
    for (const { record, content } of lost) {
      const file = lostRecord(record);
      records.get(sha)!.push(file);
      if (content) unclear.push({ file, record });
    }
  }
  await settleText(tools, unclear);
  await followAsBlame(
    tools,
    [...commits].map(([sha, files]) => ({ records: files.map(({ record }) => record), files: records.get(sha)! })),
  );
  for (const [sha, files] of records) if (tools.ignored.has(sha)) await mapIgnoredCommit(tools, sha, files);
  return records;
}

/** Commits of which a blob is missing: what can be compared, and what can't, with whether its new content is there. */
interface Partial {
  present: RawRecord[];
  lost: { record: RawRecord; content: boolean }[];
}

async function findPartial(tools: ExtractTools, shas: readonly string[]): Promise<Map<string, Partial>> {
  const partial = new Map<string, Partial>();
  if ((await tools.presence.missing(PROBE)).size === 0) return partial;
  const names = await namesOfCommits(tools, shas);
  const blobs = function* (): Generator<string> {
    for (const records of names.values()) for (const record of records) yield* blobsOf(record);
  };
  const missing = await tools.presence.missing(blobs());
  for (const [sha, records] of names) {
    const lost = records.filter((record) => blobsOf(record).some((oid) => missing.has(oid)));
    if (lost.length === 0) continue;
    partial.set(sha, {
      present: records.filter((record) => !lost.includes(record)),
      lost: lost.map((record) => ({ record, content: hasBlob(record.newMode) && !missing.has(record.newOid) })),
    });
  }
  return partial;
}

/** No object has this id, so that it is missing as soon as anyone looks. */
const PROBE = ['f'.repeat(40)];

function blobsOf({ oldMode, newMode, oldOid, newOid }: RawRecord): string[] {
  return [...(hasBlob(oldMode) ? [oldOid] : []), ...(hasBlob(newMode) ? [newOid] : [])];
}

/** Diffs of the named files alone; none when git can't do even that. */
async function readPresent(
  { view, signal }: ExtractTools,
  sha: string,
  present: readonly RawRecord[],
): Promise<RawFile[]> {
  if (present.length === 0) return [];
  const commits = new Map<string, RawFile[]>();
  const paths = present.map(({ path }) => Buffer.from(path, 'latin1').toString('utf8'));
  const git = startGit(
    ['diff-tree', '--root', ...DIFF_OPTIONS, ...RENAME_OPTIONS, ...PATCH_OPTIONS, sha, '--', ...paths],
    inView(view, { signal }),
  );
  const reader = readDiffs(collect(commits), view.objectFormat === 'sha256' ? 64 : 40);
  try {
    await drain(git.stdout, reader.push);
    await git.finished;
  } catch (error) {
    if (error instanceof GitFailure || (error as NodeJS.ErrnoException).code === 'E2BIG') return [];
    throw error;
  }
  return commits.get(sha) ?? [];
}

function collect(commits: Map<string, RawFile[]>, onCommit?: () => void): DiffEvents {
  let files: RawFile[] = [];
  let current: RawFile | null = null;
  let next = 0;
  return {
    begin(sha) {
      commits.set(sha, (files = []));
      next = 0;
      onCommit?.();
    },
    raw: (record) => void files.push({ record, patches: [] }),
    patch() {
      if (current === null || next === 0 || current.patches.length >= patchesOf(current.record))
        current = files[next++]!;
      current.patches.push({ hunks: [], binary: false });
    },
    hunk: (start, d, a) => void current!.patches.at(-1)!.hunks.push(start, d, a),
    binary: () => void (current!.patches.at(-1)!.binary = true),
  };
}

/** Every record has its patch, if only a head without hunks. */
function checkWhole(files: readonly RawFile[]): void {
  if (files.some(({ record, patches }) => patches.length !== patchesOf(record))) throw torn();
}

/** A change of type is shown as a deletion and a creation. */
function patchesOf(record: RawRecord): number {
  return record.status === STATUS.retyped ? 2 : 1;
}

function fileRecord({ record, patches }: RawFile): FileRecord {
  const { status, path, oldPath, newOid, oldMode, newMode } = record;
  const file: FileRecord = { status, kind: KIND.text, path, oldPath, newOid, sources: [] };
  const first = patches[0] ?? { hunks: [], binary: false };
  const last = patches.at(-1) ?? first;
  if (isSubmodule(status === STATUS.deleted ? oldMode : newMode)) return { ...file, kind: KIND.submodule };
  if (last.binary) return { ...file, kind: KIND.binary };
  if (status === STATUS.retyped && (first.binary || isSubmodule(oldMode)))
    return { ...file, kind: KIND.whole, sources: [{ parent: 0, path: null, hunks: last.hunks }] };
  const hunks = status === STATUS.retyped ? [0, first.hunks[1] ?? 0, last.hunks[2] ?? 0] : first.hunks;
  return { ...file, sources: [{ parent: 0, path: null, hunks }] };
}

function lostRecord({ status, path, oldPath, newOid, newMode }: RawRecord): FileRecord {
  return { status, kind: isSubmodule(newMode) ? KIND.submodule : KIND.missing, path, oldPath, newOid, sources: [] };
}

/**
 * git calls a change binary when either side is, and nothing can be compared with a missing blob: where the new side is
 * text all the same, the file's lines are known again from here, though not how they came about.
 */
async function settleText(
  tools: ExtractTools,
  unclear: readonly { file: FileRecord; record: RawRecord }[],
): Promise<void> {
  const diffs = await diffBlobs(
    tools,
    unclear.map(({ record }) => ({ old: null, new: { mode: record.newMode, oid: record.newOid } })),
  );
  unclear.forEach(({ file }, i) => {
    file.kind = diffs[i]!.binary ? KIND.binary : KIND.whole;
    if (file.kind === KIND.whole) file.sources = [{ parent: 0, path: null, hunks: diffs[i]!.hunks }];
  });
}
