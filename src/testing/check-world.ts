import type { World } from './world.ts';

/**
 * Throws where a world cannot be told: without ids of their own, all commits would be one that is its own parent, and the
 * walk along its parents would never end. Types say as much, but tests run without being checked for them.
 */
export function checkWorld(world: World): void {
  const name = world.repository ?? 'world';
  const seen = new Set<string>();
  world.commits.forEach((commit, i) => {
    if (!commit.id) throw new Error(`Commit ${i} of '${name}' has no id.`);
    if (!commit.by) throw new Error(`Commit '${commit.id}' of '${name}' does not say who it is by.`);
    if (seen.has(commit.id)) throw new Error(`'${name}' has two commits '${commit.id}'; each needs an id of its own.`);
    for (const parent of commit.parents ?? []) {
      if (!seen.has(parent))
        throw new Error(
          `Commit '${commit.id}' of '${name}' names the parent '${parent}', which no commit before it is.`,
        );
    }
    seen.add(commit.id);
  });
}
