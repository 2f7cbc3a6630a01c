import type { CombinedRecord, RawRecord } from './diff-stream.ts';
import type { ExtractTools } from './tools.ts';

export interface MergeCommit {
  sha: string;
  parents: string[];
}

/** Changed files of commits with at most one parent, without renames, by sha. */
export async function namesOfCommits(tools: ExtractTools, shas: readonly string[]): Promise<Map<string, RawRecord[]>> {
  return await ask(
    tools,
    shas.map((sha) => `${sha}\n`),
  );
}

/** Files in which merges differ from the parent at `position`, by the merge's sha. */
export async function namesAgainstParent(
  tools: ExtractTools,
  merges: readonly MergeCommit[],
  position: number,
): Promise<Map<string, RawRecord[]>> {
  return await ask(
    tools,
    merges.map(({ sha, parents }) => `${sha} ${parents[position]}\n`),
  );
}

export interface MergeNames {
  /** Files in which a merge differs from its first parent. */
  changes: Map<string, RawRecord[]>;
  /** Files in which it differs from every parent. */
  contests: Map<string, CombinedRecord[]>;
}

/** Names of what merges changed, by sha. Both questions about a merge follow each other: git has its trees at hand. */
export async function namesOfMerges(tools: ExtractTools, merges: readonly MergeCommit[]): Promise<MergeNames> {
  const names: MergeNames = { changes: new Map(), contests: new Map() };
  let current = '';
  // all parents are named the second time, since git keeps those of the line before
  await tools.names.ask(
    merges.flatMap(({ sha, parents }) => [`${sha} ${parents[0]}\n`, `${sha} ${parents.join(' ')}\n`]),
    {
      ...NO_PATCHES,
      begin: (sha) => void (current = sha),
      raw: (record) => add(names.changes, current, record),
      combined: (record) => add(names.contests, current, record),
    },
  );
  return names;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

async function ask(tools: ExtractTools, lines: readonly string[]): Promise<Map<string, RawRecord[]>> {
  const found = new Map<string, RawRecord[]>();
  let records: RawRecord[] = [];
  await tools.names.ask(lines, {
    ...NO_PATCHES,
    begin: (sha) => void found.set(sha, (records = [])),
    raw: (record) => void records.push(record),
  });
  return found;
}

const NO_PATCHES = { patch: () => undefined, hunk: () => undefined, binary: () => undefined };
