import { groupBy } from '../group-by.ts';
import { personalLocalPart } from './address.ts';
import { fullName, similarNames } from './names.ts';
import type { AssignedPerson, Decision, IdentityName, Proposal } from './types.ts';

/** More namesakes than this, and the name says nothing. */
const NAMESAKES = 12;

/** People who are likely one. Never made by themselves: a person decides. */
export function proposeMerges(people: readonly AssignedPerson[], decisions: readonly Decision[]): Proposal[] {
  const humans = people.filter((person) => person.kind === 'person');
  const rejected = rejectedPairs(people, decisions);
  const found = new Map<string, Proposal>();
  const propose = (pair: readonly [AssignedPerson, AssignedPerson], why: Pick<Proposal, 'reason' | 'confidence'>) => {
    const [first, second] = pair[0].id < pair[1].id ? pair : [pair[1], pair[0]];
    const id = `${first.id}-${second.id}`;
    if (!rejected.has(id) && !found.has(id)) found.set(id, { id, people: [first, second], ...why });
  };
  for (const [name, namesakes] of groupByName(humans, (identity) => fullName(identity.name))) {
    if (namesakes.length > NAMESAKES) continue;
    for (const pair of pairs(namesakes)) {
      propose(pair, {
        reason: `Both are called “${titled(pair[0], name)}”, with different addresses`,
        confidence: 'high',
      });
    }
  }
  for (const [local, owners] of groupByName(humans, (identity) => personalLocalPart(identity.email))) {
    if (owners.length > NAMESAKES) continue;
    for (const pair of pairs(owners)) {
      if (alike(pair))
        propose(pair, {
          reason: `Both addresses begin with “${local}”, and the names are alike`,
          confidence: 'medium',
        });
    }
  }
  return [...found.values()];
}

function rejectedPairs(people: readonly AssignedPerson[], decisions: readonly Decision[]): Set<string> {
  const personOf = new Map(people.flatMap((person) => person.identities.map((identity) => [key(identity), person.id])));
  const ids = (names: readonly IdentityName[]) =>
    new Set(names.map((name) => personOf.get(key(name))).filter((id) => id !== undefined));
  const rejected = new Set<string>();
  for (const decision of decisions) {
    if (decision.action !== 'reject') continue;
    const [a, b] = decision.groups;
    for (const one of ids(a ?? []))
      for (const other of ids(b ?? [])) rejected.add(`${Math.min(one, other)}-${Math.max(one, other)}`);
  }
  return rejected;
}

function alike(pair: readonly [AssignedPerson, AssignedPerson]): boolean {
  const names = (person: AssignedPerson) => new Set(person.identities.map((identity) => identity.name));
  return [...names(pair[0])].some((a) => [...names(pair[1])].some((b) => similarNames(a, b)));
}

function titled(person: AssignedPerson, name: string): string {
  return person.identities.find((identity) => fullName(identity.name) === name)?.name ?? name;
}

function groupByName(
  people: readonly AssignedPerson[],
  by: (identity: IdentityName) => string | null,
): Map<string, AssignedPerson[]> {
  const named = people.flatMap((person) =>
    [...new Set(person.identities.map(by))].flatMap((name) => (name === null ? [] : [{ name, person }])),
  );
  return new Map([...groupBy(named, ({ name }) => name)].map(([name, group]) => [name, group.map((g) => g.person)]));
}

function* pairs(people: readonly AssignedPerson[]): Generator<readonly [AssignedPerson, AssignedPerson]> {
  for (let i = 0; i < people.length; i++) for (let j = i + 1; j < people.length; j++) yield [people[i]!, people[j]!];
}

function key({ name, email }: IdentityName): string {
  return `${name}\n${email}`;
}
