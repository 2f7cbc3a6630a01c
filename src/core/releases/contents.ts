import type { InferredRelease } from './infer.ts';

/** Parents of commits as one list: those of commit c are `list[start[c]] … list[start[c + 1] - 1]`. */
export interface CommitGraph {
  start: Int32Array;
  list: Int32Array;
}

/** Builds the graph from rows (commit, parent) in any order. */
export function commitGraph(
  commits: number,
  rows: { commit: ArrayLike<number>; parent: ArrayLike<number> },
): CommitGraph {
  const start = new Int32Array(commits + 1);
  for (let i = 0; i < rows.commit.length; i++) start[rows.commit[i]! + 1]!++;
  for (let c = 0; c < commits; c++) start[c + 1]! += start[c]!;
  const next = start.slice();
  const list = new Int32Array(rows.commit.length);
  for (let i = 0; i < rows.commit.length; i++) list[next[rows.commit[i]!]!++] = rows.parent[i]!;
  return { start, list };
}

/**
 * Which release is the first, by time, that contains each commit: `release[i]` (index into `releases`) contains
 * `commit[i]`. Per component; pre-releases contain nothing, and what the baseline contains is nobody's. With maintenance
 * branches a commit belongs to whichever branch's release came out first. Each commit is looked at once a component.
 */
export function releaseContents(
  releases: readonly InferredRelease[],
  graph: CommitGraph,
): { release: number[]; commit: number[] } {
  const contents: { release: number[]; commit: number[] } = { release: [], commit: [] };
  const seenOf = new Map<string, Uint8Array>();
  releases.forEach((release, index) => {
    if (release.version.prerelease) return;
    const { component } = release.version;
    let seen = seenOf.get(component);
    if (!seen) seenOf.set(component, (seen = new Uint8Array(graph.start.length - 1)));
    const stack = [release.commit];
    for (let commit = stack.pop(); commit !== undefined; commit = stack.pop()) {
      if (seen[commit]) continue;
      seen[commit] = 1;
      if (!release.baseline) {
        contents.release.push(index);
        contents.commit.push(commit);
      }
      for (let i = graph.start[commit]!; i < graph.start[commit + 1]!; i++) stack.push(graph.list[i]!);
    }
  });
  return contents;
}
