import type { Kysely } from 'kysely';
import type { Dialect } from '../dialect.ts';
import type { Database } from '../schema.ts';

/** One step of the schema. Never changed once released: a store is what all its steps in order made of it. */
export interface Migration {
  id: number;
  name: string;
  /** Runs inside a transaction. */
  up(db: Kysely<Database>, dialect: Dialect): Promise<void>;
}
