import type { RawRecord } from './diff-stream.ts';
import { hasBlob } from './git-modes.ts';
import { namesAgainstParent, type MergeCommit } from './names.ts';
import type { ExtractTools } from './tools.ts';
import { findRenames, type BlobRef, type RenameFound, type RenameSearch } from './tree-pairs.ts';

export interface RenameRequest {
  merge: MergeCommit;
  /** Position of the parent that lacks the target's path. */
  parent: number;
  target: BlobRef & { path: string };
  /** False when the target's blob is missing, so that only an identical one can be found. */
  readable?: boolean;
}

export type MergeRename = RenameFound & { exact: boolean };

/**
 * What `git blame` finds for a path that a merge's parent lacks: a file which that parent has and the merge has not, with
 * the same blob (the base name decides among several, then the order of paths), else one that is similar by 50%.
 */
export async function findMergeRenames(tools: ExtractTools, requests: readonly RenameRequest[]): Promise<(MergeRename | null)[]> {
  const results: (MergeRename | null)[] = requests.map(() => null);
  const searches: RenameSearch[] = [];
  const slots: number[][] = [];
  for (const [parent, group] of byParent(requests)) {
    const merges = new Map(group.map((i) => [requests[i]!.merge.sha, requests[i]!.merge]));
    for (const [sha, names] of await namesAgainstParent(tools, [...merges.values()], parent)) {
      const records = names.filter(({ status, oldMode }) => status === DELETED && hasBlob(oldMode));
      const byOid = groupByOid(records);
      const open: number[] = [];
      for (const i of group) {
        if (requests[i]!.merge.sha !== sha) continue;
        const exact = exactSource(requests[i]!.target, byOid.get(requests[i]!.target.oid));
        if (exact !== null) results[i] = { source: exact, hunks: [], binary: false, exact: true };
        else if (requests[i]!.readable !== false) open.push(i);
      }
      if (open.length === 0) continue;
      const missing = await tools.presence.missing(records.map(({ oldOid }) => oldOid));
      const sources = records.map(({ oldMode, oldOid, path }) => ({ mode: oldMode, oid: oldOid, path })).filter(({ oid }) => !missing.has(oid));
      // blame asks for one path at a time; many at once share one search, which differs only where they compete
      for (const slot of open.length <= SEPARATE ? open.map((i) => [i]) : [open]) {
        searches.push({ targets: slot.map((i) => requests[i]!.target), sources });
        slots.push(slot);
      }
    }
  }
  const found = await findRenames(tools, searches);
  found.forEach((answers, search) => answers.forEach((answer, target) => {
    if (answer !== null) results[slots[search]![target]!] = { ...answer, exact: false };
  }));
  return results;
}

const SEPARATE = 4;
const DELETED = 68;

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
