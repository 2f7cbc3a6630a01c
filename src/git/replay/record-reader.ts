import type { Hunks } from './runs.ts';

/** A cursor over one commit's record (extract/records.ts) with paths turned into global ids. */
export interface FileView {
  status: number;
  kind: number;
  path: number;
  oldPath: number;
  blob: number;
  sources: SourceView[];
}

export interface SourceView {
  parent: number;
  /** Path in the parent. */
  path: number;
  hunks: Hunks;
}

/** Where a commit's record lies. */
export interface RecordPlace {
  payload: Int32Array;
  at: number;
  /** Global path ids by the segment's own. */
  paths: Int32Array;
}

const HIGH_BITS = 0x1fffff;

export function readFiles({ payload, at, paths }: RecordPlace): FileView[] {
  const files: FileView[] = [];
  let i = at + 2;
  for (let left = payload[at + 1]!; left > 0; left--) {
    const word = payload[i]!;
    const path = paths[payload[i + 1]!]!;
    const old = payload[i + 2]!;
    const file: FileView = {
      status: word & 0xff,
      kind: word >>> 8,
      path,
      oldPath: old < 0 ? -1 : paths[old]!,
      blob: (payload[i + 3]! & HIGH_BITS) * 2 ** 32 + (payload[i + 4]! >>> 0),
      sources: [],
    };
    let sources = payload[i + 5]!;
    for (i += 6; sources > 0; sources--) {
      const from = payload[i + 1]!;
      const count = payload[i + 2]!;
      file.sources.push({
        parent: payload[i]!,
        path: from < 0 ? path : paths[from]!,
        hunks: { data: payload, at: i + 3, count },
      });
      i += 3 + count * 3;
    }
    files.push(file);
  }
  return files;
}

/** Position of every record of a segment. */
export function recordStarts(payload: Int32Array): Int32Array {
  const starts: number[] = [];
  for (let at = 0; at < payload.length; at += payload[at]!) starts.push(at);
  return Int32Array.from(starts);
}
