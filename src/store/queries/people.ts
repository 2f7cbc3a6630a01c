import { groupBy } from '../../core/index.ts';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema.ts';

export interface PersonRow {
  id: number;
  name: string;
  kind: 'person' | 'bot' | 'agent';
  identities: { id: number; name: string; email: string; why: string }[];
}

export interface PeopleQuestion {
  /** Part of a name or an address, in any case. */
  q?: string | undefined;
  kind?: PersonRow['kind'] | undefined;
  offset: number;
  limit: number;
}

/** Why an identity is this person's, in words. `person` is the address the person goes by. */
function whyOf(identity: {
  name: string;
  email: string;
  person_email: string;
  person_name: string;
  mapped: boolean;
}): string {
  if (identity.email === identity.person_email)
    return identity.name === identity.person_name ? 'as recorded' : 'same address';
  if (identity.mapped) return '.mailmap';
  return /[@.]users\.noreply\./.test(identity.email)
    ? 'no-reply address of the same login'
    : 'decided on the identities page';
}

const like = (text: string) => `%${text.toLowerCase().replace(/[\\%_]/g, (character) => `\\${character}`)}%`;

/** People, bots and agents by name. Only who they are: no number is joined to them anywhere. */
export async function listPeople(
  db: Kysely<Database>,
  asked: PeopleQuestion,
): Promise<{ people: PersonRow[]; total: number }> {
  const matching = db
    .selectFrom('person as p')
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('identity as i').whereRef('i.person_id', '=', 'p.id').select('i.id')),
    )
    .$if(asked.kind !== undefined, (query) => query.where('p.kind', '=', asked.kind ?? 'person'))
    .$if(asked.q !== undefined && asked.q !== '', (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('identity as i')
            .whereRef('i.person_id', '=', 'p.id')
            .where(
              sql<boolean>`(lower(i.name) like ${like(asked.q ?? '')} escape '\\' or i.email like ${like(asked.q ?? '')} escape '\\' or lower(p.name) like ${like(asked.q ?? '')} escape '\\')`,
            )
            .select('i.id'),
        ),
      ),
    );
  const [{ total }, page] = await Promise.all([
    matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    matching
      .select(['p.id', 'p.name', 'p.kind'])
      .orderBy(sql`lower(p.name)`)
      .orderBy('p.id')
      .offset(asked.offset)
      .limit(asked.limit)
      .execute(),
  ]);
  const identities = await identitiesByPerson(
    db,
    page.map(({ id }) => id),
  );
  return {
    people: page.map((person) => ({ ...person, identities: identities.get(person.id) ?? [] })),
    total: Number(total),
  };
}

/** The identities of these people, by person. */
export async function identitiesByPerson(
  db: Kysely<Database>,
  people: readonly number[],
): Promise<Map<number, PersonRow['identities']>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('identity as i')
    .innerJoin('person as p', 'p.id', 'i.person_id')
    .where('i.person_id', 'in', [...people])
    .orderBy('i.email')
    .orderBy('i.name')
    .select(({ exists, selectFrom }) => [
      'i.id',
      'i.name',
      'i.email',
      'i.person_id',
      'p.name as person_name',
      'p.email as person_email',
      exists(
        selectFrom('signature as s')
          .whereRef('s.identity_id', '=', 'i.id')
          .where(sql<boolean>`(s.mapped_email <> i.email or s.mapped_name <> i.name)`)
          .select('s.id'),
      ).as('mapped'),
    ])
    .execute();
  const describe = (row: (typeof rows)[number]) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    why: whyOf({ ...row, mapped: Boolean(row.mapped) }),
  });
  return new Map([...groupBy(rows, (row) => row.person_id)].map(([person, list]) => [person, list.map(describe)]));
}

/** Identities that these repositories have seen. */
export async function identitiesSeenIn(db: Kysely<Database>, repositories: readonly number[]): Promise<Set<number>> {
  const rows = await db
    .selectFrom('signature')
    .where('repo_id', 'in', [...repositories])
    .select('identity_id')
    .distinct()
    .execute();
  return new Set(rows.map(({ identity_id }) => identity_id));
}
