import type { Kysely } from 'kysely';
import {
  proposeMerges,
  WheelhouseError,
  type AssignedPerson,
  type Decision,
  type IdentityName,
  type PersonKind,
} from '../../core/index.ts';
import type { Engine } from '../engine/engine.ts';
import type { Database } from '../schema.ts';
import { raiseBaseVersion, readVersion } from '../version.ts';
import { assignPersons, resolvePeople } from './assign.ts';
import { addDecision, markUndone, readDecisions, summarise } from './decisions.ts';

export interface PersonView {
  id: number;
  name: string;
  email: string;
  kind: PersonKind;
  identities: { id: number; name: string; email: string }[];
}

export interface ProposalView {
  id: string;
  people: [PersonView, PersonView];
  reason: string;
  confidence: 'high' | 'medium';
}

export interface DecisionView {
  id: number;
  decidedAt: Date;
  action: Decision['action'];
  summary: string;
  undone: boolean;
}

/**
 * Who is who. Every decision is kept by name and address, so that it outlives a new import; it takes effect on all of
 * history at once, and can be taken back. Those that change something give the decision's id.
 */
export interface Identities {
  people(): Promise<PersonView[]>;
  /** Likely one person, strongest first. */
  proposals(): Promise<ProposalView[]>;
  /** These people are one. */
  merge(people: readonly number[]): Promise<number>;
  /** These two are not one. */
  reject(people: readonly [number, number]): Promise<number>;
  /** These identities of a person are somebody else, together. */
  split(person: number, identities: readonly number[]): Promise<number>;
  setKind(person: number, kind: PersonKind): Promise<number>;
  /** Newest first. */
  decisions(): Promise<DecisionView[]>;
  undo(decision: number): Promise<void>;
  /** Applies the rules again, for example after the configured bot patterns changed. */
  refresh(): Promise<void>;
}

export function identities(engine: Engine, db: Kysely<Database>, botPatterns: readonly RegExp[]): Identities {
  const decide = (make: (tx: Kysely<Database>) => Promise<Decision>) =>
    engine.write(async (transaction) => {
      await transaction.lock('identities');
      const id = await addDecision(transaction.db, await make(transaction.db));
      await assignPersons(transaction, botPatterns);
      await raiseBaseVersion(transaction.db);
      return id;
    });
  return {
    people: async () => (await resolvePeople(db, botPatterns)).people.map(viewOf),
    proposals: keptByVersion(
      () => readVersion(db),
      () => propose(db, botPatterns),
    ),
    merge: (people) =>
      decide(async (tx) => {
        if (new Set(people).size < 2) throw conflict('It takes two people to merge');
        return { action: 'merge', groups: await identitiesOf(tx, people) };
      }),
    reject: (people) =>
      decide(async (tx) => {
        if (people[0] === people[1]) throw conflict('A person cannot be somebody else');
        return { action: 'reject', groups: await identitiesOf(tx, people) };
      }),
    split: (person, ids) => decide((tx) => splitOf(tx, person, ids)),
    setKind: (person, kind) =>
      decide(async (tx) => ({ action: 'kind', identities: (await identitiesOf(tx, [person]))[0]!, kind })),
    async decisions() {
      const all = await readDecisions(db);
      return all.toReversed().map(({ id, decidedAt, undone, decision }) => ({
        id,
        decidedAt,
        action: decision.action,
        summary: summarise(decision),
        undone,
      }));
    },
    undo: (id) =>
      engine.write(async (transaction) => {
        await transaction.lock('identities');
        await markUndone(transaction.db, id);
        await assignPersons(transaction, botPatterns);
        await raiseBaseVersion(transaction.db);
      }),
    refresh: () =>
      engine.write(async (transaction) => {
        await assignPersons(transaction, botPatterns);
        await raiseBaseVersion(transaction.db);
      }),
  };
}

async function propose(db: Kysely<Database>, botPatterns: readonly RegExp[]): Promise<ProposalView[]> {
  const { people, decisions } = await resolvePeople(db, botPatterns);
  const strength = { high: 0, medium: 1 };
  return proposeMerges(people, decisions)
    .map(({ people: [a, b], ...proposal }): ProposalView => ({ ...proposal, people: [viewOf(a), viewOf(b)] }))
    .toSorted(
      (a, b) =>
        strength[a.confidence] - strength[b.confidence] || a.people[0].name.localeCompare(b.people[0].name, 'en'),
    );
}

/** Comparing everybody with everybody takes a tenth of a second for 4,000 identities: once for each version is enough. */
function keptByVersion<T>(version: () => Promise<number>, make: () => Promise<T>): () => Promise<T> {
  let kept: { version: number; value: Promise<T> } | undefined;
  return async () => {
    const now = await version();
    if (kept?.version !== now) kept = { version: now, value: make() };
    const { value } = kept;
    value.catch(() => (kept = undefined));
    return value;
  };
}

function viewOf({ id, name, email, kind, identities: all }: AssignedPerson): PersonView {
  return {
    id,
    name,
    email,
    kind,
    identities: all.map((identity) => ({ id: identity.id, name: identity.name, email: identity.email })),
  };
}

async function identitiesOf(db: Kysely<Database>, people: readonly number[]): Promise<IdentityName[][]> {
  const rows = await db
    .selectFrom('identity')
    .select(['person_id', 'name', 'email'])
    .where('person_id', 'in', [...people])
    .orderBy('id')
    .execute();
  return [...new Set(people)].map((person) => {
    const own = rows.filter((row) => row.person_id === person).map(({ name, email }) => ({ name, email }));
    if (own.length === 0)
      throw new WheelhouseError('person.not-found', `There is no person ${person}`, {
        help: 'Somebody may have merged or split people since the page was opened; open it again.',
      });
    return own;
  });
}

async function splitOf(db: Kysely<Database>, person: number, ids: readonly number[]): Promise<Decision> {
  const rows = await db
    .selectFrom('identity')
    .select(['id', 'name', 'email'])
    .where('person_id', '=', person)
    .orderBy('id')
    .execute();
  const apart = rows.filter((row) => ids.includes(row.id)).map(({ name, email }) => ({ name, email }));
  if (apart.length === 0 || apart.length !== new Set(ids).size)
    throw conflict('The identities are not all this person’s');
  if (apart.length === rows.length) throw conflict('A person must keep at least one identity');
  return { action: 'split', identities: apart };
}

function conflict(message: string): WheelhouseError {
  return new WheelhouseError('identity.conflict', message, {
    help: 'Open the list of people again and choose from what is there now.',
  });
}
