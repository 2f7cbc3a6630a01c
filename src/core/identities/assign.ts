import { agentOf } from '../agents.ts';
import { isBot } from '../bots.ts';
import { accountOf, identifies } from './address.ts';
import { fullName } from './names.ts';
import { Partition } from './partition.ts';
import type { AssignedPerson, Decision, IdentityName, PersonKind, SeenIdentity } from './types.ts';

export interface AssignOptions {
  /** Not undone, oldest first. */
  decisions: readonly Decision[];
  /** Patterns of bots from the configuration. */
  botPatterns?: readonly RegExp[];
}

/**
 * Who is who: certain matches are made, decisions applied in order, likely matches left to `proposals`.
 * The same input in any order gives the same people.
 */
export function assignPeople(identities: readonly SeenIdentity[], options: AssignOptions): AssignedPerson[] {
  const sorted = identities.toSorted((a, b) => a.id - b.id);
  const partition = new Partition(sorted);
  options.decisions.forEach((decision) => partition.apply(decision));
  const kinds = decidedKinds(partition, options.decisions);
  return partition
    .groups()
    .map((group) => {
      const members = [...group].toSorted((a, b) => a.id - b.id);
      return { id: members[0]!.id, ...displayOf(members), kind: kinds.get(group) ?? kindOf(members, options.botPatterns ?? []), identities: members };
    })
    .toSorted((a, b) => a.id - b.id);
}

function decidedKinds(partition: Partition, decisions: readonly Decision[]): Map<Set<SeenIdentity>, PersonKind> {
  const kinds = new Map<Set<SeenIdentity>, PersonKind>();
  for (const decision of decisions) {
    if (decision.action !== 'kind') continue;
    for (const name of decision.identities) {
      const group = partition.groupOf(name);
      if (group) kinds.set(group, decision.kind);
    }
  }
  return kinds;
}

/** A person whose work once came through a bot's account is still a person. */
function kindOf(members: readonly SeenIdentity[], patterns: readonly RegExp[]): PersonKind {
  if (members.every(isAgent)) return 'agent';
  return members.every((identity) => isBot(identity, patterns) || isAgent(identity)) ? 'bot' : 'person';
}

/** 'Ana Lee (aider)' is Ana Lee, who let an agent write. */
function isAgent({ name, email }: SeenIdentity): boolean {
  return agentOf(name.replace(/\(.*\)$/u, ''), email) !== null;
}

/** What `.mailmap` says goes first, then a full name, then an address that is a mailbox, then the oldest. */
function displayOf(members: readonly SeenIdentity[]): IdentityName {
  const mapped = members.flatMap((identity) => identity.mapped.filter((to) => to.name !== identity.name || to.email !== identity.email));
  const choices: IdentityName[] = [...mapped, ...members];
  const name = choices.find((one) => fullName(one.name) !== null)?.name ?? choices.find((one) => one.name !== '')?.name;
  const email = choices.find((one) => identifies(one.email) && !accountOf(one.email))?.email ?? choices[0]!.email;
  return { name: name ?? (email.replace(/@.*$/u, '') || 'unknown'), email };
}
