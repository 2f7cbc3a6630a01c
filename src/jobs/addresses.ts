/** How long what was just cloned counts as the newest there is. */
const FRESH_MS = 60_000;

/** What this process alone knows of clones: addresses with their passwords, which are stored nowhere, and what is fresh. */
export type Addresses = ReturnType<typeof createAddresses>;

export function createAddresses() {
  const addresses = new Map<number, string>();
  const clonedAt = new Map<number, number>();
  return {
    /** The address that a repository's next fetch uses; git keeps it for those that follow. */
    remember(id: number, address: string): void {
      addresses.set(id, address);
    },
    of: (id: number): string | undefined => addresses.get(id),
    /** It worked, or where there is a clone already, it was refused. */
    forget(id: number): void {
      addresses.delete(id);
    },
    /** Its clone was made a moment ago. */
    cloned(id: number): void {
      clonedAt.set(id, performance.now());
    },
    /** True once after `cloned`, and not much later: there is nothing newer to fetch. */
    takeFresh(id: number): boolean {
      const at = clonedAt.get(id);
      clonedAt.delete(id);
      return at !== undefined && performance.now() - at < FRESH_MS;
    },
    /** The repository is removed. */
    drop(id: number): void {
      addresses.delete(id);
      clonedAt.delete(id);
    },
  };
}
