import { sql, type Kysely } from 'kysely';
import { assignPeople, type AssignedPerson, type Decision, type SeenIdentity } from '../../core/index.ts';
import type { WriteTransaction } from '../engine/engine.ts';
import type { Database } from '../schema.ts';
import { readDecisions } from './decisions.ts';

/** Everybody there is, as rules and decisions say now. */
export async function resolvePeople(
  db: Kysely<Database>,
  botPatterns: readonly RegExp[],
): Promise<{ people: AssignedPerson[]; decisions: Decision[] }> {
  const identities = await db.selectFrom('identity').select(['id', 'name', 'email']).execute();
  const mapped = await db
    .selectFrom('signature')
    .select(['repo_id', 'identity_id', 'mapped_name', 'mapped_email'])
    .distinct()
    .execute();
  const stored = await readDecisions(db);
  const seen = new Map(
    identities.map((identity) => [identity.id, { ...identity, mapped: [] as SeenIdentity['mapped'][number][] }]),
  );
  for (const row of mapped)
    seen.get(row.identity_id)?.mapped.push({ repo: row.repo_id, name: row.mapped_name, email: row.mapped_email });
  for (const { mapped: list } of seen.values())
    list.sort((a, b) => a.repo - b.repo || (a.email + a.name < b.email + b.name ? -1 : 1));
  const decisions = stored.filter((decision) => !decision.undone).map(({ decision }) => decision);
  return { people: assignPeople([...seen.values()], { decisions, botPatterns }), decisions };
}

/** Brings `person` and `identity.person_id` to what rules and decisions say; writes only what differs. */
export async function assignPersons(transaction: WriteTransaction, botPatterns: readonly RegExp[]): Promise<void> {
  const { db, stage, lock } = transaction;
  await lock('identities');
  const { people } = await resolvePeople(db, botPatterns);
  await moveIdentities(transaction, people);

  const stored = new Map((await db.selectFrom('person').selectAll().execute()).map((person) => [person.id, person]));
  const fresh = people.filter((person) => !stored.has(person.id));
  const changed = people.filter((person) => {
    const known = stored.get(person.id);
    return known && (known.name !== person.name || known.email !== person.email || known.kind !== person.kind);
  });
  await transaction.append('person', columnsOf(fresh));
  if (changed.length > 0) {
    const values = columnsOf(changed);
    await stage('staged_person', {
      id: { type: 'integer', values: values.id },
      name: { type: 'text', values: values.name },
      email: { type: 'text', values: values.email },
      kind: { type: 'text', values: values.kind },
    });
    await sql`update person set name = p.name, email = p.email, kind = p.kind from staged_person p where person.id = p.id`.execute(
      db,
    );
  }
  const present = new Set(people.map((person) => person.id));
  const gone = [...stored.keys()].filter((id) => !present.has(id));
  if (gone.length > 0) await deletePeople(transaction, gone);
}

async function moveIdentities({ db, stage }: WriteTransaction, people: readonly AssignedPerson[]): Promise<void> {
  const now = new Map(
    (await db.selectFrom('identity').select(['id', 'person_id']).execute()).map((row) => [row.id, row.person_id]),
  );
  const moved = people.flatMap((person) =>
    person.identities
      .filter((identity) => now.get(identity.id) !== person.id)
      .map((identity) => ({ id: identity.id, person: person.id })),
  );
  if (moved.length === 0) return;
  await stage('staged_move', {
    id: { type: 'integer', values: moved.map((move) => move.id) },
    person_id: { type: 'integer', values: moved.map((move) => move.person) },
  });
  await sql`update identity set person_id = m.person_id from staged_move m where identity.id = m.id`.execute(db);
}

async function deletePeople({ db, stage }: WriteTransaction, ids: readonly number[]): Promise<void> {
  await stage('staged_gone', { id: { type: 'integer', values: ids } });
  await sql`delete from person where id in (select id from staged_gone)`.execute(db);
}

function columnsOf(people: readonly AssignedPerson[]) {
  return {
    id: people.map((person) => person.id),
    name: people.map((person) => person.name),
    email: people.map((person) => person.email),
    kind: people.map((person) => person.kind),
  };
}
