import { certainKeys } from './certain.ts';
import type { Decision, IdentityName, SeenIdentity } from './types.ts';

/** Groups of identities, each group one person. */
export class Partition {
  readonly #groupOf = new Map<string, Set<SeenIdentity>>();

  constructor(identities: readonly SeenIdentity[]) {
    const byKey = new Map<string, SeenIdentity>();
    for (const identity of identities) this.#groupOf.set(nameOf(identity), new Set([identity]));
    for (const [identity, keys] of certainKeys(identities)) {
      for (const key of keys) {
        const other = byKey.get(key);
        if (other) this.#join(identity, other);
        else byKey.set(key, identity);
      }
    }
  }

  apply(decision: Decision): void {
    if (decision.action === 'merge') {
      const known = decision.groups.flat().filter((name) => this.#groupOf.has(nameOf(name)));
      known.forEach((name) => this.#join(known[0]!, name));
    } else if (decision.action === 'split') {
      this.#separate(decision.identities);
    }
  }

  groups(): Set<SeenIdentity>[] {
    return [...new Set(this.#groupOf.values())];
  }

  groupOf(name: IdentityName): Set<SeenIdentity> | undefined {
    return this.#groupOf.get(nameOf(name));
  }

  #join(a: IdentityName, b: IdentityName): void {
    const [one, other] = [this.groupOf(a)!, this.groupOf(b)!];
    if (one === other) return;
    const [large, small] = one.size >= other.size ? [one, other] : [other, one];
    for (const identity of small) {
      large.add(identity);
      this.#groupOf.set(nameOf(identity), large);
    }
  }

  #separate(names: readonly IdentityName[]): void {
    const apart = new Set<SeenIdentity>();
    for (const name of names) {
      const group = this.groupOf(name);
      const identity = group && [...group].find((member) => nameOf(member) === nameOf(name));
      if (!group || !identity) continue;
      group.delete(identity);
      apart.add(identity);
    }
    for (const identity of apart) this.#groupOf.set(nameOf(identity), apart);
  }
}

function nameOf({ name, email }: IdentityName): string {
  return `${name}\n${email}`;
}
