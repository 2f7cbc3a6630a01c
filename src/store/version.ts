import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

const KEY = 'facts.version';

/**
 * The facts version grows with every committed change to facts or identities. Each source counts its own steps, so
 * that those read on several machines do not wait for one row; what belongs to no source counts in a counter.
 */
export async function readVersion(db: Kysely<Database>): Promise<number> {
  // in one statement, so that a repository's steps are not missed or counted twice while it is removed
  const { base, steps } = await db
    .selectFrom('source_sync')
    .select((e) => [
      e.fn.sum<number | null>('version').as('steps'),
      e.selectFrom('counter').select('value').where('name', '=', KEY).as('base'),
    ])
    .executeTakeFirstOrThrow();
  return Number(base ?? 0) + Number(steps ?? 0);
}

export async function raiseBaseVersion(db: Kysely<Database>, by = 1): Promise<void> {
  await setCounter(db, KEY, (await readCounter(db, KEY)) + by);
}

/** 0 where nothing was counted yet. */
export async function readCounter(db: Kysely<Database>, name: string): Promise<number> {
  const counter = await db.selectFrom('counter').select('value').where('name', '=', name).executeTakeFirst();
  return Number(counter?.value ?? 0);
}

export async function setCounter(db: Kysely<Database>, name: string, value: number): Promise<void> {
  await db
    .insertInto('counter')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
