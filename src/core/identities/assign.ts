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
      return {
        id: members[0]!.id,
        ...displayOf(members),
        kind: kinds.get(group) ?? kindOf(members, options.botPatterns ?? []),
        identities: members,
      };
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

/** What `.mailmap` changed goes first, then a full name, an address that is a mailbox, the oldest. */
function displayOf(members: readonly SeenIdentity[]): IdentityName {
  const mapped = (part: 'name' | 'email') =>
    members.flatMap((identity) => identity.mapped.map((to) => to[part]).filter((to) => to !== identity[part]));
  const names = [...mapped('name'), ...members.map((identity) => identity.name)];
  const emails = [...mapped('email'), ...members.map((identity) => identity.email)];
  const email = emails.find((one) => identifies(one) && !accountOf(one)) ?? emails[0]!;
  const name = names.find((one) => fullName(one) !== null) ?? names.find((one) => one !== '');
  return { name: name ?? (email.replace(/@.*$/u, '') || 'unknown'), email };
}
