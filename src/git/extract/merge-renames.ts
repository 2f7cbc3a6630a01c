import type { RawRecord } from './diff-stream.ts';
import { readRaw, type MergeCommit } from './merges.ts';
import type { ExtractContext } from './plain-commits.ts';
import { findRenames, type BlobRef, type RenameFound, type RenameSearch } from './tree-pairs.ts';

export interface RenameRequest {
  merge: MergeCommit;
  /** Position of the parent that lacks the target's path. */
  parent: number;
  target: BlobRef & { path: string };
}

export type MergeRename = RenameFound & { exact: boolean };

/**
 * What `git blame` finds for a path that a merge's parent lacks: a file which that parent has and the merge has not, with
 * the same blob (the base name decides among several, then the order of paths), else one that is similar by 50%.
 */
export async function findMergeRenames(context: ExtractContext, requests: readonly RenameRequest[]): Promise<(MergeRename | null)[]> {
  const results: (MergeRename | null)[] = requests.map(() => null);
  const searches: RenameSearch[] = [];
  const slots: number[][] = [];
  for (const [parent, group] of byParent(requests)) {
    const gone = await readRaw(context, group.map((i) => `${requests[i]!.merge.sha} ${requests[i]!.merge.parents[parent]}\n`).filter(once()), '--no-renames', '--diff-filter=D');
    for (const [sha, records] of gone) {
      const byOid = groupByOid(records);
      const open: number[] = [];
      for (const i of group) {
        if (requests[i]!.merge.sha !== sha) continue;
        const exact = exactSource(requests[i]!.target, byOid.get(requests[i]!.target.oid));
        if (exact === null) open.push(i);
        else results[i] = { source: exact, hunks: [], binary: false, exact: true };
      }
      if (open.length === 0) continue;
      const sources = records.map(({ oldMode, oldOid, path }) => ({ mode: oldMode, oid: oldOid, path })).filter(({ mode }) => mode !== 0o160000);
      // blame asks for one path at a time; many at once share one search, which differs only where they compete
      for (const slot of open.length <= SEPARATE ? open.map((i) => [i]) : [open]) {
        searches.push({ targets: slot.map((i) => requests[i]!.target), sources });
        slots.push(slot);
      }
    }
  }
  const found = await findRenames(context.view, searches, context.signal);
  found.forEach((answers, search) => answers.forEach((answer, target) => {
    if (answer !== null) results[slots[search]![target]!] = { ...answer, exact: false };
  }));
  return results;
}

const SEPARATE = 4;

function byParent(requests: readonly RenameRequest[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  requests.forEach(({ parent }, i) => groups.set(parent, [...(groups.get(parent) ?? []), i]));
  return groups;
}

function groupByOid(records: readonly RawRecord[]): Map<string, RawRecord[]> {
  const groups = new Map<string, RawRecord[]>();
  for (const record of records) {
    const known = groups.get(record.oldOid);
    if (known === undefined) groups.set(record.oldOid, [record]);
    else known.push(record);
  }
  return groups;
}

function exactSource(target: RenameRequest['target'], candidates: readonly RawRecord[] | undefined): string | null {
  const regular = (mode: number): boolean => (mode & 0o170000) === 0o100000;
  const fit = candidates?.filter(({ oldMode }) => (regular(oldMode) && regular(target.mode)) || oldMode === target.mode) ?? [];
  const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  return (fit.find(({ path }) => base(path) === base(target.path)) ?? fit[0])?.path ?? null;
}

function once(): (line: string) => boolean {
  const seen = new Set<string>();
  return (line) => !seen.has(line) && seen.add(line) !== undefined;
}
