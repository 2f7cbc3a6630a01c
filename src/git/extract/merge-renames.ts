import { groupBy } from '../../core/index.ts';
import { hasBlob } from '../model/git-modes.ts';
import { STATUS } from '../model/status.ts';
import { namesAgainstParent, type MergeCommit } from './names.ts';
import { searchRenames, type NamedBlob, type RenameSearch } from './rename-search.ts';
import type { ExtractTools } from './tools.ts';

export interface RenameRequest {
  merge: MergeCommit;
  /** Position of the parent that lacks the target's path. */
  parent: number;
  target: NamedBlob;
}

/** The file of the parent that blame follows a merge's file to: one that the merge has not any more. */
export async function findMergeRenames(
  tools: ExtractTools,
  requests: readonly RenameRequest[],
): Promise<(NamedBlob | null)[]> {
  const results: (NamedBlob | null)[] = requests.map(() => null);
  const searches: RenameSearch[] = [];
  const slots: number[][] = [];
  for (const parent of new Set(requests.map((request) => request.parent))) {
    const asked = requests.flatMap((request, i) => (request.parent === parent ? [{ ...request, i }] : []));
    const bySha = groupBy(asked, ({ merge }) => merge.sha);
    const merges = [...bySha.values()].map(([first]) => first!.merge);
    for (const [sha, names] of await namesAgainstParent(tools, merges, parent)) {
      const gone = names.filter(({ status, oldMode }) => status === STATUS.deleted && hasBlob(oldMode));
      if (gone.length === 0) continue;
      slots.push(bySha.get(sha)!.map(({ i }) => i));
      searches.push({
        targets: bySha.get(sha)!.map(({ target }) => target),
        sources: gone.map(({ oldMode, oldOid, path }) => ({ mode: oldMode, oid: oldOid, path })),
      });
    }
  }
  const found = await searchRenames(tools, searches);
  found.forEach((sources, search) =>
    sources.forEach((source, target) => {
      results[slots[search]![target]!] = source;
    }),
  );
  return results;
}
