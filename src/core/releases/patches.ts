/** Nine in ten releases, of at least so many: by then a patch is how work is released, not how it is repaired. */
const NEARLY_ALL = 0.9;
const ENOUGH = 10;

/**
 * Whether nearly all releases are patches. Each then looks like the repair of the one before, and the share of failed
 * releases says nothing but how fast they follow each other. `kinds` are numbers of releases by kind ('patch' …).
 */
export function releasesByPatch(
  kinds: readonly { key: string; n: number }[],
): { patches: number; releases: number } | null {
  const releases = kinds.reduce((sum, { n }) => sum + n, 0);
  const patches = kinds.find(({ key }) => key === 'patch')?.n ?? 0;
  return releases >= ENOUGH && patches >= NEARLY_ALL * releases ? { patches, releases } : null;
}
