import type { CombinedRecord, RawRecord } from './diff-stream.ts';
import type { ExtractTools } from './tools.ts';

export interface MergeCommit {
  sha: string;
  parents: string[];
}

/** Changed files of commits with at most one parent, without renames, by sha. */
export async function namesOfCommits(tools: ExtractTools, shas: readonly string[]): Promise<Map<string, RawRecord[]>> {
  return await ask(tools, shas.map((sha) => `${sha}\n`));
}

/** Files in which merges differ from the parent at `position`, by the merge's sha. */
export async function namesAgainstParent(tools: ExtractTools, merges: readonly MergeCommit[], position: number): Promise<Map<string, RawRecord[]>> {
  return await ask(tools, merges.map(({ sha, parents }) => `${sha} ${parents[position]}\n`));
}

/** Files in which merges differ from every parent, by sha. */
export async function contestedNames(tools: ExtractTools, merges: readonly MergeCommit[]): Promise<Map<string, CombinedRecord[]>> {
  const found = new Map<string, CombinedRecord[]>();
  let records: CombinedRecord[] = [];
  // parents are named since git keeps those of an earlier line about the same commit
  await tools.names.ask(merges.map(({ sha, parents }) => `${sha} ${parents.join(' ')}\n`), {
    ...NO_PATCHES,
    begin: (sha) => void found.set(sha, (records = [])),
    raw: () => undefined,
    combined: (record) => void records.push(record),
  });
  return found;
}

async function ask(tools: ExtractTools, lines: readonly string[]): Promise<Map<string, RawRecord[]>> {
  const found = new Map<string, RawRecord[]>();
  let records: RawRecord[] = [];
  await tools.names.ask(lines, { ...NO_PATCHES, begin: (sha) => void found.set(sha, (records = [])), raw: (record) => void records.push(record) });
  return found;
}

const NO_PATCHES = { patch: () => undefined, hunk: () => undefined, binary: () => undefined };
