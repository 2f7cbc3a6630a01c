import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

const KEY = 'facts.version';

/**
 * The facts version grows with every committed change to facts or identities. Each repository counts its own steps, so
 * that repositories mined on several machines do not wait for one row; what belongs to no repository counts in a setting.
 */
export async function readVersion(db: Kysely<Database>): Promise<number> {
  // in one statement, so that a repository's steps are not missed or counted twice while it is removed
  const { base, steps } = await db
    .selectFrom('repo_sync')
    .select((e) => [
      e.fn.sum<number | null>('version').as('steps'),
      e.selectFrom('setting').select('value').where('key', '=', KEY).as('base'),
    ])
    .executeTakeFirstOrThrow();
  return Number(base ?? 0) + Number(steps ?? 0);
}

export async function raiseBaseVersion(db: Kysely<Database>, by = 1): Promise<void> {
  const base = await db.selectFrom('setting').select('value').where('key', '=', KEY).executeTakeFirst();
  const value = String(Number(base?.value ?? 0) + by);
  await db
    .insertInto('setting')
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
