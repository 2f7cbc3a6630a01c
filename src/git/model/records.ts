import type { IntWriter } from './int-writer.ts';

/**
 * What extraction keeps of a commit, as 32-bit integers. Per commit: length of the record in integers, number of files,
 * then the files one after the other (paths are local to a segment):
 *
 *     status | kind << 8,  path,  old path or -1,  new blob (2 integers),  number of sources,
 *     then per source:  parent's position,  its path or -1 for the same path,  number of hunks,  (start, d, a) per hunk
 *
 * A non-merge commit has its files as `git diff-tree -M` lists them, each with one source; a second one is given where
 * blame follows the file elsewhere (follow.ts). A merge has those that differ
 * from its first parent; sources are given only where a file differs from every parent that has it.
 */
export const KIND = {
  /** Hunks turn the source's lines into the file's. */
  text: 0,
  /** One hunk gives the file's lines; how they came from the older ones is unknown. */
  whole: 1,
  binary: 2,
  submodule: 3,
  missing: 4,
} as const;

export type Kind = (typeof KIND)[keyof typeof KIND];

/** Parent's position of a source whose triples map lines (ignored-commits.ts) instead of being hunks. */
export const LINE_MAP = -1;

export interface SourceRecord {
  parent: number;
  path: string | null;
  /** start, d, a per hunk. */
  hunks: number[];
}

export interface FileRecord {
  status: number;
  kind: Kind;
  path: string;
  oldPath: string | null;
  newOid: string;
  sources: SourceRecord[];
}

export function writeCommit(out: IntWriter, files: readonly FileRecord[], pathId: (path: string) => number): void {
  const start = out.length;
  out.push(0);
  out.push(files.length);
  for (const file of files) {
    out.push(file.status | (file.kind << 8));
    out.push(pathId(file.path));
    out.push(file.oldPath === null ? -1 : pathId(file.oldPath));
    out.push(parseInt(file.newOid.slice(0, 8), 16) | 0);
    out.push(parseInt(file.newOid.slice(8, 16), 16) | 0);
    out.push(file.sources.length);
    for (const { parent, path, hunks } of file.sources) {
      out.push(parent);
      out.push(path === null ? -1 : pathId(path));
      out.push(hunks.length / 3);
      for (const value of hunks) out.push(value);
    }
  }
  out.set(start, out.length - start);
}
