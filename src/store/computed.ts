import type { Kysely, Selectable } from 'kysely';
import type { Engine } from './engine/engine.ts';
import type { ComputedTable, Database } from './schema.ts';

export type Computed = Selectable<ComputedTable>;

/** Answers that were computed ahead: one for each kind and scope. */
export interface ComputedAnswers {
  read(kind: string, scope: string): Promise<Computed | undefined>;
  /** In place of the one before. It changes no facts, and so not their version. */
  write(answer: Computed): Promise<void>;
}

export function computedAnswers(engine: Engine, db: Kysely<Database>): ComputedAnswers {
  return {
    read: (kind, scope) =>
      db.selectFrom('computed').selectAll().where('kind', '=', kind).where('scope', '=', scope).executeTakeFirst(),
    write: ({ kind, scope, ...answer }) =>
      engine.write(async ({ db: tx }) => {
        await tx
          .insertInto('computed')
          .values({ kind, scope, ...answer })
          .onConflict((conflict) => conflict.columns(['kind', 'scope']).doUpdateSet(answer))
          .execute();
      }),
  };
}
