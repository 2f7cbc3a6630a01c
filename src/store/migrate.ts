import { sql, type Kysely } from 'kysely';
import { WheelhouseError } from '../core/index.ts';
import type { Engine } from './engine/engine.ts';
import { migrations as register, type Migration } from './migrations/index.ts';
import type { Database } from './schema.ts';

/** Bookkeeping table of the migrations; not part of `Database`, since nothing else reads it. */
const TABLE = 'schema_migration';

interface Bookkeeping {
  [TABLE]: { id: number; name: string; applied_at: Date };
}

/** Brings the store to this program's schema, each step in its own transaction. Refuses a store newer than the program. */
export async function migrate(engine: Engine, migrations: readonly Migration[] = register): Promise<void> {
  await engine.write(async ({ db, lock }) => {
    await lock('migrate');
    await sql`create table if not exists ${sql.table(TABLE)} (id integer primary key, name text not null, applied_at timestamp not null)`.execute(
      db,
    );
  });
  for (const migration of migrations) {
    await engine.write(async ({ db, lock }) => {
      await lock('migrate');
      const applied = await appliedIds(db);
      refuseNewer(applied, migrations);
      if (applied.includes(migration.id)) return;
      await migration.up(db, engine.dialect);
      await bookkeeping(db)
        .insertInto(TABLE)
        .values({ id: migration.id, name: migration.name, applied_at: new Date() })
        .execute();
    });
  }
}

async function appliedIds(db: Kysely<Database>): Promise<number[]> {
  const rows = await bookkeeping(db).selectFrom(TABLE).select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}

function bookkeeping(db: Kysely<Database>): Kysely<Bookkeeping> {
  return db as unknown as Kysely<Bookkeeping>;
}

function refuseNewer(applied: number[], migrations: readonly Migration[]): void {
  const known = new Set(migrations.map((migration) => migration.id));
  const unknown = applied.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  throw new WheelhouseError(
    'store.newer',
    `The store has schema step ${unknown.at(-1)}, this program knows steps up to ${Math.max(0, ...known)}`,
    {
      help: 'A newer Wheelhouse has used this store. Update this one, or restore a backup made before the update.',
    },
  );
}
