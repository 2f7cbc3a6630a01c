import { agentOf } from '../agents.ts';
import { addressKeys } from './address.ts';
import type { SeenIdentity } from './types.ts';

/** Keys of each identity; two identities with a key in common are one person with certainty. */
export function certainKeys(identities: readonly SeenIdentity[]): Map<SeenIdentity, string[]> {
  const shared = sharedAddresses(identities);
  return new Map(identities.map((identity) => [identity, keysOf(identity, shared.has(identity.email))]));
}

function keysOf(identity: SeenIdentity, shared: boolean): string[] {
  const changed = identity.mapped.filter((mapped) => mapped.email !== identity.email);
  // Where a `.mailmap` tells apart people behind one address, the address itself says nothing more.
  const mapped = shared && changed.length > 0 ? changed : identity.mapped;
  const keys = mapped.flatMap((to) => {
    const found = addressKeys(to.email);
    return found.length > 0 ? found : [`exactly ${to.name} <${to.email}>`];
  });
  if (!shared) keys.push(...addressKeys(identity.email));
  return [...keys, ...machineKeys(identity)];
}

/** A name that ends in [bot] is reserved by the forge; an agent's address is nobody else's. */
function machineKeys({ name, email }: SeenIdentity): string[] {
  const agent = agentOf('', email);
  if (agent) return [`agent ${agent}`];
  return name.toLowerCase().endsWith('[bot]') ? [`bot ${name.toLowerCase()}`] : [];
}

/** Addresses that the `.mailmap` of one repository gives to more than one person. */
function sharedAddresses(identities: readonly SeenIdentity[]): Set<string> {
  const targets = new Map<string, string>();
  const shared = new Set<string>();
  for (const { email, mapped } of identities) {
    for (const to of mapped) {
      const key = `${to.repo} ${email}`;
      const known = targets.get(key);
      if (known !== undefined && known !== to.email) shared.add(email);
      targets.set(key, to.email);
    }
  }
  return shared;
}
