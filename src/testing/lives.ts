import type { MemoryFacts } from './memory-sink.ts';

/** Commits that changed the file which is at a path now, under all its names, by sha; the newest first as they were read. */
export function changesOfFile(facts: MemoryFacts, path: string): string[] {
  const at = [...facts.files.values()].find((file) => file.path === path)?.id;
  const lives = new Set(facts.lives.flatMap(([file, alive], life) => (alive && file === at ? [life] : [])));
  const commits = [...facts.changes.values()].filter(({ life }) => lives.has(life)).map(({ commit }) => commit);
  return [...new Set(commits)].sort((a, b) => b - a).map((id) => facts.commits[id]!.sha);
}
